"""Credit as vectors over the nine competencies, and what options and facts earn.

A vector holds one number for each of `COMPETENCIES`: weight in hundredths times
credit (0-100), so that 10,000 is full credit in one whole weight.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, FactCount
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


def alike(weights: Mapping[str, int], credit: int) -> Vector:
    """The same credit in every competency that has a weight."""
    return tuple(weights.get(code, 0) * credit for code in COMPETENCIES)


def credit_of(weights: Mapping[str, int], options: Iterable[Option]) -> Vector:
    """What taking these options earns where a competency weighs so much."""
    taken = list(options)
    return tuple(
        weights.get(code, 0) * sum(option.credit.get(code, 0) for option in taken)
        for code in COMPETENCIES
    )


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
    return alike(outcome.assesses, half_up(100 * max(known - suggested, 0), all))
