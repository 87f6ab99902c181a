"""Which numbers can still matter from a scene on.

Two situations that differ only in numbers nothing ahead can read have futures
of the same worth; the outlook looks at them once.
"""

from collections.abc import Iterator
from functools import lru_cache

from scenario_trainer.engine.moves import Situation
from scenario_trainer.engine.scenario import Decision, Event, Gate, Option, Pick, Scenario, Scene
from scenario_trainer.engine.values import TEMPERAMENT, Effect


class Liveness:
    """Which numbers can still matter from each scene on."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.of_scene = lru_cache(maxsize=None)(self._of_scene)

    def key(self, situation: Situation) -> tuple:
        """Equal for situations whose futures are worth the same."""
        values = situation.values
        live = self.of_scene(situation.scene, situation.back)
        return (situation.scene, situation.back, tuple([values[slot] for slot in live]))

    def _of_scene(self, scene: str, back: str | None) -> tuple[int, ...]:
        ahead = self._ahead(scene, back)
        live = {TEMPERAMENT} if self.scenario.temperaments else set()
        for name in ahead:
            live |= self._steers(self.scenario.scenes[name])
        for interrupt in self.scenario.interrupts:
            live |= interrupt.when.reads | {interrupt.fired}
        if self.scenario.outcome:
            live |= set(self.scenario.outcome.facts)
        while True:
            more = live | self._feeds(live, ahead)
            if more == live:
                return tuple(sorted(live))
            live = more

    def _ahead(self, scene: str, back: str | None) -> set[str]:
        todo = [scene, *([back] if back else [])]
        todo += [interrupt.goes for interrupt in self.scenario.interrupts]
        seen: set[str] = set()
        while todo:
            name = todo.pop()
            if name in self.scenario.scenes and name not in seen:
                seen.add(name)
                todo += targets_of(self.scenario.scenes[name])
        return seen

    def _steers(self, scene: Scene) -> set[int]:
        """What a scene reads to decide what is offered, raised, drawn or where it goes."""
        act, conditions = scene.act, []
        if isinstance(act, Decision | Pick):
            for option in act.options.values():
                conditions += [option.when, *(flag.when for flag in option.flags)]
                conditions += [option.chance.percent] if option.chance else []
        elif isinstance(act, Event):
            for outcome in act.outcomes:
                conditions += [outcome.when, outcome.percent]
        elif isinstance(act, Gate):
            conditions += [when for when, _ in act.routes]
        return set().union(*(c.reads for c in conditions if c is not None))

    def _feeds(self, live: set[int], ahead: set[str]) -> set[int]:
        """What the numbers that matter depend on in turn."""
        fed: set[int] = set()
        for slot, when in self._learned(ahead):
            if slot in live and when is not None:
                fed |= when.reads
        for effect in self._effects(ahead):
            if effect.slot in live and effect.cap >= 0:
                fed.add(effect.cap)
        for deadline in self.scenario.deadlines:
            if any(effect.slot in live for effect in deadline.effects[0]):
                fed |= {deadline.counter, deadline.fired}
        return fed

    def _learned(self, ahead: set[str]) -> Iterator[tuple]:
        yield from self.scenario.volunteered
        for option in self._options(ahead):
            yield from option.opens

    def _effects(self, ahead: set[str]) -> Iterator[Effect]:
        for option in self._options(ahead):
            yield from option.effects[0]
            if option.chance:
                yield from option.chance.effects[0]
        for name in ahead:
            act = self.scenario.scenes[name].act
            if isinstance(act, Event):
                for outcome in act.outcomes:
                    yield from outcome.effects[0]
        for deadline in self.scenario.deadlines:
            yield from deadline.effects[0]

    def _options(self, ahead: set[str]) -> Iterator[Option]:
        for name in ahead:
            act = self.scenario.scenes[name].act
            if isinstance(act, Decision | Pick):
                yield from act.options.values()


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
