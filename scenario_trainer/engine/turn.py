"""One move at work: the numbers while they change, and what happens in which order."""

from collections.abc import Callable, Iterable

from scenario_trainer.engine.moves import Happened, Move, Situation
from scenario_trainer.engine.scenario import (
    BACK,
    END,
    Chance,
    Continue,
    Decision,
    Event,
    Gate,
    Option,
    Pick,
    Reflect,
    Scenario,
    Scene,
)
from scenario_trainer.engine.values import (
    KNOWN,
    SUGGESTED,
    TEMPERAMENT,
    UNKNOWN,
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

    __slots__ = ("back", "chances", "happened", "scenario", "seed", "turn", "values")

    def __init__(self, scenario: Scenario, situation: Situation, chances: Chances) -> None:
        self.scenario = scenario
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
        self.apply(option.effects[values[TEMPERAMENT]])
        if option.took >= 0:
            values[option.took] = 1
        for slot, when in option.opens:
            self.learn(slot, when)
        for flag in option.flags:
            if flag.when is None or flag.when.test(before):
                self.happened.append(Happened("flag", flag.code))
        self.happened.append(Happened("took", option))
        if option.chance is not None:
            self.risk(option.chance)

    def risk(self, risk: Chance) -> None:
        """A drawn consequence of an option."""
        percent = min(max(risk.percent.test(self.values), 0), 100)
        came = self.draw(risk.purpose, percent)
        if came:
            self.apply(risk.effects[self.values[TEMPERAMENT]])
        self.happened.append(Happened("chance", risk, percent=percent, came=came))

    def draw(self, purpose: str, percent: int) -> bool:
        """Whether it happens; what is certain needs no draw."""
        if percent <= 0 or percent >= 100:
            return percent >= 100
        return self.chances(self.seed, purpose, self.turn, percent)

    def apply(self, effects: Iterable[Effect]) -> None:
        """Put the changes into the numbers, in order."""
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
        self.pass_time()
        self.happened.append(Happened("settled", None, tuple(self.values)))
        scenario = self.scenario
        for _ in range(MOST_STEPS):
            if goes == BACK and self.back is not None:
                goes, self.back = self.back, None
            if goes == END:
                goes = self.choose_ending()
            if goes in scenario.endings:
                return self.rest(goes)
            scene = scenario.scenes[goes]
            self.visit(scene)
            onward = _BY_ITSELF.get(type(scene.act))
            if onward is None:
                return self.rest(self.interrupted(goes))
            goes = onward(self, scene)
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
                self.apply(deadline.effects[values[TEMPERAMENT]])
                self.happened.append(Happened("deadline", deadline))
        for slot, when in self.scenario.volunteered:
            self.learn(slot, when)

    def interrupted(self, goes: str) -> str:
        """The scene that breaks in, or *goes* itself; one interrupt at a time."""
        if self.back is None:
            for interrupt in self.scenario.interrupts:
                if not self.values[interrupt.fired] and interrupt.when.test(self.values):
                    self.values[interrupt.fired] = 1
                    self.back = goes
                    self.happened.append(Happened("interrupt", interrupt))
                    self.visit(self.scenario.scenes[interrupt.goes])
                    return interrupt.goes
        return goes

    def visit(self, scene: Scene) -> None:
        """Remember the visit, where a condition asks for it."""
        if scene.visited >= 0:
            self.values[scene.visited] = 1

    def choose_ending(self) -> str:
        """The first ending whose condition holds; the last has none."""
        for ending in self.scenario.endings.values():
            if ending.when is None or ending.when.test(self.values):
                return ending.id
        raise OptionNotOpen("no ending is open")


def _decide(turn: Turn, scene: Scene, move: Move) -> str:
    option = scene.act.options.get(move.option)
    if option is None or not option.offered:
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    if option.when is not None and not option.when.test(turn.values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    turn.take(option)
    return option.goes


def _fall_silent(turn: Turn, scene: Scene, move: Move) -> str:
    if scene.act.timer is None:
        raise OptionNotOpen(f"{scene.id} has no timer")
    option = scene.act.options[scene.act.timer.silence]
    turn.take(option)
    return option.goes


def _pick(turn: Turn, scene: Scene, move: Move) -> str:
    chosen = set(move.options)
    options = [option for id, option in scene.act.options.items() if id in chosen]
    if len(move.options) != scene.act.count or len(options) != scene.act.count:
        raise OptionNotOpen(f"{scene.id} wants {scene.act.count} of its options")
    if any(option.when is not None and not option.when.test(turn.values) for option in options):
        raise OptionNotOpen(f"not all of {move.options} are open in {scene.id}")
    for option in options:
        turn.take(option)
    return scene.goes


def _reflect(turn: Turn, scene: Scene, move: Move) -> str:
    if scene.act.choices and move.option not in scene.act.choices:
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    return scene.goes


def _continue(turn: Turn, scene: Scene, move: Move) -> str:
    return scene.goes


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
        turn.apply(outcome.effects[turn.values[TEMPERAMENT]])
        turn.happened.append(Happened("event", outcome, tuple(turn.values)))
        turn.pass_time()
        return outcome.goes
    raise OptionNotOpen(f"event {scene.id} has no outcome")


def _run_gate(turn: Turn, scene: Scene) -> str:
    for when, goes in scene.act.routes:
        if when is None or when.test(turn.values):
            return goes
    raise OptionNotOpen(f"gate {scene.id} has no way out")


# What each kind of scene does with a move, and what happens without one.
ANSWERS = {
    (Decision, "decide"): _decide,
    (Decision, "time_out"): _fall_silent,
    (Pick, "pick"): _pick,
    (Reflect, "reflect"): _reflect,
    (Continue, "continue"): _continue,
}
_BY_ITSELF = {Event: _run_event, Gate: _run_gate}
