"""Boards: every item put into a column.

Over-reading costs as much as under-reading.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scenario_trainer.engine.kinds.credit import FULL, Vector, alike
from scenario_trainer.engine.kinds.items import Column, Item, Key, Placed, is_complete, key_of
from scenario_trainer.engine.kinds.kind import Kind, MoveOpen
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text

STRENGTH_OFF, SAME_SIDE = 80, 50  # an item in the right column, or on the right side


@dataclass(frozen=True, slots=True)
class Board:
    """Sort every item; the key reads what is known at this moment."""

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    columns: Mapping[str, Column]
    items: Mapping[str, Item]
    first: str | None = None  # the scene in which the same items were sorted before


class Mark(NamedTuple):
    """One item of a board: where it was put, where it belongs, what it earned (0-100)."""

    column: str
    strength: int
    key: Key
    credit: int


def sort(turn: Turn, scene: Scene[Board], act: Board, move: Move) -> str:
    """Put every item into a column."""
    if not is_complete(act.items, move.placed):
        raise OptionNotOpen(f"{scene.id} wants every item once")
    for _, column, strength in move.placed:
        if column not in act.columns:
            raise OptionNotOpen(f"no column {column} in {scene.id}")
        if act.columns[column].strength != (strength in (1, 2, 3)):
            raise OptionNotOpen(f"strength {strength} in {column} of {scene.id}")
    return scene.goes


def marks(act: Board, placed: Placed, values: Values) -> dict[str, Mark]:
    """Every item with what it earned."""
    found = {}
    for id, column, strength in placed:
        key = key_of(act.items[id], values)
        found[id] = Mark(column, strength, key, _credit(act, column, strength, key))
    return found


def _credit(act: Board, column: str, strength: int, key: Key) -> int:
    if column == key.column:
        off = key.strength and strength and abs(key.strength - strength) > 1
        return STRENGTH_OFF if off else FULL
    same_side = act.columns[column].side == act.columns[key.column].side
    return SAME_SIDE if same_side else 0


def points(act: Board, move: Move, values: Values) -> int:
    """What the sorting earns, 0-100."""
    return board_credit(act, move.placed, values)


def board_credit(act: Board, placed: Placed, values: Values) -> int:
    """The mean over all items, 0-100, half up."""
    earned = [mark.credit for mark in marks(act, placed, values).values()]
    return half_up(sum(earned), len(act.items))


def sorted_rightly(act: Board, values: Values) -> Placed:
    """Everything where it belongs now."""
    keys = ((id, key_of(item, values)) for id, item in act.items.items())
    return tuple((id, key.column, key.strength) for id, key in keys)


def moves_open(act: Board, values: Values) -> Iterator[MoveOpen]:
    """The right sorting alone: nothing ahead reads the others, so they can be no better."""
    yield Move("sort", placed=sorted_rightly(act, values)), []


def earned(
    act: Board, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """The same in every competency assessed."""
    return alike(act.assesses, points(act, move, values))


def most(act: Board) -> Vector:
    """Full credit."""
    return alike(act.assesses, FULL)


KIND = Kind(
    "board",
    Board,
    counted=True,
    judged_whole=True,
    retaken=("sort",),
    takes={"sort": sort},
    moves_open=moves_open,
    earned=earned,
    most=most,
    points=points,
)
