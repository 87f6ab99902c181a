"""Estimates: a feeling in percent, never scored."""

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
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text

EVEN = 50  # percent: an estimate that leans no way


@dataclass(frozen=True, slots=True)
class Estimate:
    """A feeling in percent, never scored."""

    prompt: Text


def estimate(turn: Turn, scene: Scene[Estimate], act: Estimate, move: Move) -> str:
    """Say a percentage."""
    if move.number is None or not 0 <= move.number <= 100:
        raise OptionNotOpen(f"{move.number} in {scene.id}")
    return scene.goes


def moves_open(act: Estimate, values: Values) -> Iterator[MoveOpen]:
    """One estimate for all: none earns anything."""
    yield Move("estimate", number=EVEN), []


KIND = Kind("estimate", Estimate, takes={"estimate": estimate}, moves_open=moves_open)
