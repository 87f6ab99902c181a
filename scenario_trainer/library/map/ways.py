"""Which scene leads where: what lint walks along and what the map draws."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.kind import Exit
from scenario_trainer.engine.story.scenario import BACK, END, Scenario, Scene


@dataclass(frozen=True, slots=True)
class Way:
    """One step from a scene to the next: by an option, by itself, or by breaking in."""

    start: str
    to: str
    by: str | None = None  # the option's id, or the number of an outcome or route


def ways(scenario: Scenario) -> tuple[Way, ...]:
    """Every step that may be taken; `end` stands for each ending, `back` leads nowhere new."""
    return tuple(
        Way(scene.id, target, by)
        for scene in scenario.scenes.values()
        for by, goes in exits(scene)
        for target in _targets(scenario, goes)
    )


def exits(scene: Scene[Any]) -> Iterator[Exit]:
    """Each way out as it is written: by what, and the target, `end` and `back` among them."""
    return kind_of(scene.act).exits(scene, scene.act)


def _targets(scenario: Scenario, goes: str) -> tuple[str, ...]:
    if goes == END:
        return tuple(scenario.endings)
    return () if goes == BACK else (goes,)


def leads_back(scene: Scene) -> bool:
    """Whether the scene returns to where an interruption broke in."""
    return any(goes == BACK for _, goes in exits(scene))


def ends_by_state(scenario: Scenario) -> bool:
    """Whether some way leads to `end`, where the situation chooses the ending."""
    return any(goes == END for scene in scenario.scenes.values() for _, goes in exits(scene))


def reached(start: set[str], onward: dict[str, set[str]]) -> set[str]:
    """Everything that can be reached from *start*, itself included."""
    found, waiting = set(start), list(start)
    while waiting:
        for target in onward.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found
