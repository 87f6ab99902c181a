"""Reflections: a thought for oneself, never scored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scenario_trainer.engine.kinds.kind import (
    Kind,
    MoveOpen,
)
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Reflect:
    """A thought for oneself: a choice or free text, never scored."""

    prompt: Text
    choices: Mapping[str, Text] = field(default_factory=dict)


def reflect(turn: Turn, scene: Scene[Reflect], act: Reflect, move: Move) -> str:
    """Choose one of the thoughts, where there are any."""
    if act.choices and move.option not in act.choices:
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    return scene.goes


def moves_open(act: Reflect, values: Values) -> Iterator[MoveOpen]:
    """One thought for all: none earns anything."""
    yield Move("reflect", option=next(iter(act.choices), None)), []


KIND = Kind("reflect", Reflect, takes={"reflect": reflect}, moves_open=moves_open)
