"""Orders on the stage: tasks put one after another."""

from dataclasses import dataclass

from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError
from scenario_trainer.stage.form import Form
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something to be done in its turn, and how long it takes."""

    token: str
    text: Text
    minutes: int


@dataclass(frozen=True, slots=True)
class OrderView:
    """Tasks to be put in an order."""

    tasks: tuple[TaskView, ...]


def view(moment: Moment[Order]) -> OrderView:
    """The tasks, shuffled."""
    tasks = [
        TaskView(moment.token(task.id), task.text, task.minutes)
        for task in moment.act.tasks.values()
    ]
    return OrderView(moment.shuffled(f"order/{moment.scene.id}", tasks))


def order(form: Form[Order]) -> Move:
    """A place for every task."""
    tasks, put = form.act.tasks, dict(form.answer.placed)
    places = {task: put.get(form.token(task)) for task in tasks}
    wanted = [str(number) for number in range(1, len(tasks) + 1)]
    if sorted(places.values(), key=str) != sorted(wanted):
        raise InputError(code="one_place_each")
    return Move("order", options=tuple(sorted(tasks, key=lambda task: int(places[task] or 0))))


KIND: OnStage[Order] = OnStage(reads={"order": order}, view=view)
