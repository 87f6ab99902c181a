"""Which numbers can still matter from a scene on.

Two situations that differ only in numbers nothing ahead can read have futures
of the same worth; the outlook looks at them once.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from scenario_trainer.engine.kinds.acts import (
    Classify,
    Decision,
    Event,
    Gaps,
    Gate,
    Hub,
    Order,
    Write,
)
from scenario_trainer.engine.play.moves import Situation
from scenario_trainer.engine.story.options import Later, Option
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.story.values import TEMPERAMENT, Block, Condition, Op


class Liveness:
    """Which numbers can still matter from each scene on."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.of_scene = lru_cache(maxsize=None)(self._of_scene)
        self.learnable = lru_cache(maxsize=None)(self._learnable)
        self.ahead = lru_cache(maxsize=None)(self._ahead)

    def key(self, situation: Situation) -> tuple:
        """Equal for situations whose futures are worth the same."""
        values = situation.values
        live = self.of_scene(situation.scene, situation.back)
        return (situation.scene, situation.back, tuple([values[slot] for slot in live]))

    def _of_scene(self, scene: str, back: str | None) -> tuple[int, ...]:
        ahead = self.ahead(scene, back)
        live = {TEMPERAMENT} if self.scenario.temperaments else set()
        for name in ahead:
            live |= _steers(self.scenario.scenes[name])
        for interrupt in self.scenario.interrupts:
            live |= interrupt.when.reads | {interrupt.fired}
        if self.scenario.outcome:
            for slot, when in self.scenario.outcome.facts:
                live |= {slot} | (when.reads if when else frozenset())
        while True:
            more = live | self._feeds(live, ahead)
            if more == live:
                return tuple(sorted(live))
            live = more

    def _ahead(self, scene: str, back: str | None) -> frozenset[str]:
        """The scenes that may still come."""
        todo = [scene, *([back] if back else [])]
        todo += [interrupt.goes for interrupt in self.scenario.interrupts]
        seen: set[str] = set()
        while todo:
            name = todo.pop()
            if name in self.scenario.scenes and name not in seen:
                seen.add(name)
                todo += targets_of(self.scenario.scenes[name])
        return frozenset(seen)

    def _feeds(self, live: set[int], ahead: frozenset[str]) -> set[int]:
        """What the numbers that matter depend on in turn."""
        fed: set[int] = set()
        for slot, when in self._learned(ahead):
            if slot in live and when is not None:
                fed |= when.reads
        for block in self._blocks(ahead):
            if _touches(block, live):
                fed |= block.when.reads if block.when else frozenset()
                fed |= {effect.cap for effect in block.effects[0] if effect.cap >= 0}
        for deadline in self.scenario.deadlines:
            if any(_touches(block, live) for block in deadline.changes):
                fed |= {deadline.counter, deadline.fired}
        for later in self.scenario.later:
            if any(_touches(block, live) for block in later.changes):
                fed |= _read_by(later)
        return fed

    def _learned(self, ahead: frozenset[str]) -> Iterator[tuple[int, Condition | None]]:
        yield from self.scenario.volunteered
        for option in self._options(ahead):
            yield from option.opens

    def _learnable(self, ahead: frozenset[str]) -> frozenset[int]:
        """The slots of facts that something in these scenes, or from outside, can make known."""
        told = {slot for slot, _ in self._learned(ahead)}
        for block in self._blocks(ahead):
            told |= {effect.slot for effect in block.effects[0] if effect.op == Op.LEARN}
        return frozenset(told)

    def _blocks(self, ahead: frozenset[str]) -> Iterator[Block]:
        """Everything ahead that changes numbers."""
        for option in self._options(ahead):
            yield from option.changes
            if option.chance:
                yield from option.chance.changes
        for name in ahead:
            scene = self.scenario.scenes[name]
            yield from scene.arrives
            match scene.act:
                case Event(outcomes=outcomes):
                    for outcome in outcomes:
                        yield from outcome.changes
                case Hub(again=again):
                    yield from again
                case Order(tasks=tasks):
                    for task in tasks.values():
                        yield from (*task.changes, *task.late)
        for each in (*self.scenario.deadlines, *self.scenario.later):
            yield from each.changes

    def _options(self, ahead: frozenset[str]) -> Iterator[Option]:
        for name in ahead:
            yield from getattr(self.scenario.scenes[name].act, "options", {}).values()


def _touches(block: Block, live: set[int]) -> bool:
    return any(effect.slot in live for effect in block.effects[0])


def _read_by(later: Later) -> set[int]:
    conditions = (later.when, later.percent)
    read = {later.armed} | ({later.counter} if later.counter is not None else set())
    return read.union(*(each.reads for each in conditions if each is not None))


def _steers(scene: Scene) -> set[int]:
    """What a scene reads to decide what is offered, raised, drawn, earned or where it goes."""
    act, slots = scene.act, set()
    conditions: list[Condition | None] = []
    for option in getattr(act, "options", {}).values():
        conditions += [option.when, *(flag.when for flag in option.flags)]
        conditions += [option.chance.percent] if option.chance else []
    match act:
        case Event(outcomes=outcomes):
            conditions += [each for outcome in outcomes for each in (outcome.when, outcome.percent)]
        case Gate(routes=routes):
            conditions += [when for when, _ in routes]
        case Hub():
            conditions += [act.until, *(topic.when for topic in act.topics.values())]
            slots |= _tallied(act)
        case Gaps():
            conditions += [gap.when for gap in act.questions.values()]
            slots |= {act.put, *(gap.asked for gap in act.questions.values())}
        case Order():
            slots.add(act.clock)
        case Classify() if act.took:
            conditions += [motive.when for motive in act.motive]
        case Write():
            slots.add(act.wrote)
    return slots | _union(each.reads for each in conditions if each is not None)


def _tallied(hub: Hub) -> set[int]:
    """The counts of a talk: each question's group, and the topics whose having been asked counts."""
    tally = hub.tally
    counted = {tally.asked, tally.recommended, tally.neutral, tally.led, *hub.lost.values()}
    topics = hub.topics.values()
    once = {option.took for option in hub.options.values() if option.took >= 0}
    return counted | once | {topic.asked for topic in topics if topic.must or hub.again}


def _union(sets: Iterable[frozenset[int]]) -> set[int]:
    return set().union(*sets)


def targets_of(scene: Scene) -> list[str]:
    """Every target a scene can lead to, as written."""
    act = scene.act
    if isinstance(act, Decision):
        return [option.goes for option in act.options.values()]
    if isinstance(act, Event):
        return [outcome.goes for outcome in act.outcomes]
    if isinstance(act, Gate):
        return [goes for _, goes in act.routes]
    return [scene.goes] if scene.goes else []
