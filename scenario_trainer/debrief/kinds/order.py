"""Orders in the debrief: the tasks one after another, and the minute each was finished."""

from collections.abc import Iterator, Sequence

from scenario_trainer.debrief.entry_views import (
    OrderedTaskView,
    OrderedView,
)
from scenario_trainer.debrief.kinds.in_debrief import InDebrief
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.engine.kinds.order import Order, in_time, order_credit


def view(played: Played, steps: Steps) -> OrderedView:
    """The tasks one after another with the minute at which each was finished."""
    step = steps[0]
    order, clock = played.scene(step).act, step.before.values[played.scene(step).act.clock]
    tasks = tuple(_tasks(order, step.move.options, clock))
    won = sum(task.worth for task in tasks if task.in_time)
    done = in_time(order, step.move.options, clock)
    whole = sum(task.worth for task in tasks)
    return OrderedView(tasks, clock, won, whole, order_credit(order, done))


def _tasks(order: Order, ids: Sequence[str], clock: int) -> Iterator[OrderedTaskView]:
    for place, task in enumerate((order.tasks[id] for id in ids), 1):
        clock += task.minutes
        yield OrderedTaskView(
            place=place,
            text=task.text,
            minutes=task.minutes,
            finished=clock,
            by=task.by,
            in_time=task.by is None or clock <= task.by,
            worth=task.worth,
            why=task.why,
        )


KIND: InDebrief[Order] = InDebrief("order", view)
