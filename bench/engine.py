"""How fast a scenario is built, played and looked ahead in, by processor time."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain, product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.peers import compare
from bench.table import Figure, show
from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score.scoring import options_of, score
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.library import checker, reader
from scenario_trainer.library.building import builder
from scenario_trainer.library.checker import Reading
from scenario_trainer.library.file import guard
from scenario_trainer.library.terms.terms import Catalogues

SCENARIOS = Path(__file__).parent.parent / "scenarios"
QUICK = "the-lease"  # the scenario of a quick run
MOVES = 12
ATTEMPTS = 30


def seconds_each(work: Callable[[], object], least: float) -> float:
    """The best of three rounds, in CPU seconds for one call."""
    work()
    rounds = []
    for _ in range(3):
        count, started = 0, time.process_time()
        while time.process_time() - started < least / 3:
            work()
            count += 1
        rounds.append((time.process_time() - started) / count)
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
    kind = kind_of(scene.act)
    won = kind.earned(scene.act, move, options, situation.values, assessment=False)
    return (-flags - ahead.flags, outlook.weigh(won) + ahead.credit)


def replays(scenario: Scenario, least: float) -> float:
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

    each = seconds_each(once, least)
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
        began = time.process_time()
        best = Outlook(scenario).best(situation)
        opening = max(opening, time.process_time() - began)
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
    began = time.process_time()
    work()
    return time.process_time() - began


def checked(data: Path) -> tuple[float, list[Reading]]:
    """Seconds of the processor for checking all that is shipped, and what was read."""
    began = time.process_time()
    readings = checker.check_all(SCENARIOS, data=data)
    return time.process_time() - began, [reading for reading in readings if reading.scenario]


def build_and_replay(folder: Path, catalogues: Catalogues, least: float) -> list[Figure]:
    """How long a scenario takes to build, and an attempt in it to come back."""
    source = (folder / reader.FILE).read_bytes()
    lines = source.count(b"\n")

    def fresh() -> builder.Draft:
        return builder.compose(guard.read(source, reader.FILE), catalogues)

    built = seconds_each(fresh, least)
    return [
        Figure(
            f"build of {folder.name}, {lines} lines", built * 1000, "CPU ms", "<= 25 ms",
            f"{built * 1_500_000 / lines:.1f} ms for 1,500 lines",
        ),
        Figure("12 moves replayed + decide + offer", replays(fresh().scenario, least), "a CPU s",
               ">= 10,000"),
    ]  # fmt: skip


def shipped(data: Path) -> list[Figure]:
    """All scenarios checked, the longest built and replayed, and what lies ahead in each."""
    first, readings = checked(data)
    again, _ = checked(data)
    longest = max(readings, key=lambda reading: reading.source.count(b"\n"))
    ahead = (outlook_figures(reading.folder.name, reading.scenario) for reading in readings)
    return [
        Figure(
            f"{len(readings)} scenarios checked", first, "CPU s", note="officers at play, walks"
        ),
        Figure("the same checked again", again, "CPU s", note="what playing found is kept"),
        *build_and_replay(longest.folder, longest.catalogues, least=1.0),
        *chain.from_iterable(ahead),
    ]


def main(options: Sequence[str] = ()) -> None:
    """Measure the shipped scenarios and the common graph, and print both tables."""
    parser = argparse.ArgumentParser("python -m bench.engine")
    parser.add_argument(
        "--quick", action="store_true", help="show that it runs: one scenario, few walks, no node"
    )
    parser.add_argument("--peers", action="store_true", help="the common graph only")
    asked = parser.parse_args(options)
    if asked.quick:
        show("Engine", build_and_replay(SCENARIOS / QUICK, {}, least=0.03))
    elif not asked.peers:
        with TemporaryDirectory() as data:
            show("Engine", shipped(Path(data)))
    show("Step + offer on a common graph", compare.figures(quick=asked.quick))


if __name__ == "__main__":
    main(sys.argv[1:])
