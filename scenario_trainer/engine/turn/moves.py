"""What an attempt is made of: its start, its moves, where they lead, what happens on the way."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from scenario_trainer.engine.story.values import Values


class Start(NamedTuple):
    """What an attempt begins with: its seed and the places of its hidden draws."""

    seed: int
    temperament: int = 0
    truth: int = 0


class Move(NamedTuple):
    """One act of the officer; only the fields its kind needs are filled."""

    kind: str  # one that a kind of scene takes, or hint | rewind
    option: str | None = None  # also the answer of a classification
    options: tuple[str, ...] = ()
    confidence: str | None = None  # unsure | fairly | certain
    reason: str | None = None
    to: int | None = None  # rewind: the number of the move to be taken again
    writing: int | None = None  # where the free text of the move lies
    placed: tuple[tuple[str, str, int], ...] = ()  # (item, column, strength)
    number: int | None = None  # an estimate, in percent
    question: str | None = None  # the type of a question in the officer's own words


class Situation(NamedTuple):
    """Where the officer stands. Equal situations have equal futures."""

    scene: str
    values: Values
    turn: int
    seed: int
    back: str | None = None


class Happened(NamedTuple):
    """Something that came of a move: what kind, the thing itself, and the values at that moment.

    `settled` is told where arriving changed numbers once more; `settled_in` reads it.
    """

    kind: str  # took | chance | later | deadline | learned | settled | event | interrupt | flag | told
    what: Any
    values: Values = ()
    percent: int = 100
    came: bool = True


class Step(NamedTuple):
    """One move of an attempt with the situations on either side of it."""

    number: int  # its place among all moves
    move: Move
    before: Situation
    after: Situation
    events: tuple[Happened, ...]


def settled_in(events: Iterable[Happened], after: Situation) -> Values:
    """The numbers when all that a move itself changed had settled: words are read against these."""
    return next((event.values for event in events if event.kind == "settled"), after.values)
