"""Where each thing that changes while somebody plays has its number."""

import re
from collections.abc import Iterator, Mapping

from scenario_trainer.library import schema
from scenario_trainer.library.values import Changes

# A slot for these exists only where a condition asks; written as two patterns, each searches fast.
_ASKED = (re.compile(r"(visited)\s*\(([^()]*)\)"), re.compile(r"(took)\s*\(([^()]*)\)"))


def slots(file: schema.ScenarioFile, source: str) -> tuple[dict[str, int], tuple[int, ...]]:
    """Where each thing that changes has its number, and the numbers a story starts with.

    Visits and options taken get a number only where a condition asks for them.
    """
    starts = {"temperament": 0, "truth": 0}
    starts |= {name: gauge.start for name, gauge in file.gauges.items()}
    capped = _capped(file)
    starts |= {f"cap:{name}": 100 for name in file.gauges if name in capped}
    starts |= {"minutes": 0, **file.counters}
    starts |= dict.fromkeys(file.states, 0)
    starts |= {f"fact:{name}": 0 for name in file.facts}
    starts |= {f"deadline:{deadline.id}": 0 for deadline in file.deadlines}
    starts |= {f"interrupt:{interrupt.id}": 0 for interrupt in file.interrupts}
    known = {f"visited:{scene}" for scene in file.scenes}
    known |= {f"took:{id}.{option}" for id in file.scenes for option in options_of(file.scenes[id])}
    asked = (
        f"{question}:{name.strip()}"
        for pattern in _ASKED
        for question, name in pattern.findall(source)
    )
    starts |= {name: 0 for name in asked if name in known}
    return {name: slot for slot, name in enumerate(starts)}, tuple(starts.values())


def options_of(scene: schema.Scene) -> Mapping[str, schema.Option]:
    """The options of a decision or pick; none elsewhere."""
    act = scene.decision or scene.pick
    return act.options if act else {}


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
        yield deadline.changes
    for scene in file.scenes.values():
        for outcome in scene.event:
            yield outcome.changes
        for option in options_of(scene).values():
            yield option.changes
            if option.chance is not None:
                yield option.chance.changes
