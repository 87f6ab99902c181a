"""What a move earns on the reference path, as a vector and weighed into one number."""

from collections.abc import Iterable
from typing import Any

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import (
    NOTHING,
    Number,
    Vector,
    credit_of,
    fact_share,
)
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scenario, Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move

Worthy = tuple[Vector, Number]


class Worth:
    """Weighs by one scenario's weights; what does not change is worked out once."""

    def __init__(self, scenario: Scenario, *, assessment: bool) -> None:
        self.scenario, self.assessment = scenario, assessment
        self._weights = tuple(scenario.weights.get(code, 0) for code in COMPETENCIES)
        self._taken: dict[tuple[str, ...], Worthy] = {}
        self._facts: dict[tuple[int, int, int], Number] = {}

    def weigh(self, vector: Vector) -> Number:
        """The vector as one number, by the scenario's weights."""
        return sum(w * part for w, part in zip(self._weights, vector, strict=True))

    def of_move(
        self, scene: Scene[Any], move: Move, options: list[Option], values: Values
    ) -> Worthy:
        """What the move earns; nothing in an extra scene."""
        if options:
            return self.of_options(scene, options)
        if scene.extra:
            return NOTHING, 0
        earned = kind_of(scene.act).earned(scene.act, move, (), values, assessment=self.assessment)
        return earned, self.weigh(earned)

    def of_options(self, scene: Scene[Any], options: Iterable[Option]) -> Worthy:
        """What taking these options earns; what is closed by a move of its own earns with that."""
        key = (scene.id, *[option.id for option in options])
        if key not in self._taken:
            kind = kind_of(scene.act)
            nothing = scene.extra or kind.closes_with is not None
            weights = kind.weights(scene.act, assessment=self.assessment)
            vector = NOTHING if nothing else credit_of(weights, options)
            self._taken[key] = (vector, self.weigh(vector))
        return self._taken[key]

    def of_facts(self, known: int, suggested: int, all: int) -> Number:
        """What so many facts are worth at the ending."""
        outcome, key = self.scenario.outcome, (known, suggested, all)
        if outcome is None:
            return 0
        if key not in self._facts:
            self._facts[key] = self.weigh(fact_share(outcome, *key))
        return self._facts[key]
