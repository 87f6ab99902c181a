"""Narratives: a report in own words, then a look through its checklist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenario_trainer.engine.kinds.credit import Vector, alike
from scenario_trainer.engine.kinds.kind import (
    Kind,
    MoveOpen,
)
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a good report has; asked only where the file holds it."""

    id: str
    text: Text
    when: Condition | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Narrative:
    """A report in the officer's own words, then a look at it with the checklist.

    It weighs `assesses` once a person has rated it, and steers nothing.
    """

    prompt: Text
    hint: Text
    least: int  # words
    most: int
    assesses: Mapping[str, int]
    checklist: Mapping[str, Check]
    wrote: int  # slot
    example: Text | None = None


def write(turn: Turn, scene: Scene[Narrative], act: Narrative, move: Move) -> str:
    """Hand in the report; the scene goes on with its checklist."""
    if turn.values[act.wrote]:
        raise OptionNotOpen(f"{scene.id} is written")
    turn.values[act.wrote] = 1
    return scene.id


def look_over(turn: Turn, scene: Scene[Narrative], act: Narrative, move: Move) -> str:
    """Say what of the checklist the report holds."""
    if not turn.values[act.wrote] or not set(move.options) <= set(act.checklist):
        raise OptionNotOpen(f"nothing to rate in {scene.id}")
    turn.values[act.wrote] = 0
    return scene.goes


def rated(act: Narrative, percent: int) -> Vector:
    """What a report earns once a person has rated it at *percent* of its checklist."""
    return alike(act.assesses, percent)


def moves_open(act: Narrative, values: Values) -> Iterator[MoveOpen]:
    """Writing, then the look through the checklist."""
    yield Move("look_over" if values[act.wrote] else "write"), []


def keeps(act: Narrative) -> Iterator[int]:
    """Whether it is written."""
    yield act.wrote


KIND = Kind(
    "narrative",
    Narrative,
    written="write",
    counted=True,
    lasting=True,
    closes_with="look_over",
    retaken=("write",),
    takes={"write": write, "look_over": look_over},
    moves_open=moves_open,
    keeps=keeps,
)
