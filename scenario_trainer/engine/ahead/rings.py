"""Scenes that lead back to themselves, such as two that may come in either order.

A story may turn in a ring only as long as its conditions let it; for what can lie
ahead each scene of a ring counts once, and those that were passed no more.
"""

from functools import lru_cache

from scenario_trainer.engine.ahead.liveness import targets_of
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Values

Ring = frozenset[str]


class Rings:
    """The rings of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.of = lru_cache(maxsize=None)(self._of)
        self._behind = lru_cache(maxsize=None)(self._all_behind)

    def _of(self, name: str) -> Ring:
        """Every scene that leads to this one and is led to by it; empty if it is in no ring."""
        behind = self._behind(name)
        return frozenset(other for other in behind if name in self._behind(other))

    def _all_behind(self, name: str) -> Ring:
        seen: set[str] = set()
        todo = [name]
        while todo:
            scene = self.scenario.scenes.get(todo.pop())
            for target in targets_of(scene) if scene else ():
                if target in self.scenario.scenes and target not in seen:
                    seen.add(target)
                    todo.append(target)
        return frozenset(seen)

    def exits(self, ring: Ring) -> set[str]:
        """Where a ring can be left to."""
        return {to for name in ring for to in targets_of(self.scenario.scenes[name])} - ring

    def passed(self, ring: Ring, values: Values) -> Ring:
        """The scenes of a ring that were come to before, as far as somebody keeps count."""
        slots = ((name, self.scenario.scenes[name].visited) for name in ring)
        return frozenset(name for name, slot in slots if slot >= 0 and values[slot])
