"""The benchmarks are run by hand; what they use of the program must still be there."""

import importlib

import pytest

from bench.peers import compare, node, walkers
from bench.peers.compare import Peer
from bench.peers.graph import a_graph, walks
from scenario_trainer.bootstrap import ROOT

MODULES = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", MODULES)
def test_a_benchmark_finds_what_it_uses(name):
    assert importlib.import_module(f"bench.{name}")


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
