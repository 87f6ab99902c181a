"""What moves and facts are worth, as vectors over the nine competencies.

A vector holds one number for each of `COMPETENCIES`: weight in hundredths times
credit (0-100), so that 10,000 is full credit in one whole weight.
"""

from collections.abc import Iterable
from fractions import Fraction

from scenario_trainer.engine.kinds import judging, questions
from scenario_trainer.engine.kinds.acts import (
    Board,
    Classify,
    Decision,
    Gaps,
    Hub,
    Order,
    Pick,
    Write,
)
from scenario_trainer.engine.play.moves import Move
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, FactCount, Scene
from scenario_trainer.engine.story.values import KNOWN, SUGGESTED, Values

Number = int | Fraction
Vector = tuple[Number, ...]
NOTHING: Vector = (0,) * len(COMPETENCIES)
FULL = 100


def plus(left: Vector, right: Vector) -> Vector:
    """The sum of two vectors."""
    return tuple(a + b for a, b in zip(left, right, strict=True))


def minus(left: Vector, right: Vector) -> Vector:
    """The difference of two vectors."""
    return tuple(a - b for a, b in zip(left, right, strict=True))


def times(number: Number, vector: Vector) -> Vector:
    """The vector, each part times *number*."""
    return tuple(number * part for part in vector)


def weights_of(scene: Scene, *, assessment: bool = False) -> dict[str, int]:
    """What one credit in this scene weighs in each competency, in hundredths.

    Contested decisions weigh half in assessment.
    """
    act = scene.act
    half = assessment and isinstance(act, Decision) and act.contested
    return {
        code: weight // 2 if half else weight
        for code, weight in getattr(act, "assesses", {}).items()
    }


def credit_of(scene: Scene, options: Iterable[Option], *, assessment: bool = False) -> Vector:
    """What taking these options in this scene earns."""
    weights, options = weights_of(scene, assessment=assessment), list(options)
    return tuple(
        weights.get(code, 0) * sum(option.credit.get(code, 0) for option in options)
        for code in COMPETENCIES
    )


def earned_by(
    scene: Scene, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """What a move earns at once: a talk earns when it is left, a report once it is rated."""
    act = scene.act
    if isinstance(act, Decision | Pick | Gaps):
        return credit_of(scene, options, assessment=assessment)
    if isinstance(act, Hub):
        return talk_credit(act, values) if move.kind == "leave" else NOTHING
    if isinstance(act, Board):
        return _alike(act, judging.board_credit(act, move.placed, values))
    if isinstance(act, Order):
        done = judging.in_time(act, move.options, values[act.clock])
        return _alike(act, judging.order_credit(act, done))
    if isinstance(act, Classify):
        return _alike(act, judging.verdict(act, move.option, move.placed, values).credit)
    return NOTHING


def most_of(scene: Scene) -> Vector:
    """The most a scene that is judged as a whole can earn; options are looked at one by one."""
    act = scene.act
    if isinstance(act, Hub):
        return plus(_alike(act, FULL), _musts(act, act.topics))
    if isinstance(act, Board | Order | Classify):
        return _alike(act, FULL)
    return NOTHING


def talk_credit(hub: Hub, values: Values) -> Vector:
    """What a talk earns when it is left now: its questions, and the topics not to be missed."""
    asked = [topic for topic in hub.topics if values[hub.topics[topic].asked]]
    earned = tuple(
        hub.assesses[code] * questions.credit_in(hub, values, code) if code in hub.assesses else 0
        for code in COMPETENCIES
    )
    return plus(earned, _musts(hub, asked))


def _musts(hub: Hub, asked: Iterable[str]) -> Vector:
    """What having asked about these topics at all earns."""
    weights = [hub.topics[topic].must for topic in asked]
    return tuple(FULL * sum(must.get(code, 0) for must in weights) for code in COMPETENCIES)


def rated(act: Write, percent: int) -> Vector:
    """What a report earns once a person has rated it at *percent* of its checklist."""
    return _alike(act, percent)


def _alike(act: Hub | Board | Order | Classify | Write, credit: int) -> Vector:
    """The same credit in every competency the scene assesses."""
    return tuple(act.assesses.get(code, 0) * credit for code in COMPETENCIES)


def raises_flag(option: Option, values: Values) -> bool:
    """Whether taking the option now raises a critical flag."""
    return any(flag.when is None or flag.when.test(values) for flag in option.flags)


def fact_credit(outcome: FactCount | None, values: Values) -> Vector:
    """What the facts known at the ending earn: their share, less those only suggested."""
    if outcome is None:
        return NOTHING
    held = [values[slot] for slot, when in outcome.facts if when is None or when.test(values)]
    return fact_share(outcome, held.count(KNOWN), held.count(SUGGESTED), len(held))


def fact_share(outcome: FactCount, known: int, suggested: int, all: int) -> Vector:
    """What so many facts earn."""
    if not all:
        return NOTHING
    credit = half_up(100 * max(known - suggested, 0), all)
    return tuple(outcome.assesses.get(code, 0) * credit for code in COMPETENCIES)
