"""One move at work: the numbers while they change, and what happens in which order."""

from collections.abc import Callable, Sequence

from scenario_trainer.engine.kinds.acts import Event, Gap, Gaps, Gate
from scenario_trainer.engine.play.moves import Happened, Situation
from scenario_trainer.engine.story.options import Chance, Later, Option
from scenario_trainer.engine.story.scenario import BACK, END, Scenario, Scene
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
from scenario_trainer.errors import OptionNotOpen

_ADD, _SET, _RAISE, _LEARN, _SUGGEST, _CAP = (int(op) for op in Op)  # faster than the names
MOST_STEPS = 100  # events and gates in a row; lint refuses a ring of them

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
                values[slot] = 0 if value < 0 else most if value > most else value
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

    def arrive(self, goes: str) -> tuple[Situation, tuple[Happened, ...]]:
        """Follow *goes* through events and gates to a scene that waits or an ending."""
        self.count_down()
        self.pass_time()
        self.happened.append(Happened("settled", None, tuple(self.values)))
        scenario, came_from = self.scenario, self.at
        for _ in range(MOST_STEPS):
            if goes == BACK and self.back is not None:
                goes = came_from = self.back
                self.back = None
            if goes == END or goes in scenario.endings:
                self.close()
                return self.rest(self.choose_ending() if goes == END else goes)
            scene = scenario.scenes[goes]
            self.visit(scene, anew=goes != came_from)
            came_from = goes
            onward = _BY_ITSELF.get(type(scene.act))
            following = onward and onward(self, scene)
            if following is None:
                return self.rest(self.interrupted(goes))
            goes = following
        raise OptionNotOpen(f"no scene waits after {MOST_STEPS} events from {goes}")

    def rest(self, scene: str) -> tuple[Situation, tuple[Happened, ...]]:
        """The turn is over."""
        situation = Situation(scene, tuple(self.values), self.turn + 1, self.seed, self.back)
        return situation, tuple(self.happened)

    def pass_time(self) -> None:
        """Deadlines reached, in file order, then what is told unasked."""
        values = self.values
        for deadline in self.scenario.deadlines:
            if values[deadline.counter] >= deadline.at and not values[deadline.fired]:
                values[deadline.fired] = 1
                self.change(deadline.changes)
                self.happened.append(Happened("deadline", deadline))
        for later in self.scenario.later:
            if later.counter is not None and values[later.armed]:
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

    def interrupted(self, goes: str) -> str:
        """The scene that breaks in, or *goes* itself; one interrupt at a time."""
        if self.back is None:
            for interrupt in self.scenario.interrupts:
                if not self.values[interrupt.fired] and interrupt.when.test(self.values):
                    self.values[interrupt.fired] = 1
                    self.back = goes
                    self.happened.append(Happened("interrupt", interrupt))
                    self.visit(self.scenario.scenes[interrupt.goes], anew=True)
                    return interrupt.goes
        return goes

    def visit(self, scene: Scene, *, anew: bool) -> None:
        """Remember the visit, where a condition asks for it; *anew* if it is come to."""
        if scene.visited >= 0:
            self.values[scene.visited] = 1
        if anew and scene.arrives:
            self.change(scene.arrives)

    def choose_ending(self) -> str:
        """The first ending whose condition holds; the last has none."""
        for ending in self.scenario.endings.values():
            if ending.when is None or ending.when.test(self.values):
                return ending.id
        raise OptionNotOpen("no ending is open")


def _run_event(turn: Turn, scene: Scene) -> str:
    for outcome in scene.act.outcomes:
        if outcome.when is not None and not outcome.when.test(turn.values):
            continue
        if outcome.percent is not None:
            percent = min(max(outcome.percent.test(turn.values), 0), 100)
            came = turn.draw(outcome.purpose, percent)
            turn.happened.append(Happened("chance", outcome, percent=percent, came=came))
            if not came:
                continue
        turn.change(outcome.changes)
        turn.happened.append(Happened("event", outcome, tuple(turn.values)))
        turn.pass_time()
        return outcome.goes
    raise OptionNotOpen(f"event {scene.id} has no outcome")


def _run_gate(turn: Turn, scene: Scene) -> str:
    for when, goes in scene.act.routes:
        if when is None or when.test(turn.values):
            return goes
    raise OptionNotOpen(f"gate {scene.id} has no way out")


def _pass_gaps(turn: Turn, scene: Scene) -> str | None:
    return None if gap_open(scene.act, turn.values) else scene.goes


def gap_open(act: Gaps, values: Sequence[int]) -> Gap | None:
    """What is asked back next; None once the file holds it all, or enough was asked."""
    if values[act.put] >= act.most:
        return None
    asked = (gap for gap in act.questions.values() if not values[gap.asked])
    return next((gap for gap in asked if gap.when is None or gap.when.test(values)), None)


_BY_ITSELF = {Event: _run_event, Gate: _run_gate, Gaps: _pass_gaps}
