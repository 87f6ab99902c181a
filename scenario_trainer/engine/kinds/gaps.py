"""Somebody who asks back: the gaps of a file, put one after another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenario_trainer.engine.kinds.credit import Vector, credit_of
from scenario_trainer.engine.kinds.kind import (
    Kind,
    MoveOpen,
    is_offered,
)
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Gap:
    """What somebody asks because the file lacks it."""

    id: str
    text: Text
    asked: int  # slot
    options: tuple[str, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Gaps:
    """Somebody asks back: the first open gaps, one after another, at most `most`."""

    prompt: Text
    hint: Text
    most: int
    put: int  # slot: how many were put
    assesses: Mapping[str, int]
    questions: Mapping[str, Gap]
    options: Mapping[str, Option]  # "gap.answer"
    who: str | None = None


def answer(turn: Turn, scene: Scene[Gaps], act: Gaps, move: Move) -> str:
    """Answer what is asked now; the scene goes on with the next gap."""
    gap = gap_open(act, turn.values)
    if gap is None or move.option is None or move.option not in gap.options:
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    option = act.options[move.option]
    if not is_offered(option, turn.values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    turn.values[gap.asked] = 1
    turn.values[act.put] += 1
    turn.take(option)
    return scene.id


def onward(turn: Turn, scene: Scene[Gaps], act: Gaps) -> str | None:
    """Past the scene once nothing is asked any more."""
    return None if gap_open(act, turn.values) else scene.goes


def gap_open(act: Gaps, values: Sequence[int]) -> Gap | None:
    """What is asked back next; None once the file holds it all, or enough was asked."""
    if values[act.put] >= act.most:
        return None
    asked = (gap for gap in act.questions.values() if not values[gap.asked])
    return next((gap for gap in asked if gap.when is None or gap.when.test(values)), None)


def options_open(act: Gaps, values: Values) -> list[Option]:
    """The answers to what is asked now."""
    gap = gap_open(act, values)
    answers = [act.options[id] for id in gap.options] if gap else []
    return [option for option in answers if is_offered(option, values)]


def moves_open(act: Gaps, values: Values) -> Iterator[MoveOpen]:
    """Each answer to what is asked now."""
    for option in options_open(act, values):
        yield Move("decide", option=option.id), [option]


def options_of(act: Gaps, move: Move) -> list[Option]:
    """The answer given."""
    return [act.options[move.option or ""]]


def earned(
    act: Gaps, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """What the answer earns."""
    return credit_of(act.assesses, options)


def reads(act: Gaps) -> Iterator[Condition | None]:
    """When each gap is one."""
    yield from (gap.when for gap in act.questions.values())


def keeps(act: Gaps) -> Iterator[int]:
    """How many were put, and which."""
    yield act.put
    yield from (gap.asked for gap in act.questions.values())


KIND = Kind(
    "gaps",
    Gaps,
    counted=True,
    lasting=True,
    beside=True,
    takes={"decide": answer},
    onward=onward,
    options_open=options_open,
    moves_open=moves_open,
    options_of=options_of,
    earned=earned,
    reads=reads,
    keeps=keeps,
)
