"""Which numbers can still matter from a scene on.

Two situations that differ only in numbers nothing ahead can read have futures
of the same worth; the outlook looks at them once.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.kind import options_in
from scenario_trainer.engine.story.options import Later, Option
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.story.values import TEMPERAMENT, Block, Condition, Op
from scenario_trainer.engine.turn.moves import Situation


class Liveness:
    """Which numbers can still matter from each scene on."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.of_scene = lru_cache(maxsize=None)(self._of_scene)
        self.learnable = lru_cache(maxsize=None)(self._learnable)
        self.ahead = lru_cache(maxsize=None)(self._ahead)

    def key(self, situation: Situation) -> tuple[object, ...]:
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
            for changes, _ in kind_of(scene.act).changes(scene.act):
                yield from changes
        for deadline in self.scenario.deadlines:
            yield from deadline.changes
        for later in self.scenario.later:
            yield from later.changes

    def _options(self, ahead: frozenset[str]) -> Iterator[Option]:
        for name in ahead:
            yield from options_in(self.scenario.scenes[name].act).values()


def _touches(block: Block, live: set[int]) -> bool:
    return any(effect.slot in live for effect in block.effects[0])


def _read_by(later: Later) -> set[int]:
    conditions = (later.when, later.percent)
    read = {later.armed} | ({later.counter} if later.counter is not None else set())
    return read.union(*(each.reads for each in conditions if each is not None))


def _steers(scene: Scene[Any]) -> set[int]:
    """What a scene reads to decide what is offered, raised, drawn, earned or where it goes."""
    kind, act = kind_of(scene.act), scene.act
    conditions = list(kind.reads(act))
    for option in options_in(act).values():
        conditions += [option.when, *(flag.when for flag in option.flags)]
        conditions += [option.chance.percent] if option.chance else []
    read = (each.reads for each in conditions if each is not None)
    return set(kind.keeps(act)).union(*read)


def targets_of(scene: Scene[Any]) -> list[str]:
    """Every target a scene can lead to, as written."""
    return [goes for _, goes in kind_of(scene.act).exits(scene, scene.act)]
