"""A word for what a move gave away, from a small table of thresholds on its regret.

Counted in points of the whole, 100 x weighed regret / what the best way from the opening
earns. Under half a point nothing shows in a rounded total; from `LEAST_DROP` on a move can
be the turning point; halfway to it a single move begins to show in the level of a
competency, which are some 20 points wide and rest on three to eight decisions.

>>> [loss_of(points) for points in (0, 1, 3, 5)]
['none', 'little', 'some', 'much']
"""

from fractions import Fraction

from scenario_trainer.engine.kinds.credit import Number

LEAST_DROP = 5  # points that make a turning point
WORDS = ("none", "little", "some", "much")
LOSSES = (("much", Fraction(LEAST_DROP)), ("some", Fraction(5, 2)), ("little", Fraction(1, 2)))


def loss_of(points: Number) -> str:
    """The word for so many points given away."""
    return next((word for word, least in LOSSES if points >= least), "none")
