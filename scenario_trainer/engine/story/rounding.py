"""One way to round: half up, once, where a share becomes a whole number."""

from fractions import Fraction


def half_up(number: int | Fraction, of: int = 1) -> int:
    """The nearest whole number to *number* / *of*; a half goes up.

    >>> half_up(5, 2), half_up(Fraction(-5, 2)), half_up(7)
    (3, -2, 7)
    """
    if isinstance(number, Fraction):
        number, of = number.numerator, number.denominator * of
    return (2 * number + of) // (2 * of)
