"""What a move was worth, in figures: 1.00 is full credit in one whole weight."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from scenario_trainer.debrief.entry_views import WorthView
from scenario_trainer.engine.kinds import kind_of, talk
from scenario_trainer.engine.kinds.credit import NOTHING, Number, Vector, plus
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play.play import Step
from scenario_trainer.engine.score.figures import OBSERVED
from scenario_trainer.engine.score.scoring import MoveScore, options_of
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, FactCount, Scene
from scenario_trainer.engine.story.values import KNOWN, SUGGESTED, Values


def credits(number: Number) -> str:
    """Credit in whole weights with two places."""
    return decimal(number, 2)


def decimal(number: Number, places: int) -> str:
    """Credit in whole weights with so many places, half up."""
    return written(rounded(number, places), places)


def rounded(number: Number, places: int) -> int:
    """Credit in whole weights, counted in the last of so many places."""
    return half_up(Fraction(number) * 10**places / OBSERVED)


def written(count: int, places: int) -> str:
    """A number counted in the last of so many places."""
    whole, rest = divmod(abs(count), 10**places)
    return f"{'-' if count < 0 else ''}{whole}.{rest:0{places}d}"


def weight(hundredths: int) -> str:
    """A weight without places it does not need, such as 2 or 0.5."""
    return written(hundredths, 2).rstrip("0").rstrip(".")


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


def workings(
    scene: Scene, steps: Sequence[Step], *, assessment: bool, rated: int | None = None
) -> dict[str, str]:
    """How what was earned comes about in each competency, such as `80% × 2`."""
    act, last = scene.act, steps[-1]
    if isinstance(act, Talk):
        return _of_talk(act, last) if last.move.kind == "leave" else {}
    if isinstance(act, Narrative):
        return {} if rated is None else {c: _times(rated, w) for c, w in act.assesses.items()}
    kind = kind_of(act)
    weights = kind.weights(act, assessment=assessment)
    if kind.judged_whole:
        points = kind.points(act, last.move, last.before.values)
        return {code: _times(points, each) for code, each in weights.items()}
    options = options_of(act, last.move)
    return {
        code: " + ".join(_times(option.credit.get(code, 0), each) for option in options)
        for code, each in weights.items()
    }


def _of_talk(hub: Talk, leaving: Step) -> dict[str, str]:
    values = leaving.before.values
    parts: dict[str, list[str]] = {}
    for code, each in hub.assesses.items():
        parts[code] = [_times(talk.credit_in(hub, values, code), each)]
    for topic in hub.topics.values():
        for code, each in topic.must.items():
            parts.setdefault(code, []).append(_times(100 if values[topic.asked] else 0, each))
    return {code: " + ".join(each) for code, each in parts.items()}


def of_facts(outcome: FactCount | None, values: Values) -> dict[str, str]:
    """How the facts known at the ending are worth what they are."""
    if outcome is None:
        return {}
    held = [values[slot] for slot, when in outcome.facts if when is None or when.test(values)]
    if not held:
        return {}
    share = half_up(100 * max(held.count(KNOWN) - held.count(SUGGESTED), 0), len(held))
    return {code: _times(share, each) for code, each in outcome.assesses.items()}


def _times(credit: int, hundredths: int) -> str:
    return f"{credit}% × {weight(hundredths)}"
