"""Every move an officer could make in a situation.

What is judged as a whole (a board, a classification) is listed with its right
answers only: nothing ahead reads the others, so they can be no better.
"""

from collections.abc import Iterator
from typing import Any

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.kind import MoveOpen
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.turn.moves import Situation


def moves_open(scene: Scene[Any], situation: Situation) -> Iterator[MoveOpen]:
    """Every move that can make a difference here, with the options it takes, in file order."""
    return kind_of(scene.act).moves_open(scene.act, situation.values)
