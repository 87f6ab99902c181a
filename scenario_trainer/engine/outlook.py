"""What was still possible: the best way on from a situation, worked out exactly.

`V` is the most expected weighted credit to the end without an option that
raises a critical flag (with the fewest of them where there is no other way);
`B` is what that way is expected to earn in each competency. Ties go to fewer
moves, then to file order. Scenes marked `extra` earn nothing here.

The search walks forward from the situation. Two things keep it small without
making it wrong: situations that differ only in numbers nothing ahead can read
count as one, and an option is not followed when even the most generous reading
of what lies behind it could not beat the best already found. When the budget
of steps runs out, `best` says `exact=False` and gives what it has as bounds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from scenario_trainer.engine.credit import (
    NOTHING,
    Number,
    Vector,
    credit_of,
    fact_credit,
    plus,
    raises_flag,
    times,
)
from scenario_trainer.engine.liveness import Liveness, targets_of
from scenario_trainer.engine.moves import Move, Situation
from scenario_trainer.engine.play import after
from scenario_trainer.engine.scenario import (
    BACK,
    COMPETENCIES,
    END,
    Continue,
    Decision,
    Option,
    Pick,
    Reflect,
    Scenario,
    Scene,
)
from scenario_trainer.engine.turn import Chances

MOST_STEPS = 400_000
ENDLESS = 10**15  # credit no scenario reaches: "no bound known"


class Best(NamedTuple):
    """The best way on: flags it cannot avoid, weighted credit, moves, credit per competency."""

    flags: Number
    credit: Number
    moves: Number
    vector: Vector
    exact: bool = True
    most: Number | None = None  # an upper bound of the credit, where not exact


class _Bound(NamedTuple):
    """Never less credit and never more moves than what really lies ahead."""

    credit: int
    moves: int


def branches(
    scenario: Scenario, situation: Situation, move: Move
) -> list[tuple[Number, Situation]]:
    """Every situation the move can lead to, each with its probability."""
    found: list[tuple[Number, Situation]] = []
    script: list[bool] = []
    while True:
        read: list[int] = []
        following, _ = after(scenario, situation, move, _scripted(script, read))
        found.append((_probability(script, read), following))
        while script and not script[-1]:
            script.pop()
        if not script:
            return found
        script[-1] = False


def _scripted(script: list[bool], read: list[int]) -> Chances:
    """Chances that follow *script* and say yes beyond its end, noting each percentage."""

    def chances(seed: int, purpose: str, n: int, percent: int) -> bool:
        read.append(percent)
        if len(read) > len(script):
            script.append(True)
        return script[len(read) - 1]

    return chances


def _probability(script: list[bool], read: list[int]) -> Number:
    chance: Number = 1
    for came, percent in zip(script, read, strict=True):
        chance *= Fraction(percent if came else 100 - percent, 100)
    return chance


@dataclass(slots=True)
class _Budget:
    left: int


class Outlook:
    """The best way on from any situation of one scenario; remembers what it worked out."""

    def __init__(self, scenario: Scenario, *, assessment: bool = False) -> None:
        self.scenario = scenario
        self.assessment = assessment
        self._weights = tuple(scenario.weights.get(code, 0) for code in COMPETENCIES)
        self._memo: dict[tuple, Best] = {}
        self._live = Liveness(scenario)
        self._bounds: dict[str, _Bound] = {}
        self._worth: dict[tuple[str, ...], tuple[Vector, Number]] = {}
        self._most_facts = self.weigh(
            times(
                100,
                [
                    (scenario.outcome.assesses if scenario.outcome else {}).get(code, 0)
                    for code in COMPETENCIES
                ],
            )
        )
        self._interrupts = sum(
            self._bound(interrupt.goes).credit - self._most_facts
            for interrupt in scenario.interrupts
        )

    def weigh(self, vector: Vector) -> Number:
        """The vector as one number, by the scenario's weights."""
        return sum(w * part for w, part in zip(self._weights, vector, strict=True))

    def best(self, situation: Situation, most_steps: int = MOST_STEPS) -> Best:
        """The best way on from here; `exact` is False where the budget ran out."""
        budget = _Budget(most_steps)
        found = self._search(situation, budget)
        if budget.left < 0:
            most = self._bound(situation.scene).credit + self._interrupts
            return found._replace(exact=False, most=max(most, found.credit))
        return found

    def expected(self, situation: Situation, move: Move) -> Best:
        """The best way on after the move, before its chance is drawn."""
        return _expected([(p, self.best(s)) for p, s in branches(self.scenario, situation, move)])

    def _search(self, situation: Situation, budget: _Budget) -> Best:
        if situation.scene in self.scenario.endings:
            facts = fact_credit(self.scenario.outcome, situation.values)
            return Best(0, self.weigh(facts), 0, facts)
        key = self._live.key(situation)
        known = self._memo.get(key)
        if known is None:
            known = self._best_of(situation, budget)
            if budget.left >= 0:
                self._memo[key] = known
        return known

    def _best_of(self, situation: Situation, budget: _Budget) -> Best:
        best: tuple | None = None
        for rank, move, options in self._promising(situation):
            if best is not None and rank <= best[0]:
                continue
            budget.left -= 1
            if budget.left < 0 and best is not None:
                break
            way = self._follow(situation, move, options, budget)
            standing = (-way.flags, way.credit, -way.moves, rank[3])
            if best is None or standing > best[0]:
                best = (standing, way)
        assert best is not None, f"no way on from {situation.scene}"
        return best[1]

    def _follow(
        self, situation: Situation, move: Move, options: list[Option], budget: _Budget
    ) -> Best:
        scene = self.scenario.scenes[situation.scene]
        way = _expected(
            [
                (chance, self._search(following._replace(seed=0, turn=0), budget))
                for chance, following in branches(self.scenario, situation, move)
            ]
        )
        flags = sum(raises_flag(option, situation.values) for option in options)
        earned, credit = self._earned(scene, options)
        return Best(
            way.flags + flags,
            way.credit + credit,
            way.moves + 1,
            plus(way.vector, earned),
        )

    def _promising(self, situation: Situation) -> list[tuple[tuple, Move, list[Option]]]:
        """The moves open here, the one that could be best first, each with the most it could be."""
        scene = self.scenario.scenes[situation.scene]
        ranked = []
        for place, (move, options) in enumerate(moves_open(scene, situation)):
            flags = sum(raises_flag(option, situation.values) for option in options)
            bound = self._bound_behind(scene, options, situation)
            ranked.append(((-flags, bound.credit, -bound.moves, -place), move, options))
        return sorted(ranked, key=lambda entry: entry[0], reverse=True)

    def _bound_behind(self, scene: Scene, options: list[Option], situation: Situation) -> _Bound:
        goes = options[0].goes if isinstance(scene.act, Decision) else scene.goes
        if goes == BACK:
            goes = situation.back or END
        ahead = self._bound(goes)
        return _Bound(
            self._earned(scene, options)[1] + ahead.credit + self._interrupts, ahead.moves + 1
        )

    def _bound(self, target: str) -> _Bound:
        """The most credit and the fewest moves from *target* on, whatever the conditions say."""
        if target in (END, BACK) or target in self.scenario.endings:
            return _Bound(self._most_facts, 0)
        if target not in self._bounds:
            self._bounds[target] = _Bound(ENDLESS, 0)  # what a ring of scenes would find
            self._bounds[target] = self._work_out_bound(self.scenario.scenes[target])
        return self._bounds[target]

    def _work_out_bound(self, scene: Scene) -> _Bound:
        act = scene.act
        if isinstance(act, Decision):
            ways = [
                self._step(scene, [option], option.goes)
                for option in act.options.values()
                if option.offered and not any(flag.when is None for flag in option.flags)
            ]
        elif isinstance(act, Pick):
            ways = [
                self._step(scene, picked, scene.goes)
                for picked in combinations(act.options.values(), act.count)
            ]
        else:
            waits = isinstance(act, Continue | Reflect)
            ways = [
                _Bound(ahead.credit, ahead.moves + waits)
                for ahead in map(self._bound, targets_of(scene))
            ]
        if not ways:
            return _Bound(ENDLESS, 0)
        return _Bound(max(way.credit for way in ways), min(way.moves for way in ways))

    def _step(self, scene: Scene, options: Iterable[Option], goes: str) -> _Bound:
        ahead = self._bound(goes)
        return _Bound(self._earned(scene, options)[1] + ahead.credit, ahead.moves + 1)

    def _earned(self, scene: Scene, options: Iterable[Option]) -> tuple[Vector, Number]:
        """What taking these options earns on the reference path: the vector and its weight."""
        key = (scene.id, *[option.id for option in options])
        if key not in self._worth:
            earned = credit_of(scene, options, assessment=self.assessment)
            vector = NOTHING if scene.extra else earned
            self._worth[key] = (vector, self.weigh(vector))
        return self._worth[key]


