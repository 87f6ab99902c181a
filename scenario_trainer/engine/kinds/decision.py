"""Decisions: one option of several, under a timer where there is one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scenario_trainer.engine.kinds.credit import Vector, credit_of
from scenario_trainer.engine.kinds.kind import (
    Exit,
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
class Timer:
    """Seconds to decide in, and the option that silence takes."""

    seconds: int
    silence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One option of several; `assesses` holds weights in hundredths."""

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    options: Mapping[str, Option]
    dilemma: bool = False
    contested: bool = False
    confidence: bool = False
    reasons: Mapping[str, Text] = field(default_factory=dict)
    timer: Timer | None = None


def decide(turn: Turn, scene: Scene[Decision], act: Decision, move: Move) -> str:
    """Take the option and follow it."""
    option = act.options.get(move.option or "")
    if option is None or not is_offered(option, turn.values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    turn.take(option)
    return option.goes


def fall_silent(turn: Turn, scene: Scene[Decision], act: Decision, move: Move) -> str:
    """Time ran out: take the option that silence takes."""
    if act.timer is None:
        raise OptionNotOpen(f"{scene.id} has no timer")
    option = act.options[act.timer.silence]
    turn.take(option)
    return option.goes


def exits(scene: Scene[Decision], act: Decision) -> Iterator[Exit]:
    """Each option leads on."""
    yield from ((id, option.goes) for id, option in act.options.items())


def moves_open(act: Decision, values: Values) -> Iterator[MoveOpen]:
    """Each option offered; silence is an option too, but never better than all others."""
    for option in offered_in(act, values):
        yield Move("decide", option=option.id), [option]


def options_of(act: Decision, move: Move) -> list[Option]:
    """The option taken, by decision or by silence."""
    if move.kind == "time_out" and act.timer is not None:
        return [act.options[act.timer.silence]]
    return [act.options[move.option or ""]]


def weights(act: Decision, *, assessment: bool) -> Mapping[str, int]:
    """Contested decisions weigh half in assessment."""
    if not (assessment and act.contested):
        return act.assesses
    return {code: weight // 2 for code, weight in act.assesses.items()}


def earned(
    act: Decision, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """What the option earns."""
    return credit_of(weights(act, assessment=assessment), options)


def choices(act: Decision) -> Iterator[list[Option]]:
    """Each option that raises no flag for certain."""
    for option in act.options.values():
        if option.offered and not any(flag.when is None for flag in option.flags):
            yield [option]


KIND = Kind(
    "decision",
    Decision,
    branches=True,
    counted=True,
    follows="decide",
    takes={"decide": decide, "time_out": fall_silent},
    exits=exits,
    options_open=offered_in,
    moves_open=moves_open,
    options_of=options_of,
    weights=weights,
    earned=earned,
    choices=choices,
)
