"""Neutral choices: ways on that steer the story and are never judged, or places each visited once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenario_trainer.engine.kinds.kind import Exit, Kind, MoveOpen, is_offered
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Changes, Values
from scenario_trainer.engine.turn.moves import Happened, Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of several; where it is `once`, each is taken once and the scene leads on after all."""

    prompt: Text
    options: Mapping[str, Option]
    once: bool = False


def choose(turn: Turn, scene: Scene[Choice], act: Choice, move: Move) -> str:
    """Go one of the ways; nothing is taken that could be judged, so it repairs and delays nothing."""
    option = act.options.get(move.option or "")
    if option is None or option not in options_open(act, turn.values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    turn.change(option.changes)
    if option.took >= 0:
        turn.values[option.took] = 1
    turn.happened.append(Happened("told", option.reply))
    return option.goes


def onward(turn: Turn, scene: Scene[Choice], act: Choice) -> str | None:
    """Past the scene once every way was gone."""
    return scene.goes if act.once and not options_open(act, turn.values) else None


def options_open(act: Choice, values: Values | list[int]) -> list[Option]:
    """The ways offered now; of those that are gone once, what is left."""
    offered = (option for option in act.options.values() if is_offered(option, values))
    return [option for option in offered if not (act.once and values[option.took])]


def moves_open(act: Choice, values: Values) -> Iterator[MoveOpen]:
    """Each way offered."""
    for option in options_open(act, values):
        yield Move("decide", option=option.id), [option]


def options_of(act: Choice, move: Move) -> list[Option]:
    """The way gone."""
    return [act.options[move.option or ""]]


def exits(scene: Scene[Choice], act: Choice) -> Iterator[Exit]:
    """Each way leads on, and the scene itself after all of them."""
    yield from ((id, option.goes) for id, option in act.options.items())
    if act.once:
        yield None, scene.goes


def keeps(act: Choice) -> Iterator[int]:
    """Which ways were gone, where each is gone once."""
    yield from (option.took for option in act.options.values() if act.once)


def changes(act: Choice) -> Iterator[tuple[Changes, bool]]:
    """What each way does."""
    yield from ((option.changes, False) for option in act.options.values())


KIND = Kind(
    "choice",
    Choice,
    branches=True,
    neutral=True,
    lasting=True,
    retaken=("decide",),
    takes={"decide": choose},
    onward=onward,
    exits=exits,
    options_open=options_open,
    moves_open=moves_open,
    options_of=options_of,
    keeps=keeps,
    changes=changes,
)