def _expected(ways: list[tuple[Number, Best]]) -> Best:
    """What several ways come to, weighed by their probabilities; often they come to the same."""
    first = ways[0][1]
    if all(way == first for _, way in ways):
        return first
    return Best(
        sum(chance * way.flags for chance, way in ways),
        sum(chance * way.credit for chance, way in ways),
        sum(chance * way.moves for chance, way in ways),
        tuple(
            sum(chance * way.vector[place] for chance, way in ways)
            for place in range(len(COMPETENCIES))
        ),
        all(way.exact for _, way in ways),
    )


def moves_open(scene: Scene, situation: Situation) -> Iterator[tuple[Move, list[Option]]]:
    """Every move an officer could make here, with the options it takes, in file order."""
    act, values = scene.act, situation.values
    if isinstance(act, Decision | Pick):
        offered = [
            option
            for option in act.options.values()
            if option.offered and (option.when is None or option.when.test(values))
        ]
        if isinstance(act, Decision):
            yield from ((Move("decide", option=option.id), [option]) for option in offered)
        else:
            for picked in combinations(offered, act.count):
                yield Move("pick", options=tuple(o.id for o in picked)), list(picked)
    elif isinstance(act, Reflect):
        yield Move("reflect", option=next(iter(act.choices), None)), []
    else:
        yield Move("continue"), []
