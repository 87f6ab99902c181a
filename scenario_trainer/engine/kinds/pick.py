"""Picks: several options in one move, by number or within a budget of effort."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scenario_trainer.engine.kinds.credit import Vector, credit_of
from scenario_trainer.engine.kinds.kind import (
    Kind,
    MoveOpen,
    is_offered,
    offered_in,
)
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Pick:
    """Several in one move: exactly `count`, or as many as `most` and the `budget` of effort allow.

    Each one picked weighs `assesses`.
    """

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    options: Mapping[str, Option]
    count: int | None = None
    most: int | None = None
    budget: int | None = None


def pick(turn: Turn, scene: Scene[Pick], act: Pick, move: Move) -> str:
    """Take all that was picked, in file order."""
    chosen = set(move.options)
    options = [option for id, option in act.options.items() if id in chosen]
    if len(move.options) != len(options) or not fits(act, options):
        raise OptionNotOpen(f"{scene.id} does not take {move.options}")
    if not all(is_offered(option, turn.values) for option in options):
        raise OptionNotOpen(f"not all of {move.options} are open in {scene.id}")
    for option in options:
        turn.take(option)
    return scene.goes


def fits(act: Pick, options: Sequence[Option]) -> bool:
    """Whether these options together are a pick: the right number, within the budget."""
    if act.budget is not None and sum(option.effort for option in options) > act.budget:
        return False
    if act.count is not None:
        return len(options) == act.count
    return 1 <= len(options) <= (act.most or len(act.options))


def moves_open(act: Pick, values: Values) -> Iterator[MoveOpen]:
    """Every pick of what is offered."""
    for picked in _picks(act, offered_in(act, values)):
        yield Move("pick", options=tuple(option.id for option in picked)), picked


def _picks(act: Pick, offered: list[Option]) -> Iterator[list[Option]]:
    sizes = range(1, (act.most or len(offered)) + 1) if act.count is None else (act.count,)
    for size in sizes:
        for picked in combinations(offered, size):
            if fits(act, picked):
                yield list(picked)


def options_of(act: Pick, move: Move) -> list[Option]:
    """What was picked, in file order."""
    return [option for id, option in act.options.items() if id in move.options]


def earned(
    act: Pick, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """What all that was picked earns."""
    return credit_of(act.assesses, options)


def choices(act: Pick) -> Iterator[list[Option]]:
    """Every pick of what could be offered."""
    yield from _picks(act, [option for option in act.options.values() if option.offered])


KIND = Kind(
    "pick",
    Pick,
    counted=True,
    takes={"pick": pick},
    options_open=offered_in,
    moves_open=moves_open,
    options_of=options_of,
    earned=earned,
    choices=choices,
)
