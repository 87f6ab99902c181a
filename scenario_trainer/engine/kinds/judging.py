"""What a sorting, an order or a classification is worth, for what the officer can know now.

Nothing here reads the hidden truth: an answer is right if it fits the file as it
stands. Over-reading costs as much as under-reading.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from scenario_trainer.engine.kinds.acts import MOTIVES, Board, Classify, Item, Key, Order, Task
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.values import Values

Placed = tuple[tuple[str, str, int], ...]

FULL, STRENGTH_OFF, SAME_SIDE = 100, 80, 50  # an item of a board
BESIDE = 50  # a classification next to the right one
SIDE_MISSED, WRONG_SIDE = 20, 10  # taken off a classification
SIDES = ("for", "against")
MOST_SIGNS = 2  # to be named on each side


def key_of(item: Item, values: Values) -> Key:
    """Where the item belongs for what is known now."""
    return next(key for key in item.key if key.when is None or key.when.test(values))


class Mark(NamedTuple):
    """One item of a board: where it was put, where it belongs, what it earned (0-100)."""

    column: str
    strength: int
    key: Key
    credit: int


def marks(board: Board, placed: Placed, values: Values) -> dict[str, Mark]:
    """Every item with what it earned."""
    found = {}
    for id, column, strength in placed:
        key = key_of(board.items[id], values)
        found[id] = Mark(column, strength, key, _credit(board, column, strength, key))
    return found


def _credit(board: Board, column: str, strength: int, key: Key) -> int:
    if column == key.column:
        off = key.strength and strength and abs(key.strength - strength) > 1
        return STRENGTH_OFF if off else FULL
    alike = board.columns[column].side == board.columns[key.column].side
    return SAME_SIDE if alike else 0


def board_credit(board: Board, placed: Placed, values: Values) -> int:
    """The mean over all items, 0-100, half up."""
    earned = [mark.credit for mark in marks(board, placed, values).values()]
    return half_up(sum(earned), len(board.items))


def sorted_rightly(board: Board, values: Values) -> Placed:
    """Everything where it belongs now."""
    keys = ((id, key_of(item, values)) for id, item in board.items.items())
    return tuple((id, key.column, key.strength) for id, key in keys)


def in_time(order: Order, ids: Iterable[str], minutes: int) -> frozenset[str]:
    """The tasks finished by their minute when done one after another from *minutes* on."""
    done, clock = set(), minutes
    for id in ids:
        task = order.tasks[id]
        clock += task.minutes
        if task.by is None or clock <= task.by:
            done.add(id)
    return frozenset(done)


def order_credit(order: Order, done: frozenset[str]) -> int:
    """The share of the worth that is in time, 0-100, half up."""
    tasks = order.tasks.values()
    won = sum(task.worth for task in tasks if task.id in done)
    return half_up(100 * won, sum(task.worth for task in tasks))


def orders(order: Order, minutes: int) -> tuple[tuple[str, ...], ...]:
    """One order for each set of tasks that can be in time; others lead to the same."""
    tasks = tuple((t.id, t.minutes, t.by) for t in order.tasks.values())
    return _orders(tasks, minutes)


@lru_cache(maxsize=4000)
def _orders(tasks: tuple, minutes: int) -> tuple[tuple[str, ...], ...]:
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for row in permutations(tasks):
        clock, done = minutes, []
        for id, length, by in row:
            clock += length
            if by is None or clock <= by:
                done.append(id)
        found.setdefault(frozenset(done), tuple(id for id, _, _ in row))
    return tuple(found.values())


def tasks_in_file_order(order: Order, done: frozenset[str]) -> Iterator[tuple[Task, bool]]:
    """Those in time, then those that were late."""
    yield from ((task, True) for task in order.tasks.values() if task.id in done)
    yield from ((task, False) for task in order.tasks.values() if task.id not in done)


def right_motive(act: Classify, values: Values):
    """The answer that fits the file as it stands."""
    return next(m for m in act.motive if m.when is None or m.when.test(values))


def true_motive(act: Classify, values: Values) -> str | None:
    """What was really so; only for hits and false alarms."""
    return next((m.answer for m in act.truth if m.when is None or m.when.test(values)), None)


def fitting(act: Classify, values: Values) -> tuple[str, ...]:
    """The offences that fit the file."""
    return tuple(id for id, when in act.fits if when is None or when.test(values))


def side_of(act: Classify, item: str, values: Values) -> str:
    """Which way a sign points for what is known now: for, against or none."""
    return act.columns[key_of(act.items[item], values).column].side


class Verdict(NamedTuple):
    """A classification judged: motive, signs, and what it earned (0-100)."""

    right: str
    motive: int
    missed: tuple[str, ...]  # sides on which the file holds a sign and no right one was named
    wrong: tuple[str, ...]  # signs named on a side where they do not belong
    credit: int


def verdict(act: Classify, answer: str, named: Placed, values: Values) -> Verdict:
    """What a classification earned, part by part."""
    right = right_motive(act, values)
    if answer == right.answer:
        motive = FULL
    else:
        apart = abs(MOTIVES.index(answer) - MOTIVES.index(right.answer))
        motive = right.credit.get(answer, BESIDE if apart == 1 else 0)
    sides = {id: side_of(act, id, values) for id in act.items}
    held = [side for side in SIDES if side in sides.values()]
    hit = {side for id, side, _ in named if sides[id] == side}
    missed = tuple(side for side in held if side not in hit)
    wrong = tuple(id for id, side, _ in named if sides[id] != side)
    off = SIDE_MISSED * len(missed) + WRONG_SIDE * len(wrong)
    return Verdict(right.answer, motive, missed, wrong, max(motive - off, 0))


def right_signs(act: Classify, values: Values) -> Placed:
    """The strongest signs on each side, as many as may be named."""
    named = []
    for side in SIDES:
        keys = [(key_of(item, values), id) for id, item in act.items.items()]
        fit = [(-key.strength, id) for key, id in keys if act.columns[key.column].side == side]
        named += [(id, side, 0) for _, id in sorted(fit, key=lambda e: e[0])[:MOST_SIGNS]]
    return tuple(named)


def is_complete(items: Mapping[str, object], placed: Sequence[tuple]) -> bool:
    """Whether every item was placed exactly once."""
    return sorted(id for id, *_ in placed) == sorted(items)
