"""The habits of the house: nothing to lint, everything laid out alike, types that hold."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("habit", ["ruff check", "ruff format --check", "mypy"])
def test_the_whole_house_keeps_it(habit):
    told = subprocess.run(
        [sys.executable, "-m", *habit.split()], cwd=ROOT, capture_output=True, text=True
    )

    assert told.returncode == 0, told.stdout + told.stderr
