"""The benchmarks are run by hand; what they use of the program must still be there."""

import importlib
import importlib.util

import pytest

from scenario_trainer.bootstrap import ROOT

MODULES = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", MODULES)
def test_a_benchmark_finds_what_it_uses(name):
    needed = importlib.util.find_spec("transitions")
    if needed is None and name == "engine":
        pytest.skip("the comparison is not installed")

    assert importlib.import_module(f"bench.{name}")
