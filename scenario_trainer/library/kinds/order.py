"""Orders in a file: tasks one after another, in one step."""

from collections.abc import Iterator

from scenario_trainer.engine.kinds.order import Order, Task
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.file.values import Changes
from scenario_trainer.library.kinds.in_file import InFile, Part, Said, Step, Way
from scenario_trainer.library.kinds.outlines import rectangle
from scenario_trainer.library.kinds.reading_time import TO_PLACE, count, told
from scenario_trainer.library.kinds.tastes import Choice as Liked
from scenario_trainer.library.kinds.tastes import Taste
from scenario_trainer.library.terms import effects
from scenario_trainer.library.terms import words as lines
from scenario_trainer.library.terms.terms import Terms

TICK = 5


def build(terms: Terms, id: str, order: schema_acts.Order, at: str, goes: str | None) -> Order:
    """The order as it is played."""
    return Order(
        prompt=terms.text(order.prompt, f"{at}.prompt"),
        hint=terms.text(order.hint, f"{at}.hint"),
        assesses=terms.competencies(order.assesses, f"{at}.assesses"),
        tasks={id: _task(terms, id, task, f"{at}.items.{id}") for id, task in order.items.items()},
        clock=terms.slots["minutes"],
    )


def _task(terms: Terms, id: str, task: schema_acts.Task, at: str) -> Task:
    return Task(
        id=id,
        text=terms.text(task.text, f"{at}.text"),
        minutes=task.minutes,
        by=task.by,
        worth=task.worth,
        changes=effects.changes(terms, task.changes, f"{at}.changes"),
        late=effects.changes(terms, task.late, f"{at}.late"),
        reply=lines.lines(terms, task.reply, f"{at}.reply"),
        late_reply=lines.lines(terms, task.late_reply, f"{at}.late_reply"),
        why=None if task.why is None else terms.text(task.why, f"{at}.why"),
    )


def ways(option: str) -> tuple[Way, ...]:
    """The task."""
    return ((f"items.{option}", 0),)


def changes(written: schema_acts.Order) -> Iterator[Changes]:
    """What each task does in time, and late."""
    for task in written.items.values():
        yield from (*task.changes, *task.late)


def move(act: Order, values: Values, step: Step) -> Move | None:
    """All tasks, in this order."""
    return Move("order", options=step)


def steps(act: Order, values: Values, options: Step) -> Step:
    """The tasks."""
    return tuple(act.tasks)


def parts(act: Order, open_now: Step, step: Step) -> Iterator[Part]:
    """Each word is a task."""
    yield from ((word, open_now) for word in step)


def words(act: Order) -> int:
    """The tasks with what comes of them, and putting each in its place."""
    tasks = act.tasks.values()
    read = sum(count(task.text) + told(task.reply) for task in tasks)
    return count(act.prompt) + read + TO_PLACE * len(tasks)


def choose(act: Order, values: Values, taste: Taste) -> Move:
    """The tasks as they are liked."""
    ranked = taste.rank([Liked(task.id, task.text) for task in act.tasks.values()])
    return Move("order", options=tuple(choice.id for choice in ranked))


def said(act: Order) -> Iterator[Said]:
    """What comes of each task, in time and late."""
    for task in act.tasks.values():
        yield Said(f"items.{task.id}.reply", task.reply)
        yield Said(f"items.{task.id}.late_reply", task.late_reply)


def _list(x: int, y: int, wide: int, high: int) -> str:
    ticks = (f"M{x} {y + n * high // 4}h{TICK}" for n in (1, 2, 3))
    return rectangle(x, y, wide, high) + "".join(ticks)


KIND = InFile(
    build=build,
    ways=ways,
    changes=changes,
    move=move,
    steps=steps,
    parts=parts,
    words=words,
    choose=choose,
    said=said,
    outline=_list,
    brackets='[["{}"]]',
)
