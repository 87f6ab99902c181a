"""How fast a scenario is built, played and looked ahead in; `transitions` on the same graph."""

import time
from collections.abc import Callable
from pathlib import Path

from transitions import Machine

from bench.table import Figure, show
from scenario_trainer.engine import play
from scenario_trainer.engine.credit import credit_of
from scenario_trainer.engine.outlook import Outlook, moves_open
from scenario_trainer.engine.play import Move, Start
from scenario_trainer.engine.scenario import Decision, Scenario
from scenario_trainer.engine.scoring import options_of
from scenario_trainer.library import builder, reader

SCENARIOS = Path(__file__).parent.parent / "scenarios"
MOVES = 12


def seconds_each(work: Callable[[], object], least: float = 1.0) -> float:
    """The best of three rounds, in seconds for one call."""
    work()
    rounds = []
    for _ in range(3):
        count, started = 0, time.perf_counter()
        while time.perf_counter() - started < least / 3:
            work()
            count += 1
        rounds.append((time.perf_counter() - started) / count)
    return min(rounds)


def best_path(scenario: Scenario, start: Start) -> list[Move]:
    """The moves of the reference, from the opening to an ending."""
    outlook, situation, moves = Outlook(scenario), play.begin(scenario, start), []
    while not play.has_ended(scenario, situation):
        scene = scenario.scenes[situation.scene]
        move = max(
            (move for move, _ in moves_open(scene, situation)),
            key=lambda move: _standing(outlook, scenario, situation, move),
        )
        moves.append(move)
        situation, _ = play.after(scenario, situation, move)
    return moves


def _standing(outlook, scenario, situation, move):
    scene = scenario.scenes[situation.scene]
    options = options_of(scene.act, move)
    flags = sum(bool(option.flags) for option in options)
    ahead = outlook.expected(situation, move)
    return (-flags - ahead.flags, outlook.weigh(credit_of(scene, options)) + ahead.credit)


class Counter:
    """The least a machine of `transitions` needs to do the same: numbers, changes, conditions."""

    def __init__(self, scenario: Scenario) -> None:
        self.values = list(scenario.start)


def a_machine(scenario: Scenario) -> Counter:
    """The decisions of *scenario* as a `transitions` machine, options as triggers."""
    model = Counter(scenario)
    decisions = {n: s for n, s in scenario.scenes.items() if isinstance(s.act, Decision)}
    states = [*scenario.scenes, *scenario.endings, "end", "back"]
    machine = Machine(
        model, states=states, initial=next(iter(decisions)), auto_transitions=False,
        send_event=False,
    )  # fmt: skip
    for name, scene in decisions.items():
        for option in scene.act.options.values():
            machine.add_transition(
                f"{name}__{option.id}",
                name,
                option.goes,
                conditions=_condition(model, option),
                after=_change(model, option),
            )
    model.machine = machine
    return model


def _condition(model: Counter, option) -> list:
    return [lambda: option.when.test(model.values)] if option.when else []


def _change(model: Counter, option):
    effects = option.effects[0]

    def change() -> None:
        for effect in effects:
            value = model.values[effect.slot] + effect.amount
            model.values[effect.slot] = min(max(value, 0), effect.high)

    return change


def step_of_transitions(scenario: Scenario) -> float:
    """Seconds for one trigger and the list of what is then open."""
    model = a_machine(scenario)
    first = model.state
    option = next(iter(scenario.scenes[first].act.options.values()))
    trigger = f"{first}__{option.id}"

    def step() -> list[str]:
        model.state = first
        getattr(model, trigger)()
        open_now = model.machine.get_triggers(model.state)
        return [name for name in open_now if getattr(model, f"may_{name}")()]

    return seconds_each(step)


def step_of_ours(scenario: Scenario) -> float:
    """Seconds for the same step and offer in our engine."""
    model = a_machine(scenario)
    situation = play.begin(scenario, Start(1))._replace(scene=model.state)
    option = next(iter(scenario.scenes[model.state].act.options))
    move = Move("decide", option=option)

    def step() -> list:
        following, _ = play.after(scenario, situation, move)
        return play.open_options(scenario, following)

    return seconds_each(step)


def replays(scenario: Scenario) -> float:
    """Replays of twelve moves + one more decision + the offer, a second."""
    start = Start(7)
    moves = best_path(scenario, start)
    done, following = moves[:MOVES], moves[MOVES] if len(moves) > MOVES else moves[-1]
    done = done if len(moves) > MOVES else moves[:-1]

    def once() -> list:
        situation = play.replay(scenario, start, done)
        situation, _ = play.after(scenario, situation, following)
        ended = play.has_ended(scenario, situation)
        return [] if ended else play.open_options(scenario, situation)

    each = seconds_each(once)
    return 1 / each * (len(done) + 1) / (MOVES + 1)


def outlook_figures(name: str, scenario: Scenario) -> list[Figure]:
    """The outlook from the opening and from every situation along the reference, worst draw."""
    opening, later, exact = 0.0, 0.0, True
    for temperament in range(max(len(scenario.temperaments), 1)):
        for truth in range(max(len(scenario.truths), 1)):
            start = Start(7, temperament, truth)
            situation = play.begin(scenario, start)
            began = time.perf_counter()
            exact &= Outlook(scenario).best(situation).exact
            opening = max(opening, time.perf_counter() - began)
            later = max(later, _worst_later(scenario, situation))
    note = "exact" if exact else "BOUNDS ONLY"
    return [
        Figure(f"outlook from the opening, {name}", opening * 1000, "ms", "<= 1000 ms", note),
        Figure(f"outlook from any later situation, {name}", later * 1000, "ms", "<= 50 ms"),
    ]


def _worst_later(scenario: Scenario, situation) -> float:
    """The slowest outlook, each with nothing remembered, over all situations three moves wide."""
    worst, seen, todo = 0.0, set(), [situation]
    while todo and len(seen) < 400:
        present = todo.pop(0)
        if present in seen or play.has_ended(scenario, present):
            continue
        seen.add(present)
        began = time.perf_counter()
        Outlook(scenario).best(present)
        worst = max(worst, time.perf_counter() - began)
        for move, _ in moves_open(scenario.scenes[present.scene], present):
            todo.append(play.after(scenario, present, move)[0])
    return worst


def main() -> None:
    """Measure the shipped scenarios and print the table."""
    readings = [reading for reading in reader.read_all(SCENARIOS) if reading.scenario]
    longest = max(readings, key=lambda reading: reading.source.count(b"\n"))
    lines = longest.source.count(b"\n")
    tree = builder.guard

    def fresh() -> object:
        return builder.compose(tree.read(longest.source, "scenario.yaml"), longest.catalogues)

    built = seconds_each(fresh)
    theirs, ours = step_of_transitions(longest.scenario), step_of_ours(longest.scenario)
    figures = [
        Figure(
            f"build of {longest.folder.name}, {lines} lines", built * 1000, "ms", "<= 25 ms",
            f"{built * 1_500_000 / lines:.1f} ms for 1,500 lines",
        ),
        Figure("12 moves replayed + decide + offer", replays(longest.scenario), "a second",
               ">= 10,000"),
        Figure("step + offer, ours", ours * 1e6, "µs"),
        Figure("step + offer, transitions", theirs * 1e6, "µs"),
        Figure("ratio to transitions", theirs / ours, "times", ">= 20"),
    ]  # fmt: skip
    for reading in readings:
        figures += outlook_figures(reading.folder.name, reading.scenario)
    show("Engine", figures)


if __name__ == "__main__":
    main()
