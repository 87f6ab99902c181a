"""Classifications in the debrief: the answer beside the right one, and what was really so."""

from collections.abc import Iterator, Sequence

from scenario_trainer.debrief.entry_views import (
    ClassifiedOffenceView,
    ClassifiedSignView,
    ClassifiedView,
    DeductionView,
)
from scenario_trainer.debrief.kinds.in_debrief import InDebrief
from scenario_trainer.debrief.patterns import outcome_of
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.debrief.quality import calibrated
from scenario_trainer.engine.kinds import classify
from scenario_trainer.engine.kinds.classify import Classify, Verdict
from scenario_trainer.engine.kinds.items import Placed
from scenario_trainer.engine.story.values import Values


def view(played: Played, steps: Steps) -> ClassifiedView:
    """The answer beside the right one, what was taken off, and what was really so."""
    step = steps[0]
    act, move, values = played.scene(step).act, step.move, step.before.values
    answer = move.option or ""
    verdict = classify.verdict(act, answer, move.placed, values)
    truth = classify.true_motive(act, values)
    right = answer == verdict.right
    return ClassifiedView(
        answer=answer,
        right=verdict.right,
        motive=verdict.motive,
        deductions=tuple(_deductions(act, verdict, move.placed)),
        points=verdict.credit,
        signs=_signs(act, move.placed, values),
        strongest=_signs(act, classify.right_signs(act, values), values),
        offences=_offences(act, move.options, values),
        why=act.whys.get(answer),
        truth=truth,
        outcome=outcome_of(answer, truth),
        confidence=move.confidence,
        calibrated=calibrated(move.confidence, right=right, best=right),
    )


def _deductions(act: Classify, verdict: Verdict, named: Placed) -> Iterator[DeductionView]:
    for side in verdict.missed:
        yield DeductionView("missed", side, classify.SIDE_MISSED)
    sides = {id: side for id, side, _ in named}
    for id in verdict.wrong:
        yield DeductionView("wrong", sides[id], classify.WRONG_SIDE, act.items[id].text)


def _signs(act: Classify, named: Placed, values: Values) -> tuple[ClassifiedSignView, ...]:
    return tuple(
        ClassifiedSignView(act.items[id].text, side, classify.side_of(act, id, values))
        for id, side, _ in named
    )


def _offences(
    act: Classify, ticked: Sequence[str], values: Values
) -> tuple[ClassifiedOffenceView, ...]:
    fitting = classify.fitting(act, values)
    return tuple(
        ClassifiedOffenceView(words, id in ticked, id in fitting)
        for id, words in act.offences.items()
    )


KIND: InDebrief[Classify] = InDebrief("classify", view)
