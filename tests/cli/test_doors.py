"""Whoever plays or draws never waits for the checks, and whoever checks not for the database."""

import subprocess
import sys

import pytest

from tests.library.examples import EXAMPLE

CALL = """
import sys
from scenario_trainer.cli import trainer

try:
    trainer(sys.argv[1:])
except SystemExit as end:
    assert end.code == 0
print(*sys.modules)
"""
CHECKS = ("scenario_trainer.library.checker", "scenario_trainer.library.checks")
RECORDS = ("sqlalchemy", "alembic", "flask")


def read_by(*words: str) -> set[str]:
    """Every module that a command had read when it was done."""
    call = [sys.executable, "-c", CALL, *words]
    told = subprocess.run(call, capture_output=True, text=True, check=True, timeout=120)
    return set(told.stdout.splitlines()[-1].split())


def of(rooms: tuple[str, ...], modules: set[str]) -> set[str]:
    return {name for name in modules for room in rooms if f"{name}.".startswith(f"{room}.")}


@pytest.mark.parametrize("words", [("play", "--moves", "aside"), ("graph",)], ids=" ".join)
def test_what_plays_or_draws_never_opens_the_door_of_the_checks(words):
    command, *options = words

    modules = read_by(command, str(EXAMPLE), *options)

    assert "scenario_trainer.library.reader" in modules
    assert of(CHECKS, modules) == set()


def test_what_checks_reads_nothing_of_the_database_and_the_web(tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(tmp_path))

    modules = read_by("lint", str(EXAMPLE))

    assert of(CHECKS, modules) >= set(CHECKS)
    assert of(RECORDS, modules) == set()
