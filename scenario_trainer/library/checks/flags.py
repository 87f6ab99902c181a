"""Red flags, stop cards, slips and the sources decisions rest on."""

from collections.abc import Iterator

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.values import TEMPERAMENT, TRUTH, Changes
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding


def competencies(story: Story) -> Iterator[Finding]:
    """A flag caps a competency that is assessed here or weighed in the scenario."""
    for at, act, option in story.options():
        for flag in option.flags:
            capped = RED_FLAGS[flag.code].competencies
            if not {*act.assesses, *story.file.weights} & set(capped):
                yield story.finding(
                    "SCN410", f"{at}.flags", what=flag.code, competency=", ".join(capped)
                )


def luck(story: Story) -> Iterator[Finding]:
    """What an officer is flagged for is never what only chance decided."""
    drawn = _only_by_chance(story)
    for at, _, option in story.options():
        for flag in option.flags:
            if flag.when is not None and flag.when.reads & drawn:
                yield story.finding("SCN411", f"{at}.flags", what=flag.code)


def _only_by_chance(story: Story) -> set[int]:
    """The slots that nothing but a draw ever changes."""
    by_chance, by_choice = {TEMPERAMENT, TRUTH}, set()
    for _, _, option in story.options():
        by_choice |= {slot for slot, _ in option.opens} | {option.took}
    for changes, drawn in _all_changes(story):
        (by_chance if drawn else by_choice).update(_slots(changes))
    return by_chance - by_choice


def _all_changes(story: Story) -> Iterator[tuple[Changes, bool]]:
    """All that changes numbers, and whether a chance decides if it happens."""
    for _, _, option in story.options():
        yield option.changes, False
        if option.chance is not None:
            yield option.chance.changes, True
    for scene in story.scenario.scenes.values():
        yield scene.arrives, False
        yield from kind_of(scene.act).changes(scene.act)
    yield from ((later.changes, later.percent is not None) for later in story.scenario.later)
    yield from ((deadline.changes, False) for deadline in story.scenario.deadlines)


def _slots(changes: Changes) -> set[int]:
    return {e.slot for block in changes for variant in block.effects for e in variant}


def stops(story: Story) -> Iterator[Finding]:
    """A flag has its stop card, and a stop card its flag."""
    for at, _, option in story.options():
        if option.flags and option.stop is None:
            codes = ", ".join(flag.code for flag in option.flags)
            yield story.finding("SCN412", f"{at}.flags", option=option.id, what=codes)
        if option.stop is not None and not option.flags:
            yield story.finding("SCN434", f"{at}.stop", option=option.id)


def repairs(story: Story) -> Iterator[Finding]:
    """A slip can be repaired."""
    repaired = {option.repairs for _, _, option in story.options()}
    for id in story.scenario.majors:
        if id not in repaired:
            yield story.finding("SCN420", f"majors.{id}", what=id)


def sources(story: Story) -> Iterator[Finding]:
    """Scored options cite sources that exist and may carry credit."""
    for at, act, option in story.options():
        if (
            not option.cites
            and isinstance(act, Decision)
            and option.quality in ("strong", "harmful")
        ):
            yield story.finding("SCN409", at, option=option.id, what=option.quality)
        for n, cite in enumerate(option.cites):
            yield from _source(story, f"{at}.cites.{n}", cite)


def _source(story: Story, at: str, cite: str) -> Iterator[Finding]:
    if story.references is None:
        return
    reference = story.references.get(cite)
    if reference is None:
        yield story.finding(
            "SCN407", at, key=False, what=cite, near=story.near(cite, story.references)
        )
    elif not reference.carries_credit:
        yield story.finding("SCN408", at, key=False, what=cite)


CHECKS = (competencies, luck, stops, repairs, sources)
