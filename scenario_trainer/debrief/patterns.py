"""What only shows over the whole attempt: hits, estimates, one-sidedness, certainty, excuses."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from scenario_trainer.debrief.played import Played
from scenario_trainer.debrief.quality import RIGHT, SURE, weakest
from scenario_trainer.debrief.views import CalibrationView, EstimatesView, HitsView, PatternsView
from scenario_trainer.engine.kinds import classify, kind_of
from scenario_trainer.engine.kinds.classify import Classify
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.values import TRUTH
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.stage.heard import taken

CERTAINTY = {"unsure": Fraction(33, 100), "fairly": Fraction(66, 100), "certain": Fraction(95, 100)}
CLOSE, NEAR = Fraction(8, 100), Fraction(20, 100)  # a distance up to here
LEVEL = Fraction(10, 100)  # a leaning up to here is none
EVEN = 50

# (what was answered, what was so) -> what came of it; an answer left open stands apart.
OUTCOMES = {
    ("indicated", "indicated"): "hit",
    ("indicated", "open"): "too_far",
    ("indicated", "not_indicated"): "false_alarm",
    ("open", "indicated"): "left_open",
    ("open", "open"): "rightly_open",
    ("open", "not_indicated"): "left_open",
    ("not_indicated", "indicated"): "missed",
    ("not_indicated", "open"): "too_short",
    ("not_indicated", "not_indicated"): "right_rejection",
}


def outcome_of(answer: str | None, truth: str | None) -> str | None:
    """What came of an answer; None where nothing says what was so."""
    return OUTCOMES.get((answer or "", truth or ""))


def patterns_view(played: Played) -> PatternsView:
    """Everything that only shows over the whole attempt."""
    return PatternsView(
        hits=_hits(played),
        estimates=_estimates(played),
        one_sided=_one_sided(played),
        calibration=_calibration(played),
        thoughts=tuple(_thoughts(played)),
    )


def _hits(played: Played) -> HitsView | None:
    files = [
        (played.title(step), step.number, step.move.option or "", truth)
        for step in played.steps
        if isinstance(act := played.scene(step).act, Classify)
        and (truth := classify.true_motive(act, step.before.values))
    ]
    if not files:
        return None
    answers = {
        so: [answer for *_, answer, truth in files if truth == so]
        for so in ("indicated", "not_indicated")
    }
    return HitsView(
        indicated=len(answers["indicated"]),
        hits=answers["indicated"].count("indicated"),
        not_indicated=len(answers["not_indicated"]),
        false_alarms=answers["not_indicated"].count("indicated"),
        files=tuple(
            (title, number, OUTCOMES[answer, truth]) for title, number, answer, truth in files
        ),
    )


def _estimates(played: Played) -> EstimatesView | None:
    felt = [step.move.number or 0 for step in played.steps if step.move.kind == "estimate"]
    if not felt:
        return None
    truths, values = played.scenario.truths, played.steps[-1].after.values
    return EstimatesView(
        first=felt[0],
        last=felt[-1] if len(felt) > 1 else None,
        truth=truths[values[TRUTH]].title if truths else None,
    )


def _one_sided(played: Played) -> str | None:
    """The side that nothing chosen could have spoken for, though the first feeling leaned away."""
    felt = next((s for s in played.steps if s.move.kind == "estimate"), None)
    percent = EVEN if felt is None or felt.move.number is None else felt.move.number
    if felt is None or percent == EVEN:
        return None
    other = "against" if percent > EVEN else "for"
    picks = [
        step for step in played.steps if step.number > felt.number and _tests(played, step, other)
    ]
    sought = {side for step in picks for option in taken(step) for side in option.tests}
    return other if picks and other not in sought else None


def _tests(played: Played, step: Step, side: str) -> bool:
    """Whether a pick offered something whose result could point to that side."""
    act = played.scene(step).act
    return isinstance(act, Pick) and any(side in option.tests for option in act.options.values())


def _calibration(played: Played) -> CalibrationView | None:
    told_so = [
        (CERTAINTY[step.move.confidence], share)
        for step in played.steps
        if step.move.confidence in CERTAINTY and (share := share_of(played, step)) is not None
    ]
    if not told_so:
        return None
    distance = sum(((sure - share) ** 2 for sure, share in told_so), Fraction()) / len(told_so)
    lean = sum((sure - share for sure, share in told_so), Fraction()) / len(told_so)
    hundredths = half_up(100 * distance)
    return CalibrationView(
        distance=f"{hundredths // 100}.{hundredths % 100:02d}",
        level="close" if distance <= CLOSE else "near" if distance <= NEAR else "far",
        leaning="level" if abs(lean) <= LEVEL else "surer" if lean > 0 else "less_sure",
        moves=len(told_so),
        wrong=tuple(
            (played.title(step), step.number)
            for step in played.steps
            if step.move.confidence in SURE and not _is_right(played, step)
        ),
    )


def share_of(played: Played, step: Step) -> Fraction | None:
    """The weighed credit of a move, 0 to 1; None where nothing is assessed."""
    act = played.scene(step).act
    if isinstance(act, Classify):
        values = step.before.values
        return Fraction(
            classify.verdict(act, step.move.option or "", step.move.placed, values).credit, 100
        )
    weights = kind_of(act).weights(act, assessment=False)
    options, whole = taken(step), sum(weights.values())
    if not options or not whole:
        return None
    won = sum(w * o.credit.get(code, 0) for o in options for code, w in weights.items())
    return Fraction(won, 100 * whole * len(options))


def _is_right(played: Played, step: Step) -> bool:
    act = played.scene(step).act
    if isinstance(act, Classify):
        return step.move.option == classify.right_motive(act, step.before.values).answer
    return not isinstance(act, Decision) or weakest(taken(step)) in RIGHT


def _thoughts(played: Played) -> Iterator[tuple[str, int]]:
    """The excuses behind the options taken, the most frequent first."""
    tags = (option.tag for step in played.steps for option in taken(step) if option.tag)
    yield from Counter(tags).most_common()
