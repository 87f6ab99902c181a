"""Boards in the debrief: every item beside its place, and the balance of them all."""

from collections.abc import Iterator, Mapping, Sequence

from scenario_trainer.debrief.entry_views import (
    SortedItemView,
    SortedPlaceView,
    SortedView,
    WeightView,
)
from scenario_trainer.debrief.kinds.in_debrief import InDebrief
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.engine.kinds import classify
from scenario_trainer.engine.kinds.board import Board, Mark, board_credit, marks
from scenario_trainer.engine.turn.moves import Step

SIDES = classify.SIDES
NO_STRENGTH = 1  # what an item weighs in a column that asks for no strength


def view(played: Played, steps: Steps) -> SortedView:
    """Every item in its place beside the one where it belongs, and the balance of them all."""
    step = steps[0]
    board: Board = played.scene(step).act
    marked = marks(board, step.move.placed, step.before.values)
    earlier = _earlier(played, board, step)
    before = (
        {id: (column, strength) for id, column, strength in earlier.move.placed} if earlier else {}
    )
    items = tuple(_item(board, id, marked[id], before.get(id)) for id in board.items)
    balance = _balance(board, marked, before)
    return SortedView(
        items=items,
        sum=sum(mark.credit for mark in marked.values()),
        mean=board_credit(board, step.move.placed, step.before.values),
        again=earlier is not None,
        moved=sum(item.before is not None for item in items),
        mean_before=_mean(played, earlier) if earlier else None,
        balance=balance,
        view_box=_view_box(balance),
    )


def _earlier(played: Played, board: Board, step: Step) -> Step | None:
    """The last time the same items were sorted before."""
    if board.first is None:
        return None
    return next(
        (
            other
            for other in reversed(played.steps)
            if other.number < step.number
            and other.move.kind == "sort"
            and other.before.scene == board.first
        ),
        None,
    )


def _mean(played: Played, step: Step) -> int:
    return board_credit(played.scene(step).act, step.move.placed, step.before.values)


def _item(board: Board, id: str, mark: Mark, before: tuple[str, int] | None) -> SortedItemView:
    moved = before is not None and before != (mark.column, mark.strength)
    return SortedItemView(
        text=board.items[id].text,
        yours=_place(board, mark.column, mark.strength),
        key=_place(board, mark.key.column, mark.key.strength),
        points=mark.credit,
        why=board.items[id].why,
        before=_place(board, *before) if before and moved else None,
    )


def _place(board: Board, column: str, strength: int) -> SortedPlaceView:
    return SortedPlaceView(board.columns[column].name, strength)


def _balance(
    board: Board, marks: dict[str, Mark], before: dict[str, tuple[str, int]]
) -> tuple[WeightView, ...]:
    """What lies on either side: yours the first time, yours, and what the file bears."""
    if not any(column.side in SIDES for column in board.columns.values()):
        return ()
    lying = [("before", list(before.values()))] if before else []
    lying.append(("yours", [(mark.column, mark.strength) for mark in marks.values()]))
    lying.append(("key", [(mark.key.column, mark.key.strength) for mark in marks.values()]))
    return tuple(_weight(board, whose, places) for whose, places in lying)


def _view_box(balance: Sequence[WeightView]) -> str | None:
    heaviest = max((max(bar.against, bar.in_favour) for bar in balance), default=0)
    return f"-{heaviest} 0 {2 * heaviest} 1" if heaviest else None


def _weight(board: Board, whose: str, places: Sequence[tuple[str, int]]) -> WeightView:
    lying = [(board.columns[column].side, strength or NO_STRENGTH) for column, strength in places]
    on = {side: sorted((n for s, n in lying if s == side), reverse=True) for side in SIDES}
    return WeightView(
        whose=whose,
        against=sum(on["against"]),
        in_favour=sum(on["for"]),
        blocks=tuple(_blocks(on)),
    )


def _blocks(on: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, int, int]]:
    """The strengths on each side, laid out from the middle: against to the left, for to the right."""
    for side, strengths in on.items():
        far = 0
        for strength in strengths:
            yield side, far if side == "for" else -far - strength, strength
            far += strength


KIND: InDebrief[Board] = InDebrief("board", view)
