"""Passages: nothing to decide, only to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenario_trainer.engine.kinds.kind import (
    Kind,
    MoveOpen,
)
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn


@dataclass(frozen=True, slots=True)
class Continue:
    """Nothing to decide, only to read."""


def read_on(turn: Turn, scene: Scene[Continue], act: Continue, move: Move) -> str:
    """Go on."""
    return scene.goes


def moves_open(act: Continue, values: Values) -> Iterator[MoveOpen]:
    """The one way on."""
    yield Move("continue"), []


KIND = Kind("continue", Continue, takes={"continue": read_on}, moves_open=moves_open)
