"""All that is asked of a story beyond being well-formed: every check, one list."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.library.building.builder import Draft
from scenario_trainer.library.checks import (
    alike,
    cases,
    credits,
    fairness,
    flags,
    kept,
    minutes,
    paths,
    reading,
    talks,
    tried,
)
from scenario_trainer.library.checks.kept import Part
from scenario_trainer.library.checks.mechanics import mechanics
from scenario_trainer.library.checks.story import Found, Story
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.references import Reference
from scenario_trainer.library.walks import walks

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


def played(draft: Draft, walked: Tree | None, data: Path | None) -> Iterator[Finding]:
    """What officers at play and walks find in a scenario that is otherwise in order.

    What each part of it found is kept in the *data* folder under all that it reads: the
    officers no word, those who look for length the moves they are led to, walks their file.
    """
    story, outlook = _story(draft), Outlook(draft.scenario)
    plain, longest = mechanics(draft.scenario), fairness.sent_by_length(draft.scenario)
    file = f"{walked.source} {walked.findings}" if walked else ""
    parts = (
        Part("officers", plain, lambda: _officers(story, outlook)),
        Part("longest", f"{plain} {longest}", lambda: fairness.careless(outlook, longest)),
        Part("walks", f"{plain} {file}", lambda: walks.check(draft.scenario, walked, outlook)),
    )
    for told in kept.played(data, draft.scenario.id, parts):
        if isinstance(told, Found):
            yield story.finding(told.code, told.at, **told.details)
        else:
            yield told


def _officers(story: Story, outlook: Outlook) -> Iterator[Found]:
    yield from fairness.careless(outlook, fairness.sent_blindly(story.scenario))
    yield from fairness.talks_count(outlook)
    yield from fairness.good_ways(story, outlook)
    yield from tried.never_met(story)


def walked_alone(draft: Draft, walked: Tree | None) -> Iterator[Finding]:
    """What walks find in a scenario in which something else is to be mended."""
    return walks.check(draft.scenario, walked, Outlook(draft.scenario))


def _story(draft: Draft, references: Mapping[str, Reference] | None = None) -> Story:
    return Story(draft.tree, draft.file, draft.scenario, draft.texts, draft.spoken, references)


def can_be_played(found: Iterable[Finding]) -> bool:
    """Whether every way comes to an end, so that walks may be tried."""
    return _UNPLAYABLE.isdisjoint(finding.code for finding in found)
