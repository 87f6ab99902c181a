"""What was still possible: the best way on from a situation.

`V` is the most expected weighted credit to the end without an option that
raises a critical flag (with the fewest of them where there is no other way);
`B` is what that way is expected to earn in each competency. Ties go to fewer
moves (the questions of a talk are none), then to file order, in a talk to what
makes something known. Scenes marked `extra` earn nothing here.

The search walks forward from the situation. Two things keep it small without
making it wrong: situations that differ only in numbers nothing ahead can read
count as one, and a move is not followed when even the most generous reading of
what lies behind it could not beat the best already found.

A talk has more ways than can be looked at. In a scenario with talks the search goes
the most promising way and leaves it at most `BENDS` times; in a talk only for one of
the `WIDTH` best questions, and never for what could bring little more than `SLACK` and
the facts still to be learned. `gap` says how much more there could be, and is 0 where
the way found is proven best. It does the same where steps run out. What is found
depends on the situation alone, never on what was asked before.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from scenario_trainer.engine.ahead.bounds import Bounds
from scenario_trainer.engine.ahead.liveness import Liveness
from scenario_trainer.engine.ahead.worth import Worth
from scenario_trainer.engine.kinds.credit import Number, Vector, fact_credit, plus, raises_flag
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play.play import after
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scenario
from scenario_trainer.engine.story.values import KNOWN
from scenario_trainer.engine.turn.moves import Move, Situation
from scenario_trainer.engine.turn.turn import Chances

MOST_STEPS = 400_000
BENDS = 1  # how often a way may leave what looks most promising, in a scenario with talks
WIDTH = 2  # questions followed at each point of a talk, the most promising ones
SLACK = Fraction(1, 50)  # of the most a scenario with talks can earn: about two points
MOST_REMEMBERED = 10_000  # situations, some ten megabytes; then it starts afresh


class Best(NamedTuple):
    """The best way on: flags it cannot avoid, weighted credit, moves, credit per competency."""

    flags: Number
    credit: Number
    moves: Number
    vector: Vector
    gap: Number = 0  # how much more credit there may be: 0 where this is exact

    @property
    def exact(self) -> bool:
        """Whether nothing better can have been overlooked."""
        return self.gap == 0

    @property
    def most(self) -> Number:
        """No way on earns more credit than this."""
        return self.credit + self.gap


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

    def __init__(
        self, scenario: Scenario, *, assessment: bool = False, most_steps: int = MOST_STEPS
    ) -> None:
        self.scenario = scenario
        self.assessment = assessment
        self.most_steps = most_steps
        self._worth = Worth(scenario, assessment=assessment)
        self._live = Liveness(scenario)
        self._bounds = Bounds(scenario, self._live, self._worth)
        self._memo: dict[tuple[object, ...], Best] = {}
        self._matters_in = lru_cache(maxsize=None)(self._matters)
        self._facts = {fact.slot for fact in scenario.facts.values()}
        talks = any(isinstance(scene.act, Talk) for scene in scenario.scenes.values())
        self._slack = SLACK * self._bounds.of(scenario.opening).credit if talks else None
        self._gauges = {
            gauge.slot: 1 if gauge.better == "up" else -1 for gauge in scenario.gauges.values()
        }

    def weigh(self, vector: Vector) -> Number:
        """The vector as one number, by the scenario's weights."""
        return self._worth.weigh(vector)

    def best(self, situation: Situation, most_steps: int | None = None) -> Best:
        """The best way on from here."""
        budget = _Budget(self.most_steps if most_steps is None else most_steps)
        found = self._search(situation, budget, BENDS if self._slack is not None else None)
        if budget.left < 0:
            return found._replace(gap=max(self._bounds.ahead(situation) - found.credit, 0))
        return found

    def expected(self, situation: Situation, move: Move) -> Best:
        """The best way on after the move, before its chance is drawn."""
        return _expected([(p, self.best(s)) for p, s in branches(self.scenario, situation, move)])

    def _search(self, situation: Situation, budget: _Budget, bends: int | None) -> Best:
        if situation.scene in self.scenario.endings:
            facts = fact_credit(self.scenario.outcome, situation.values)
            return Best(0, self.weigh(facts), 0, facts)
        key = (*self._live.key(situation), bends)
        known = self._memo.get(key)
        if known is None:
            known = self._best_of(situation, budget, bends)
            if len(self._memo) >= MOST_REMEMBERED:
                self._memo.clear()
            if budget.left >= 0:
                self._memo[key] = known
        return known

    def _best_of(self, situation: Situation, budget: _Budget, bends: int | None) -> Best:
        best: tuple[tuple[Any, ...], Best] | None = None
        reached: list[tuple[Number, Number]] = []  # (flags, most credit) of what was looked at
        slack: Number = 0
        if self._slack is not None:
            slack = self._slack + self._bounds.facts_at_stake(situation)
        followed = 0
        for rank, move, options in self._promising(situation):
            if best is not None and rank <= best[0]:
                continue
            near = best is not None and rank[1] <= best[0][1] + slack and rank[0] <= best[0][0]
            too_wide = move.kind == "ask" and followed >= WIDTH
            if near or best is not None and (too_wide or bends == 0):
                reached.append((-rank[0], rank[1]))
                continue
            followed += move.kind == "ask"
            budget.left -= 1
            if budget.left < 0 and best is not None:
                break
            left = bends if best is None or bends is None else bends - 1
            way = self._follow(situation, move, options, budget, left)
            reached.append((way.flags, way.most))
            standing = (-way.flags, way.credit, -way.moves, rank[3])
            if best is None or standing > best[0]:
                best = (standing, way)
        assert best is not None, f"no way on from {situation.scene}"
        way = best[1]
        most = max(credit for flags, credit in reached if flags <= way.flags)
        return way._replace(gap=max(most - way.credit, 0))

    def _follow(
        self,
        situation: Situation,
        move: Move,
        options: list[Option],
        budget: _Budget,
        bends: int | None,
    ) -> Best:
        scene = self.scenario.scenes[situation.scene]
        way = _expected(
            [
                (chance, self._search(following._replace(seed=0, turn=0), budget, bends))
                for chance, following in branches(self.scenario, situation, move)
            ]
        )
        flags = sum(raises_flag(option, situation.values) for option in options)
        earned, credit = self._worth.of_move(scene, move, options, situation.values)
        return Best(
            way.flags + flags,
            way.credit + credit,
            way.moves + (move.kind != "ask"),
            plus(way.vector, earned),
            way.gap,
        )

    def _promising(self, situation: Situation) -> list[tuple[tuple[Any, ...], Move, list[Option]]]:
        """The moves open here, the one that could be best first, each with the most it could be."""
        scene, values = self.scenario.scenes[situation.scene], situation.values
        moves = list(moves_open(scene, situation))
        bounds = self._bounds.of_moves(scene, situation, moves)
        ranked = []
        for place, ((move, options), bound) in enumerate(zip(moves, bounds, strict=True)):
            flags = sum(raises_flag(option, values) for option in options)
            rank = (-flags, bound.credit, -bound.moves, -place)
            ranked.append((rank[:2], self._promise(situation, move), rank, move, options))
        ranked.sort(key=lambda entry: entry[:3], reverse=True)
        if isinstance(scene.act, Talk):  # among equal questions the first looked at is taken
            ranked = [(*r[:2], (*r[2][:3], -n), *r[3:]) for n, r in enumerate(ranked)]
        return [entry[2:] for entry in ranked]

    def _promise(self, situation: Situation, move: Move) -> tuple[int, int]:
        """How a question leaves things: facts known that matter, and how well the gauges stand."""
        if move.kind != "ask":
            return 0, 0
        values = after(self.scenario, situation, move, _never)[0].values
        facts, gauges = self._matters_in(situation.scene, situation.back)
        known = sum(values[slot] == KNOWN for slot in facts)
        return known, sum(values[slot] * sign for slot, sign in gauges)

    def _matters(
        self, scene: str, back: str | None
    ) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        """The facts, and the gauges with their better side, that something ahead still reads."""
        live = self._live.of_scene(scene, back)
        facts = tuple(slot for slot in live if slot in self._facts)
        return facts, tuple(gauge for gauge in self._gauges.items() if gauge[0] in live)


def _never(seed: int, purpose: str, n: int, percent: int) -> bool:
    return False


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
        sum(chance * way.gap for chance, way in ways),
    )
