"""The benchmarks are run by hand; here they run small, so that they still can be.

What kill, power, canary and line measure is a test of its own at a small count; pages needs a
browser and half a minute, so of it only what it imports is looked at.
"""

import importlib

import pytest

from bench import __main__ as bench
from bench import line, typed_questions
from bench.peers import compare, node, walkers
from bench.peers.compare import Peer
from bench.peers.graph import a_graph, walks
from scenario_trainer.bootstrap import ROOT

MODULES = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", MODULES)
def test_a_benchmark_finds_what_it_uses(name):
    assert importlib.import_module(f"bench.{name}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("typed_questions", "one suggestion, 500 characters"),
        ("engine --quick", "ours against the best"),
        ("debriefs --debriefs 2 --scenario night-on-the-promenade", "a scene beside, median"),
        ("library --attempts 2", "library, 2 attempts: restart against again"),
        ("decisions --rounds 1 --count 8 --connections 2", "ratio to the floor"),
        ("lint --quick", "first start against the next"),
    ],
)
def test_a_benchmark_runs_small(monkeypatch, tmp_path, capsys, asked, told):
    scenarios = line.only("night-on-the-promenade", tmp_path)
    monkeypatch.setenv("TRAINER_SCENARIOS", str(scenarios))  # a server reads this one only
    monkeypatch.setattr(typed_questions, "SCENARIOS", scenarios)

    bench.main(asked.split())

    assert told in capsys.readouterr().out


def test_a_benchmark_that_there_is_not_is_named():
    with pytest.raises(SystemExit, match="No such benchmark: speed"):
        bench.main(["speed"])


def test_an_engine_that_walks_another_way_has_no_figure():
    graph, drawn = a_graph(), walks(3)
    rightly = walkers.ours(graph)(drawn)
    astray = [*rightly[:-1], ("s00", 0, 0, 0)]

    with pytest.raises(AssertionError, match="theirs walked another way"):
        compare.one_round(
            [Peer("ours", lambda: (1.0, rightly)), Peer("theirs", lambda: (1.0, astray))]
        )


def test_without_node_its_peers_are_left_out_with_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(node.Missing, match="node and npm are not installed"):
        node.installed(tmp_path)
