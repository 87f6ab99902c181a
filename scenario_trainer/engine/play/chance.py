"""Chance without luck: every draw is a function of (seed, purpose, n).

The same attempt gives the same draws on every machine and every version of
Python, so a review next year sees the run the officer saw.

>>> falls(7, "the_clock.0", 3, 30) == falls(7, "the_clock.0", 3, 30)
True
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def number(seed: int, purpose: str, n: int) -> int:
    """A number of 64 bits that belongs to (seed, purpose, n)."""
    return int.from_bytes(sha256(f"{seed}/{purpose}/{n}".encode()).digest()[:8])


def falls(seed: int, purpose: str, n: int, percent: int) -> bool:
    """Whether a chance of *percent* comes true in this draw."""
    return number(seed, purpose, n) % 100 < percent


def shuffled(seed: int, purpose: str, items: Iterable[T]) -> list[T]:
    """The items in the order that belongs to (seed, purpose)."""
    ranked = [(number(seed, purpose, n), n, item) for n, item in enumerate(items)]
    return [item for _, _, item in sorted(ranked, key=lambda entry: entry[:2])]
