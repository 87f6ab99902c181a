"""The name of the rules: it changes with every module that decides what an attempt comes to."""

import shutil

import pytest

from scenario_trainer.config import PACKAGE
from scenario_trainer.library import program


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of our own modules, which a test may change."""
    copy = tmp_path / "scenario_trainer"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "data"))
    monkeypatch.setattr(program, "_PACKAGE", copy)
    program.name_of.cache_clear()
    yield copy
    program.name_of.cache_clear()


@pytest.mark.parametrize(
    "module",
    [
        "engine/score/scoring.py",
        "engine/kinds/board.py",
        "engine/play/certain.py",
        "library/building/builder.py",
        "library/kinds/talk.py",
        "library/terms/effects.py",
        "records/score_data.py",
    ],
)
def test_what_decides_a_score_changes_the_name_of_the_rules(package, module):
    before = program.rules()

    with (package / module).open("a", encoding="utf-8") as file:
        file.write("# another rule\n")
    program.name_of.cache_clear()

    assert program.rules() != before


def test_what_only_shows_it_does_not(package):
    before = program.rules()

    (package / "web/app.py").write_text("", encoding="utf-8")
    program.name_of.cache_clear()

    assert program.rules() == before
