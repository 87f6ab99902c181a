"""One move at work: the numbers while they change, and what happens in which order."""

from collections.abc import Callable
from typing import Any

from scenario_trainer.engine.story.options import Chance, Later, Option
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.story.values import (
    KNOWN,
    SUGGESTED,
    TEMPERAMENT,
    UNKNOWN,
    Changes,
    Condition,
    Effect,
    Op,
)
from scenario_trainer.engine.turn.moves import Happened, Situation

_ADD, _SET, _RAISE, _LEARN, _SUGGEST, _CAP = (int(op) for op in Op)  # faster than the names

Chances = Callable[[int, str, int, int], bool]  # (seed, purpose, n, percent) -> does it happen


class Turn:
    """One move at work: the numbers while they change, and what happened so far."""

    __slots__ = ("at", "back", "chances", "happened", "scenario", "seed", "turn", "values")

    def __init__(self, scenario: Scenario, situation: Situation, chances: Chances) -> None:
        self.scenario = scenario
        self.at = situation.scene
        self.values = list(situation.values)
        self.turn = situation.turn
        self.seed = situation.seed
        self.back = situation.back
        self.chances = chances
        self.happened: list[Happened] = []

    def take(self, option: Option) -> None:
        """The option's changes, the facts its question opens, its chance."""
        values = self.values
        before = tuple(values) if option.flags else ()
        self.change(option.changes)
        if option.took >= 0:
            values[option.took] = 1
        for slot, when in option.opens:
            self.learn(slot, when)
        for flag in option.flags:
            if flag.when is None or flag.when.test(before):
                self.happened.append(Happened("flag", flag.code))
        self.happened.append(Happened("took", option))
        for later in option.later:  # the move that sets it going counts as one
            values[later.armed] = 1 if later.after is None else later.after + 2
        if option.chance is not None:
            self.risk(option.chance)

    def risk(self, risk: Chance) -> None:
        """A drawn consequence of an option."""
        percent = min(max(risk.percent.test(self.values), 0), 100)
        came = self.draw(risk.purpose, percent)
        if came:
            self.change(risk.changes)
        self.happened.append(Happened("chance", risk, percent=percent, came=came))

    def draw(self, purpose: str, percent: int) -> bool:
        """Whether it happens; what is certain needs no draw."""
        if percent <= 0 or percent >= 100:
            return percent >= 100
        return self.chances(self.seed, purpose, self.turn, percent)

    def change(self, changes: Changes) -> None:
        """The blocks whose condition holds before any of them, in order."""
        temperament = self.values[TEMPERAMENT]
        if len(changes) == 1 and changes[0].when is None:
            return self.apply(changes[0].effects[temperament])
        for block in [b for b in changes if b.when is None or b.when.test(self.values)]:
            self.apply(block.effects[temperament])

    def apply(self, effects: tuple[Effect, ...]) -> None:
        """Put the effects into the numbers, in order."""
        values = self.values
        for op, slot, amount, high, cap in effects:
            if op == _ADD:
                most = high if cap < 0 else values[cap]
                value = values[slot] + amount
                values[slot] = 0 if value < 0 else min(value, most)
            elif op == _SET:
                values[slot] = amount if cap < 0 else min(amount, values[cap])
            elif op == _RAISE:
                values[slot] = max(values[slot], amount)
            elif op == _LEARN:
                self.learn(slot, None)
            elif op == _SUGGEST:
                if values[slot] == UNKNOWN:
                    values[slot] = SUGGESTED
            else:  # _CAP
                values[cap] = min(values[cap], amount)
                values[slot] = min(values[slot], amount)

    def learn(self, slot: int, when: Condition | None) -> None:
        """A fact becomes known if its condition holds."""
        if self.values[slot] != KNOWN and (when is None or when.test(self.values)):
            self.values[slot] = KNOWN
            self.happened.append(Happened("learned", slot))

    def pass_time(self) -> None:
        """Deadlines reached, in file order, then what is told unasked."""
        values = self.values
        for deadline in self.scenario.deadlines:
            if values[deadline.counter] >= deadline.at and not values[deadline.fired]:
                values[deadline.fired] = 1
                self.change(deadline.changes)
                self.happened.append(Happened("deadline", deadline))
        for later in self.scenario.later:
            if later.counter is None or not values[later.armed]:
                continue
            if values[later.counter] >= later.at:
                self.fire(later)
        for slot, when in self.scenario.volunteered:
            self.learn(slot, when)

    def count_down(self) -> None:
        """One move has passed for what was set going some moves ago."""
        for later in self.scenario.later:
            if later.after is not None and self.values[later.armed]:
                self.values[later.armed] -= 1
                if self.values[later.armed] == 1:
                    self.fire(later)

    def close(self) -> None:
        """What was kept for the ending."""
        for later in self.scenario.later:
            if later.after is None and later.counter is None and self.values[later.armed]:
                self.fire(later)

    def fire(self, later: Later) -> None:
        """Something that was set going comes, if its condition and its chance hold."""
        self.values[later.armed] = 0
        if later.when is not None and not later.when.test(self.values):
            return
        percent = 100
        if later.percent is not None:
            percent = min(max(later.percent.test(self.values), 0), 100)
        came = self.draw(later.purpose, percent)
        if came:
            self.change(later.changes)
        self.happened.append(Happened("later", later, percent=percent, came=came))

    def visit(self, scene: Scene[Any], *, anew: bool) -> None:
        """Remember the visit, where a condition asks for it; *anew* if it is come to."""
        if scene.visited >= 0:
            self.values[scene.visited] = 1
        if anew and scene.arrives:
            self.change(scene.arrives)
