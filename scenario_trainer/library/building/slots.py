"""Where each thing that changes while somebody plays has its number."""

import re
from collections.abc import Iterator, Mapping

from scenario_trainer.library.file import schema, schema_acts
from scenario_trainer.library.file.values import Changes

# A slot for these exists only where a condition asks; written as two patterns, each searches fast.
_ASKED = (re.compile(r"(visited)\s*\(([^()]*)\)"), re.compile(r"(took)\s*\(([^()]*)\)"))
ANSWERS = ("indicated", "open", "not_indicated")

Choice = schema_acts.Option | schema_acts.Wording


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
    for id, scene in file.scenes.items():
        starts |= dict.fromkeys(_of_scene(id, scene), 0)
    known = {f"visited:{scene}" for scene in file.scenes}
    known |= {f"took:{name}" for name in takeable(file)}
    asked = (
        f"{question}:{name.strip()}"
        for pattern in _ASKED
        for question, name in pattern.findall(source)
    )
    starts |= {name: 0 for name in asked if name in known}
    return {name: slot for slot, name in enumerate(starts)}, tuple(starts.values())


def _of_scene(id: str, scene: schema.Scene) -> Iterator[str]:
    """What one scene has to remember: questions asked, what was set going, whether it is written."""
    for option, choice in options_of(scene).items():
        yield from (f"later:{id}.{option}.{n}" for n, _ in enumerate(choice.later))
    if scene.hub is not None:
        yield from (f"{count}:{id}" for count in ("asked_in", "recommended", "neutral", "led"))
        yield from (f"lost:{id}.{code}" for code in marked_down(scene.hub))
        for name, topic in scene.hub.topics.items():
            yield f"asked:{name}"
            if not topic.tells:  # a question is put once in the same words
                yield from (f"took:{id}.{name}.{wording}" for wording in topic.wordings)
    if scene.gaps is not None:
        yield f"put:{id}"
        yield from (f"gap:{id}.{gap}" for gap in scene.gaps.questions)
    if scene.write is not None:
        yield f"wrote:{id}"


def marked_down(hub: schema_acts.Talk) -> list[str]:
    """The competencies in which some question of the talk earns less than 100."""
    wordings = (w for topic in hub.topics.values() for w in topic.wordings.values())
    return sorted({code for wording in wordings for code in wording.credit})


def options_of(scene: schema.Scene) -> Mapping[str, Choice]:
    """What can be taken in a scene, by the name a condition or a move has for it."""
    act = scene.decision or scene.pick
    if act is not None:
        return act.options
    if scene.hub is not None:
        topics = scene.hub.topics.items()
        return {f"{t}.{w}": each for t, topic in topics for w, each in topic.wordings.items()}
    if scene.gaps is not None:
        gaps = scene.gaps.questions.items()
        return {f"{g}.{o}": each for g, gap in gaps for o, each in gap.options.items()}
    return {}


def takeable(file: schema.ScenarioFile) -> Iterator[str]:
    """Every name that `took` may ask for."""
    for id, scene in file.scenes.items():
        yield from (f"{id}.{option}" for option in options_of(scene))
        if scene.classify is not None:
            yield from (f"{id}.{answer}" for answer in ANSWERS)


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
        for outcome in scene.event:
            yield from outcome.changes
        if scene.hub is not None:
            yield from scene.hub.again
        if scene.order is not None:
            for task in scene.order.items.values():
                yield from (*task.changes, *task.late)
        for option in options_of(scene).values():
            yield from option.changes
            for risk in (option.chance, *option.later):
                if risk is not None:
                    yield from risk.changes
