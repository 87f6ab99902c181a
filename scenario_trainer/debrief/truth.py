"""The truth beside the file: line by line what was so, and what of it the officer has."""

from collections.abc import Mapping

from scenario_trainer.debrief.facts import is_so, told_of_fact
from scenario_trainer.debrief.played import Played
from scenario_trainer.debrief.views import FactView, TruthView
from scenario_trainer.engine.story.cast import Fact
from scenario_trainer.engine.story.values import KNOWN, SUGGESTED, TEMPERAMENT, TRUTH
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.stage.heard import taken

STATUS = {KNOWN: "found", SUGGESTED: "suggested"}


def truth_view(played: Played, entry_of: Mapping[int, int]) -> TruthView:
    """What was drawn, and every fact there was; what was put in of nothing stands there too."""
    scenario, values = played.scenario, played.steps[-1].after.values
    facts = tuple(
        _fact(played, fact, entry_of)
        for fact in scenario.facts.values()
        if is_so(fact, values) or values[fact.slot] == SUGGESTED
    )
    drawn = [
        draws[values[slot]]
        for draws, slot in ((scenario.temperaments, TEMPERAMENT), (scenario.truths, TRUTH))
        if draws
    ]
    counts = [fact.status for fact in facts]
    return TruthView(
        truth=scenario.truth,
        drawn=tuple((draw.title, draw.about) for draw in drawn),
        facts=facts,
        found=counts.count("found"),
        missed=counts.count("missed"),
        suggested=counts.count("suggested"),
    )


def _fact(played: Played, fact: Fact, entry_of: Mapping[int, int]) -> FactView:
    values = played.steps[-1].after.values
    status = STATUS.get(values[fact.slot], "missed")
    words = told_of_fact(fact, values)
    came = _came(played, fact) if status != "missed" else None
    asked = taken(came)[:1] if came else ()
    return FactView(
        true=words if is_so(fact, values) else None,
        status=status,
        false=(fact.suggested or words) if status == "suggested" else None,
        where=played.title(came) if came else None,
        question=asked[0].text if asked and status == "suggested" else None,
        number=came.number if came else None,
        entry=entry_of.get(came.number) if came else None,
    )


def _came(played: Played, fact: Fact) -> Step | None:
    """The step in which the fact got where it is in the file now."""
    held = played.steps[-1].after.values[fact.slot]
    changed = (
        step
        for step in played.steps
        if step.after.values[fact.slot] == held != step.before.values[fact.slot]
    )
    return next(changed, None)
