"""Step + offer a second: ours and the others in turn, round after round, by processor time.

Every engine must end every walk in the same scene with the same gauges, or there is no
figure. Rates swing with what else the machine does, so each is set against ours of the
same round and the median of the rounds is told.
"""

import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import NamedTuple

from bench.peers import node, walkers
from bench.peers.graph import MOVES, Graph, a_graph, walks
from bench.table import Figure

ROUNDS, WALKS, WARM_UP = 5, 2000, 200
QUICK_WALKS = 20
GOAL = ">= 12"
Timed = Callable[[], tuple[float, walkers.Ended]]


class Peer(NamedTuple):
    """An engine ready to walk: what it is called, and one timed run over its walks."""

    name: str
    run: Timed


def figures(*, quick: bool = False) -> list[Figure]:
    """One line for ours, one for every peer that is there, and the ratio to the best of them."""
    graph = a_graph()
    drawn = walks(QUICK_WALKS if quick else WALKS)
    warm_up = len(drawn) // 10
    peers = [
        _in_python("ours", walkers.ours(graph), drawn, warm_up),
        *_python_peers(graph, drawn, warm_up),
        *([] if quick else _node_peers(graph, drawn, warm_up)),
    ]
    rounds = [one_round(peers) for _ in range(1 if quick else ROUNDS)]
    return _table([peer.name for peer in peers], rounds)


def _in_python(name: str, walk: walkers.Walker, drawn: list[list[int]], warm_up: int) -> Peer:
    def run() -> tuple[float, walkers.Ended]:
        walk(drawn[:warm_up])
        began = time.process_time()
        ended = walk(drawn)
        return time.process_time() - began, ended

    return Peer(name, run)


def _python_peers(graph: Graph, drawn: list[list[int]], warm_up: int) -> list[Peer]:
    """Those that are installed; the slowest of them takes only the first tenth of the walks."""
    found = []
    for package, prepare, share in (
        ("transitions", walkers.transitions, 1),
        ("python-statemachine", walkers.statemachine, 10),
    ):
        try:
            name = f"{package} {version(package)}"
        except PackageNotFoundError:
            print(f"{package} is not installed (the extra `bench` has it), so it is left out.")
            continue
        few = drawn[: max(len(drawn) // share, 1)]
        found.append(_in_python(name, prepare(graph), few, min(warm_up, len(few))))
    return found


def _node_peers(graph: Graph, drawn: list[list[int]], warm_up: int) -> list[Peer]:
    try:
        folder = node.installed()
    except node.Missing as missing:
        print(f"{missing}.")
        return []
    node.write(folder, graph, drawn, warm_up)
    xstate, inkjs = (package.replace("@", " ") for package in node.PACKAGES)
    return [
        Peer(f"{xstate}, transition() + can()", lambda: node.walked(folder, "xstate.mjs", "pure")),
        Peer(f"{xstate}, an actor + can()", lambda: node.walked(folder, "xstate.mjs", "actor")),
        Peer(inkjs, lambda: node.walked(folder, "inkjs.mjs")),
    ]


def one_round(peers: list[Peer]) -> dict[str, float]:
    """Steps a second of every peer, once all have ended where ours did."""
    rates: dict[str, float] = {}
    expected: walkers.Ended = []
    for peer in peers:
        seconds, ended = peer.run()
        expected = expected or ended
        assert ended == expected[: len(ended)], f"{peer.name} walked another way"
        rates[peer.name] = len(ended) * MOVES / seconds
    return rates


def _table(names: list[str], rounds: list[dict[str, float]]) -> list[Figure]:
    """Rates of the engines; ours against each, and against the best that a round had."""
    others = [name for name in names if name != "ours"]
    values = [name for name in others if "actor" not in name]
    rows = [Figure("step + offer, ours", _median_of(rounds, "ours"), "a CPU s")]
    for name in others:
        note = f"ours is {_ratio(rounds, [name]):.1f} x"
        rows.append(Figure(f"step + offer, {name}", _median_of(rounds, name), "a CPU s", note=note))
    if values:
        rows.append(Figure("ours against the best", _ratio(rounds, values), "times", GOAL))
    if values != others:
        rows.append(
            Figure(
                "ours against the best or an actor", _ratio(rounds, others), "times",
                note="an actor changes in place; all it was before is gone",
            )
        )  # fmt: skip
    return rows


def _median_of(rounds: list[dict[str, float]], name: str) -> float:
    return median(each[name] for each in rounds)


def _ratio(rounds: list[dict[str, float]], names: list[str]) -> float:
    """Ours against the fastest of these in the same round, as the median of the rounds."""
    return median(each["ours"] / max(each[name] for name in names) for each in rounds)
