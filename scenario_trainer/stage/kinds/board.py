"""Boards on the stage: every item put into a column."""

from dataclasses import dataclass

from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.stage.form import Form
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage
from scenario_trainer.stage.tokens import column_name
from scenario_trainer.text import Text

STRENGTHS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """Where an item can be put, with or without a strength."""

    token: str
    name: Text
    strength: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where an item was put the first time; `value` is what its form field says."""

    value: str
    name: Text
    strength: int


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something to be sorted."""

    token: str
    text: Text
    before: PlaceView | None = None


@dataclass(frozen=True, slots=True)
class BoardView:
    """Items to be sorted into columns."""

    items: tuple[ItemView, ...]
    columns: tuple[ColumnView, ...]


def view(moment: Moment[Board]) -> BoardView:
    """The items, shuffled as the first time, and the columns as in the file."""
    before = _placed_before(moment)
    items = [
        ItemView(moment.token(item.id), item.text, before.get(item.id))
        for item in moment.act.items.values()
    ]
    return BoardView(
        items=moment.shuffled(f"order/{moment.act.first or moment.scene.id}", items),
        columns=tuple(
            ColumnView(moment.token(column_name(id)), column.name, column.strength)
            for id, column in moment.act.columns.items()
        ),
    )


def _placed_before(moment: Moment[Board]) -> dict[str, PlaceView]:
    """Where each item was put when the same items were sorted for the first time."""
    board = moment.act
    first = [step for step in moment.steps if step.before.scene == board.first and board.first]
    if not first:
        return {}
    return {
        item: PlaceView(
            place_value(moment.token(column_name(column)), strength),
            board.columns[column].name,
            strength,
        )
        for item, column, strength in first[-1].move.placed
    }


def place_value(column: str, strength: int) -> str:
    """What a form field says for a column, with its strength where it asks for one."""
    return f"{column}.{strength}" if strength else column


def sort(form: Form[Board]) -> Move:
    """Every item in a place."""
    items, put = form.act.items, dict(form.answer.placed)
    values = {item: put[form.token(item)] for item in items if put.get(form.token(item))}
    if len(values) < len(items):
        raise InputError(code="place_everything", missing=len(items) - len(values))
    return Move("sort", placed=tuple((item, *_place(form, values[item])) for item in items))


def _place(form: Form[Board], value: str) -> tuple[str, int]:
    """The column and the strength a field says."""
    for id, column in form.act.columns.items():
        token = form.token(column_name(id))
        for strength in STRENGTHS if column.strength else (0,):
            if value == place_value(token, strength):
                return id, strength
    raise OptionNotOpen("no such place")


KIND: OnStage[Board] = OnStage(reads={"sort": sort}, view=view)
