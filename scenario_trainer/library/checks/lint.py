"""All that is asked of a story beyond being well-formed: every check, one list."""

from collections.abc import Iterable, Iterator, Mapping

from scenario_trainer.library.building.builder import Draft
from scenario_trainer.library.checks import (
    alike,
    cases,
    credits,
    fairness,
    flags,
    minutes,
    paths,
    reading,
    talks,
    tried,
)
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.references import Reference

CHECKS = (
    *credits.CHECKS,
    *talks.CHECKS,
    *cases.CHECKS,
    *flags.CHECKS,
    *paths.CHECKS,
    *reading.CHECKS,
    *alike.CHECKS,
    *minutes.CHECKS,
)
# Stories that could not be played to an end.
_UNPLAYABLE = frozenset(("SCN314", "SCN334", "SCN415", "SCN416", "SCN417"))


def static(draft: Draft, references: Mapping[str, Reference] | None) -> Iterator[Finding]:
    """What is wrong with a scenario as it stands; without *references* nothing of sources."""
    story = _story(draft, references)
    if not story.is_bank and not any(person.of_concern for person in draft.file.people.values()):
        yield story.finding("SCN431", "people")
    yield from (finding for check in CHECKS for finding in check(story))


def played(draft: Draft) -> Iterator[Finding]:
    """What officers at play find in a scenario that is otherwise in order."""
    story = _story(draft)
    yield from fairness.fairness(story)
    yield from tried.never_met(story)


def _story(draft: Draft, references: Mapping[str, Reference] | None = None) -> Story:
    return Story(draft.tree, draft.file, draft.scenario, draft.texts, draft.spoken, references)


def can_be_played(found: Iterable[Finding]) -> bool:
    """Whether every way comes to an end, so that walks may be tried."""
    return _UNPLAYABLE.isdisjoint(finding.code for finding in found)
