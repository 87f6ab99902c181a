"""Can everything be reached, and does everything end?"""

from collections.abc import Iterator

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.event import Event
from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.map.ways import Way, ends_by_state, leads_back, reached


def reachable(story: Story) -> Iterator[Finding]:
    """Some way leads to every scene and every ending."""
    scenario = story.scenario
    found = reached(_starts(story), story.onward)
    for id in scenario.scenes:
        if id not in found:
            yield story.finding("SCN413", f"scenes.{id}", what=id)
    for id in scenario.endings:
        if id not in found:
            yield story.finding("SCN414", f"endings.{id}", what=id)


def _starts(story: Story) -> set[str]:
    return {story.scenario.opening, *(each.goes for each in story.scenario.interrupts)}


def closing(story: Story) -> Iterator[Finding]:
    """From every scene an ending can be reached."""
    scenario = story.scenario
    backward: dict[str, set[str]] = {}
    for way in story.ways:
        backward.setdefault(way.to, set()).add(way.start)
    returning = {id for id, scene in scenario.scenes.items() if leads_back(scene)}
    ending = reached({*scenario.endings, *returning}, backward)
    for id in scenario.scenes:
        if id not in ending:
            yield story.finding("SCN415", f"scenes.{id}", what=id)


def circles(story: Story) -> Iterator[Finding]:
    """Events, gates and gaps that are all closed never turn in a circle by themselves."""
    scenes = story.scenario.scenes
    own = {id for id, scene in scenes.items() if kind_of(scene.act).onward}
    onward = {id: {way.to for way in story.ways if _goes_alone(story, id, way)} & own for id in own}
    for id in scenes:
        if id in own and id in reached(onward[id], onward):
            yield story.finding("SCN416", f"scenes.{id}", what=id)


def _goes_alone(story: Story, scene: str, way: Way) -> bool:
    """Whether this way leads on from the scene without a move of the officer."""
    waits = kind_of(story.scenario.scenes[scene].act).waits
    return way.start == scene and (way.by is None or not waits)


def last_ones(story: Story) -> Iterator[Finding]:
    """The last outcome, route and ending stand without a condition, and no earlier ending does."""
    for id, scene in story.scenario.scenes.items():
        match scene.act:
            case Event(outcomes=(*_, last)) if last.when or last.percent:
                yield story.finding("SCN417", f"scenes.{id}.event", what=id)
            case Gate(routes=(*_, (when, _))) if when:
                yield story.finding("SCN417", f"scenes.{id}.gate", what=id)
    if not ends_by_state(story.scenario):
        return
    *earlier, last = story.scenario.endings.values()
    if last.when is not None:
        yield story.finding("SCN417", f"endings.{last.id}.when", what="endings")
    for ending in earlier:
        if ending.when is None:
            yield story.finding("SCN432", f"endings.{ending.id}", what=ending.id)


def ways_back(story: Story) -> Iterator[Finding]:
    """`back` stands only where an interruption led."""
    inside = reached({each.goes for each in story.scenario.interrupts}, story.onward)
    for id, scene in story.scenario.scenes.items():
        if id not in inside and leads_back(scene):
            yield story.finding("SCN314", f"scenes.{id}")


CHECKS = (reachable, closing, circles, last_ones, ways_back)
