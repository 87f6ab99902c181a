"""All that is asked of a story beyond being well-formed: every check, one list."""

from collections.abc import Iterator, Mapping

from scenario_trainer.library.builder import Draft
from scenario_trainer.library.checks import credits, flags, paths, reading
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings import Finding
from scenario_trainer.library.references import Reference

CHECKS = (*credits.CHECKS, *flags.CHECKS, *paths.CHECKS, *reading.CHECKS)


def findings(draft: Draft, references: Mapping[str, Reference] | None) -> Iterator[Finding]:
    """What the checks say about a scenario that could be built; *references* None skips the sources."""
    story = Story(draft.tree, draft.file, draft.scenario, draft.texts, references)
    if not any(person.of_concern for person in draft.file.people.values()):
        yield story.finding("SCN431", "people")
    for check in CHECKS:
        yield from check(story)
