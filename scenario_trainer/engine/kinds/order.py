"""Orders: tasks one after another, some of them in time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from scenario_trainer.engine.kinds.credit import FULL, Vector, alike
from scenario_trainer.engine.kinds.kind import (
    Kind,
    MoveOpen,
)
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Changes, Values
from scenario_trainer.engine.turn.moves import Happened, Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done in its turn, in time if finished by minute `by`."""

    id: str
    text: Text
    minutes: int
    by: int | None
    worth: int
    changes: Changes
    late: Changes
    reply: tuple[Line, ...] = ()
    late_reply: tuple[Line, ...] = ()
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """All tasks in an order; earns the share of their worth that is in time."""

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    tasks: Mapping[str, Task]
    clock: int  # slot of the minutes


def put_in_order(turn: Turn, scene: Scene[Order], act: Order, move: Move) -> str:
    """Do the tasks one after another: first what comes of those in time, then of the late."""
    if sorted(move.options) != sorted(act.tasks):
        raise OptionNotOpen(f"{scene.id} wants every task once")
    done = in_time(act, move.options, turn.values[act.clock])
    for task, early in tasks_in_file_order(act, done):
        turn.change(task.changes if early else task.late)
        turn.happened.append(Happened("told", task.reply if early else task.late_reply))
    turn.values[act.clock] += sum(task.minutes for task in act.tasks.values())
    return scene.goes


def in_time(act: Order, ids: Iterable[str], minutes: int) -> frozenset[str]:
    """The tasks finished by their minute when done one after another from *minutes* on."""
    done, clock = set(), minutes
    for id in ids:
        task = act.tasks[id]
        clock += task.minutes
        if task.by is None or clock <= task.by:
            done.add(id)
    return frozenset(done)


def tasks_in_file_order(act: Order, done: frozenset[str]) -> Iterator[tuple[Task, bool]]:
    """Those in time, then those that were late."""
    yield from ((task, True) for task in act.tasks.values() if task.id in done)
    yield from ((task, False) for task in act.tasks.values() if task.id not in done)


def orders(act: Order, minutes: int) -> tuple[tuple[str, ...], ...]:
    """One order for each set of tasks that can be in time; others lead to the same."""
    tasks = tuple((task.id, task.minutes, task.by) for task in act.tasks.values())
    return _orders(tasks, minutes)


@lru_cache(maxsize=4000)
def _orders(
    tasks: tuple[tuple[str, int, int | None], ...], minutes: int
) -> tuple[tuple[str, ...], ...]:
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for row in permutations(tasks):
        clock, done = minutes, []
        for id, length, by in row:
            clock += length
            if by is None or clock <= by:
                done.append(id)
        found.setdefault(frozenset(done), tuple(id for id, _, _ in row))
    return tuple(found.values())


def moves_open(act: Order, values: Values) -> Iterator[MoveOpen]:
    """One order for each set of tasks that can be in time."""
    for tasks in orders(act, values[act.clock]):
        yield Move("order", options=tasks), []


def points(act: Order, move: Move, values: Values) -> int:
    """What the order earns, 0-100."""
    return order_credit(act, in_time(act, move.options, values[act.clock]))


def order_credit(act: Order, done: frozenset[str]) -> int:
    """The share of the worth that is in time, 0-100, half up."""
    tasks = act.tasks.values()
    won = sum(task.worth for task in tasks if task.id in done)
    return half_up(100 * won, sum(task.worth for task in tasks))


def earned(
    act: Order, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """The same in every competency assessed."""
    return alike(act.assesses, points(act, move, values))


def most(act: Order) -> Vector:
    """Full credit."""
    return alike(act.assesses, FULL)


def keeps(act: Order) -> Iterator[int]:
    """The minutes, from which the tasks are in time or late."""
    yield act.clock


def changes(act: Order) -> Iterator[tuple[Changes, bool]]:
    """What each task does in time, and late."""
    for task in act.tasks.values():
        yield (*task.changes, *task.late), False


KIND = Kind(
    "order",
    Order,
    counted=True,
    judged_whole=True,
    retaken=("order",),
    takes={"order": put_in_order},
    moves_open=moves_open,
    earned=earned,
    most=most,
    points=points,
    keeps=keeps,
    changes=changes,
)
