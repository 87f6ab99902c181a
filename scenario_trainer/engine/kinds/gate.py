"""Gates: silent forks of the story."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenario_trainer.engine.kinds.kind import (
    Exit,
    Kind,
)
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Condition
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen


@dataclass(frozen=True, slots=True)
class Gate:
    """A silent fork."""

    routes: tuple[tuple[Condition | None, str], ...]


def onward(turn: Turn, scene: Scene[Gate], act: Gate) -> str:
    """Take the first route whose condition holds."""
    for when, goes in act.routes:
        if when is None or when.test(turn.values):
            return goes
    raise OptionNotOpen(f"gate {scene.id} has no way out")


def exits(scene: Scene[Gate], act: Gate) -> Iterator[Exit]:
    """Each route leads on."""
    yield from ((str(n), goes) for n, (_, goes) in enumerate(act.routes))


def reads(act: Gate) -> Iterator[Condition | None]:
    """When each route is taken."""
    yield from (when for when, _ in act.routes)


KIND = Kind("gate", Gate, waits=False, branches=True, onward=onward, exits=exits, reads=reads)
