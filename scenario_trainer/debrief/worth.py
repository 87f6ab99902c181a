"""What a move was worth, in figures: 1.00 is full credit in one whole weight."""

from collections.abc import Iterable, Mapping

from scenario_trainer.debrief.entry_views import WorthView
from scenario_trainer.debrief.figures import credits, times
from scenario_trainer.engine.kinds.credit import NOTHING, Vector, plus
from scenario_trainer.engine.score.scoring import MoveScore
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, FactCount
from scenario_trainer.engine.story.values import KNOWN, SUGGESTED, Values


def total_worth(rows: Iterable[MoveScore]) -> tuple[Vector, Vector, Vector]:
    """What several moves earned, gave away and owe to chance together."""
    earned = lost = luck = NOTHING
    for row in rows:
        earned, lost, luck = plus(earned, row.earned), plus(lost, row.regret), plus(luck, row.luck)
    return earned, lost, luck


def worth_views(
    earned: Vector, lost: Vector, luck: Vector, workings: Mapping[str, str]
) -> tuple[WorthView, ...]:
    """A row for each competency in which something was earned, given away or left to chance."""
    rows = zip(COMPETENCIES, earned, lost, luck, strict=True)
    return tuple(
        WorthView(code, credits(won), credits(gone), credits(chance), workings.get(code, ""))
        for code, won, gone, chance in rows
        if won or gone or chance
    )


def of_facts(outcome: FactCount | None, values: Values) -> dict[str, str]:
    """How the facts known at the ending are worth what they are."""
    if outcome is None:
        return {}
    held = [values[slot] for slot, when in outcome.facts if when is None or when.test(values)]
    if not held:
        return {}
    share = half_up(100 * max(held.count(KNOWN) - held.count(SUGGESTED), 0), len(held))
    return {code: times(share, each) for code, each in outcome.assesses.items()}
