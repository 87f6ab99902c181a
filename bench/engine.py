"""How fast a scenario is built, played and looked ahead in; `transitions` on the same graph."""

import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from transitions import Machine

from bench.table import Figure, show
from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds.acts import Board, Decision, Hub
from scenario_trainer.engine.kinds.possible import moves_open
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.play import Move, Start
from scenario_trainer.engine.score.credit import earned_by
from scenario_trainer.engine.score.scoring import options_of, score
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library import checker
from scenario_trainer.library.building import builder
from scenario_trainer.library.reader import Reading

SCENARIOS = Path(__file__).parent.parent / "scenarios"
MOVES = 12
ATTEMPTS = 30


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
    won = earned_by(scene, move, options, situation.values, assessment=False)
    return (-flags - ahead.flags, outlook.weigh(won) + ahead.credit)


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
    effects = [e for block in option.changes for e in block.effects[0]]

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


def starts(scenario: Scenario) -> list[Start]:
    """One start for every temperament and truth."""
    temperaments = range(max(len(scenario.temperaments), 1))
    truths = range(max(len(scenario.truths), 1))
    return [Start(7, *drawn) for drawn in product(temperaments, truths)]


def outlook_figures(name: str, scenario: Scenario) -> list[Figure]:
    """The outlook from the opening for every draw, and the score of whole attempts."""
    opening, apart = 0.0, 0.0
    for start in starts(scenario):
        situation = play.begin(scenario, start)
        began = time.perf_counter()
        best = Outlook(scenario).best(situation)
        opening = max(opening, time.perf_counter() - began)
        apart = max(apart, float(100 * best.gap / best.most))
    note = "exact" if not apart else f"bounds {apart:.2f} points apart at most"
    cold, warm = attempt_seconds(scenario)
    return [
        Figure(f"outlook from the opening, {name}", opening * 1000, "ms", "<= 5000 ms", note),
        Figure(f"score of a finished attempt, {name}", warm * 1000, "ms", "<= 300 ms",
               f"worst of {ATTEMPTS}; {cold * 1000:.0f} ms with nothing remembered"),
    ]  # fmt: skip


def attempt_seconds(scenario: Scenario) -> tuple[float, float]:
    """The slowest score of attempts at random: each with nothing remembered, and one after another."""
    shared, cold, warm = Outlook(scenario), 0.0, 0.0
    for seed in range(ATTEMPTS):
        start = starts(scenario)[seed % len(starts(scenario))]._replace(seed=seed)
        moves = at_random(scenario, start)
        cold = max(cold, _seconds(lambda: score(scenario, start, moves, Outlook(scenario))))
        warm = max(warm, _seconds(lambda: score(scenario, start, moves, shared)))
    return cold, warm


def at_random(scenario: Scenario, start: Start) -> list[Move]:
    """An attempt by somebody who mostly takes the first good thing, and sometimes anything."""
    chance, situation, moves = Random(start.seed), play.begin(scenario, start), []
    while not play.has_ended(scenario, situation) and len(moves) < 200:
        open_now = list(moves_open(scenario.scenes[situation.scene], situation))
        best = max(open_now, key=lambda entry: sum(sum(o.credit.values()) for o in entry[1]))
        moves.append((best if chance.random() < 0.6 else chance.choice(open_now))[0])
        situation, _ = play.after(scenario, situation, moves[-1])
    return moves


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def checked(data: Path) -> tuple[float, list[Reading]]:
    """Seconds of the processor for checking all that is shipped, and what was read."""
    began = time.process_time()
    readings = checker.check_all(SCENARIOS, data=data)
    return time.process_time() - began, [reading for reading in readings if reading.scenario]


def is_plain(scenario: Scenario) -> bool:
    """Whether decisions follow one another, as `transitions` can do it; a talk offers it nothing."""
    acts = [scene.act for scene in scenario.scenes.values()]
    return any(isinstance(act, Decision) for act in acts) and not any(
        isinstance(act, Hub | Board) for act in acts
    )


def main() -> None:
    """Measure the shipped scenarios and print the table."""
    with TemporaryDirectory() as data:
        first, readings = checked(Path(data))
        again, _ = checked(Path(data))
    longest = max(readings, key=lambda reading: reading.source.count(b"\n"))
    lines = longest.source.count(b"\n")
    tree = builder.guard

    def fresh() -> object:
        return builder.compose(tree.read(longest.source, "scenario.yaml"), longest.catalogues)

    built = seconds_each(fresh)
    plain = max((r for r in readings if is_plain(r.scenario)), key=lambda r: len(r.source))
    theirs, ours = step_of_transitions(plain.scenario), step_of_ours(plain.scenario)
    figures = [
        Figure(f"{len(readings)} scenarios checked", first, "CPU s", note="officers at play, walks"),
        Figure("the same checked again", again, "CPU s", note="what playing found is kept"),
        Figure(
            f"build of {longest.folder.name}, {lines} lines", built * 1000, "ms", "<= 25 ms",
            f"{built * 1_500_000 / lines:.1f} ms for 1,500 lines",
        ),
        Figure("12 moves replayed + decide + offer", replays(longest.scenario), "a second",
               ">= 10,000"),
        Figure(f"step + offer, ours ({plain.folder.name})", ours * 1e6, "µs"),
        Figure("step + offer, transitions", theirs * 1e6, "µs"),
        Figure("ratio to transitions", theirs / ours, "times", ">= 20"),
    ]  # fmt: skip
    for reading in readings:
        figures += outlook_figures(reading.folder.name, reading.scenario)
    show("Engine", figures)


if __name__ == "__main__":
    main()
