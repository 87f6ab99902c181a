"""Credit in figures: 1.00 is full credit in one whole weight."""

from fractions import Fraction

from scenario_trainer.engine.kinds.credit import Number
from scenario_trainer.engine.score.figures import OBSERVED
from scenario_trainer.engine.story.rounding import half_up


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


def times(credit: int, hundredths: int) -> str:
    """A credit times its weight, such as `80% × 2`."""
    return f"{credit}% × {weight(hundredths)}"
