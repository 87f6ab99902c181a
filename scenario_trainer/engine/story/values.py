"""The numbers of a play: where they stand, what reads them, what changes them.

All that changes while somebody plays (gauges, counters, states, facts, what was
visited) stands in one flat tuple of whole numbers; `Scenario.slots` says which
number stands where. A condition is a compiled function of it and an effect a
small tuple, so that a whole attempt replays in well under a tenth of a
millisecond, and two situations are equal when their numbers are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

Values = tuple[int, ...]

TEMPERAMENT, TRUTH = 0, 1  # the first two slots of every scenario
UNKNOWN, KNOWN, SUGGESTED = 0, 1, 2  # what a fact's slot holds


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition or whole-number expression: its source, its test, the slots it reads."""

    source: str
    test: Callable[[Any], int]  # of values, also while they change
    reads: frozenset[int] = frozenset()


class Op(IntEnum):
    """What an effect does to its slot."""

    ADD = 0  # clamped to 0..high, and to the cap if one was set
    SET = 1
    RAISE = 2  # a one-way state: never moves back
    LEARN = 3
    SUGGEST = 4  # the false version enters the file unless the fact is known
    CAP = 5  # this gauge goes no higher for the rest of the attempt


class Effect(NamedTuple):
    """One change; `cap` is the slot that holds the gauge's cap, or -1."""

    op: Op
    slot: int
    amount: int
    high: int = 100
    cap: int = -1


# One tuple of effects for each temperament (its gain and loss factors worked in).
Effects = tuple[tuple[Effect, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Effects that happen together; `when` reads the situation before any block of the same list."""

    effects: Effects
    when: Condition | None = None


Changes = tuple[Block, ...]
