"""Events: what happens by itself, by condition and by chance."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenario_trainer.engine.kinds.kind import (
    Exit,
    Kind,
)
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Changes, Condition
from scenario_trainer.engine.turn.moves import Happened
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing an event can be."""

    purpose: str
    when: Condition | None
    percent: Condition | None
    changes: Changes
    lines: tuple[Line, ...]
    goes: str


@dataclass(frozen=True, slots=True)
class Event:
    """Happens by itself: the first outcome whose condition and chance hold."""

    outcomes: tuple[Outcome, ...]


def onward(turn: Turn, scene: Scene[Event], act: Event) -> str:
    """Let the first outcome happen whose condition and chance hold."""
    for outcome in act.outcomes:
        if outcome.when is not None and not outcome.when.test(turn.values):
            continue
        if outcome.percent is not None:
            percent = min(max(outcome.percent.test(turn.values), 0), 100)
            came = turn.draw(outcome.purpose, percent)
            turn.happened.append(Happened("chance", outcome, percent=percent, came=came))
            if not came:
                continue
        turn.change(outcome.changes)
        turn.happened.append(Happened("event", outcome, tuple(turn.values)))
        turn.pass_time()
        return outcome.goes
    raise OptionNotOpen(f"event {scene.id} has no outcome")


def exits(scene: Scene[Event], act: Event) -> Iterator[Exit]:
    """Each outcome leads on."""
    yield from ((str(n), outcome.goes) for n, outcome in enumerate(act.outcomes))


def reads(act: Event) -> Iterator[Condition | None]:
    """When each outcome may happen, and how likely."""
    for outcome in act.outcomes:
        yield from (outcome.when, outcome.percent)


def changes(act: Event) -> Iterator[tuple[Changes, bool]]:
    """What each outcome does."""
    yield from ((each.changes, each.percent is not None) for each in act.outcomes)


KIND = Kind(
    "event",
    Event,
    waits=False,
    branches=True,
    onward=onward,
    exits=exits,
    reads=reads,
    changes=changes,
)
