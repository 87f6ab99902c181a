"""Where each thing that changes while somebody plays has its number."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scenario_trainer.engine.kinds import KINDS
from scenario_trainer.library.file import schema
from scenario_trainer.library.file.values import Changes
from scenario_trainer.library.kinds import IN_FILE
from scenario_trainer.library.kinds.in_file import InFile
from scenario_trainer.library.terms.options import Choice
from scenario_trainer.library.terms.terms import Held

# A slot for these exists only where a condition asks; written as two patterns, each searches fast.
_ASKED = (re.compile(r"(visited)\s*\(([^()]*)\)"), re.compile(r"(took)\s*\(([^()]*)\)"))


def held(file: schema.ScenarioFile, source: str) -> Held:
    """Where each thing that changes has its number, and the numbers a story starts with.

    Visits and options taken get a number only where a condition asks for them.
    """
    can_be_taken = tuple(_takeable(file))
    starts = {"temperament": 0, "truth": 0}
    starts |= {name: gauge.start for name, gauge in file.gauges.items()}
    capped = _capped(file)
    starts |= {f"cap:{name}": 100 for name in file.gauges if name in capped}
    starts |= {"minutes": 0, **file.counters}
    starts |= dict.fromkeys(file.states, 0)
    starts |= {f"fact:{name}": 0 for name in file.facts}
    starts |= {f"deadline:{deadline.id}": 0 for deadline in file.deadlines}
    starts |= {f"interrupt:{interrupt.id}": 0 for interrupt in file.interrupts}
    for id, scene in file.scenes.items():
        starts |= dict.fromkeys(_of_scene(id, scene), 0)
    known = {f"visited:{scene}" for scene in file.scenes}
    known |= {f"took:{name}" for name in can_be_taken}
    asked = (
        f"{question}:{name.strip()}"
        for pattern in _ASKED
        for question, name in pattern.findall(source)
    )
    starts |= {name: 0 for name in asked if name in known}
    slots = {name: slot for slot, name in enumerate(starts)}
    return Held(slots, tuple(starts.values()), can_be_taken, tuple(topics_of(file)))


def acts_in(scene: schema.Scene) -> Iterator[tuple[InFile, Any]]:
    """What is written to be done in a scene, with how its kind stands in a file."""
    for kind in KINDS:
        if written := getattr(scene, kind.key, None):
            yield IN_FILE[kind.act], written


def _of_scene(id: str, scene: schema.Scene) -> Iterator[str]:
    """What one scene has to remember: what was set going, and what its kind counts."""
    for option, choice in options_of(scene).items():
        yield from (f"later:{id}.{option}.{n}" for n, _ in enumerate(choice.later))
    for kind, written in acts_in(scene):
        yield from kind.remembers(id, written)


def options_of(scene: schema.Scene) -> Mapping[str, Choice]:
    """What can be taken in a scene, by the name a condition or a move has for it."""
    return {id: each for kind, act in acts_in(scene) for id, each in kind.options(act).items()}


def _takeable(file: schema.ScenarioFile) -> Iterator[str]:
    """Every name that `took` may ask for."""
    for id, scene in file.scenes.items():
        yield from (f"{id}.{option}" for option in options_of(scene))
        for kind, written in acts_in(scene):
            yield from (f"{id}.{answer}" for answer in kind.answers(written))


def topics_of(file: schema.ScenarioFile) -> Iterator[tuple[str, str]]:
    """Every topic of a talk with its scene."""
    for id, scene in file.scenes.items():
        if scene.hub is not None:
            yield from ((id, topic) for topic in scene.hub.topics)


def _capped(file: schema.ScenarioFile) -> set[str]:
    return {
        name
        for changes in all_changes(file)
        for name, values in changes.items()
        if any(value.startswith("max ") for value in values)
    }


def all_changes(file: schema.ScenarioFile) -> Iterator[Changes]:
    """Every block of changes in the file."""
    for deadline in file.deadlines:
        yield from deadline.changes
    for scene in file.scenes.values():
        yield from scene.arrives
        for kind, written in acts_in(scene):
            yield from kind.changes(written)
        for option in options_of(scene).values():
            yield from option.changes
            for risk in (option.chance, *option.later):
                if risk is not None:
                    yield from risk.changes
