"""What a kind of scene is in the debrief: its entry, and how what it earned comes about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from scenario_trainer.debrief.entry_views import Body
from scenario_trainer.debrief.figures import times
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.score.figures import band_of
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.text import Text

A = TypeVar("A")
GRADES = {1: "weak", 2: "weak", 3: "acceptable", 4: "strong"}  # by level


def _prompt(act: Any, step: Step) -> Text:
    prompt: Text = act.prompt
    return prompt


def grade_of(points: int | None) -> str | None:
    """The quality that points of 100 come to, told by the same levels as a whole attempt."""
    return None if points is None else GRADES[band_of(points)]


def _grade(body: Any, points: int | None) -> str | None:
    return body.quality if points is None else grade_of(points)


def _workings(act: Any, played: Played, steps: Steps) -> Mapping[str, str]:
    """Points times weight where it is judged as a whole, else each option's credit times weight."""
    kind, last = kind_of(act), steps[-1]
    weights = kind.weights(act, assessment=played.assessment)
    if kind.judged_whole:
        points = kind.points(act, last.move, last.before.values)
        return {code: times(points, each) for code, each in weights.items()}
    options = kind.options_of(act, last.move)
    return {
        code: " + ".join(times(option.credit.get(code, 0), each) for option in options)
        for code, each in weights.items()
    }


@dataclass(frozen=True, slots=True)
class InDebrief(Generic[A]):
    """One kind of scene as it is told; what it leaves out is the usual."""

    entry: str  # what its entry is called
    view: Callable[[Played, Steps], Body]
    prompt: Callable[[A, Step], Text] = _prompt
    grade: Callable[[Any, int | None], str | None] = _grade  # of the body and points of 100
    workings: Callable[[A, Played, Steps], Mapping[str, str]] = _workings
    hears: bool = True  # tells what was said after the move
