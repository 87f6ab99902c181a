"""What options and facts are worth, as vectors over the nine competencies.

A vector holds one number for each of `COMPETENCIES`: weight in hundredths times
credit (0-100), so that 10,000 is full credit in one whole weight.
"""

from collections.abc import Iterable
from fractions import Fraction

from scenario_trainer.engine.scenario import COMPETENCIES, Decision, FactCount, Option, Pick, Scene
from scenario_trainer.engine.values import KNOWN, SUGGESTED, Values

Number = int | Fraction
Vector = tuple[Number, ...]
NOTHING: Vector = (0,) * len(COMPETENCIES)


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
    """What a scene weighs in each competency, in hundredths; contested ones half in assessment."""
    act = scene.act
    if not isinstance(act, Decision | Pick):
        return {}
    half = assessment and isinstance(act, Decision) and act.contested
    return {code: weight // 2 if half else weight for code, weight in act.assesses.items()}


def credit_of(scene: Scene, options: Iterable[Option], *, assessment: bool = False) -> Vector:
    """What taking these options in this scene earns."""
    weights, options = weights_of(scene, assessment=assessment), list(options)
    return tuple(
        weights.get(code, 0) * sum(option.credit.get(code, 0) for option in options)
        for code in COMPETENCIES
    )


def raises_flag(option: Option, values: Values) -> bool:
    """Whether taking the option now raises a critical flag."""
    return any(flag.when is None or flag.when.test(values) for flag in option.flags)


def fact_credit(outcome: FactCount | None, values: Values) -> Vector:
    """What the facts known at the ending earn: their share, less those only suggested."""
    if outcome is None or not outcome.facts:
        return NOTHING
    held = [values[slot] for slot in outcome.facts]
    share = max(held.count(KNOWN) - held.count(SUGGESTED), 0)
    credit = (200 * share + len(held)) // (2 * len(held))  # half up
    return tuple(outcome.assesses.get(code, 0) * credit for code in COMPETENCIES)
