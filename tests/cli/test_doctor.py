"""The doctor says what is in order, what is not, and what to do about it."""

import json
import shutil

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.library import checker
from scenario_trainer.records import opening
from tests import stored
from tests.library.examples import EXAMPLE


@pytest.fixture(autouse=True)
def few_scenarios(monkeypatch):
    """Two small scenarios: to play all that is shipped takes long, and has its own test."""
    monkeypatch.setenv("TRAINER_SCENARIOS", str(EXAMPLE.parent))


@pytest.fixture
def in_order(settings):
    """An installation with nothing to complain about."""
    with opening.opened(settings):
        stored.an_administrator("arta")


def line(told: str, name: str) -> str:
    return next(line for line in told.splitlines() if f" {name}: " in line)


@pytest.mark.both_databases
def test_a_good_installation_is_ok_on_every_line(run_here, in_order, monkeypatch):
    monkeypatch.setenv("TRAINER_SUPPORT_MAIL", "help@academy.example")

    told = run_here("doctor")

    assert (told.exit_code, [x for x in told.output.splitlines() if not x.startswith("ok ")]) == (
        0,
        [],
    )


def test_where_nobody_is_named_to_turn_to_it_says_so_and_is_content(run_here, in_order):
    told = run_here("doctor")

    assert told.exit_code == 0
    assert "note    contact: nobody is named" in told.output


def test_without_an_administrator_it_says_how_to_make_one(run_here):
    told = run_here("doctor")

    assert told.exit_code == 1
    assert line(told.output, "people").endswith("run trainer user add --grant administrator.")


def test_a_scenario_with_findings_is_named(run_here, in_order, tmp_path, monkeypatch):
    shutil.copytree(data_folder("scenarios") / "the-lease", tmp_path / "s" / "the-lease")
    (tmp_path / "s" / "the-lease" / "walks.yaml").unlink()
    monkeypatch.setenv("TRAINER_SCENARIOS", str(tmp_path / "s"))

    told = run_here("doctor")

    assert told.exit_code == 1
    assert line(told.output, "scenarios").startswith("not ok  scenarios: the-lease")


@pytest.mark.parametrize("command", ["doctor", "lint"])
def test_scenarios_that_were_played_are_not_played_again(
    run_here, settings, tmp_path, monkeypatch, command
):
    shutil.copytree(EXAMPLE.parent, tmp_path / "s")
    monkeypatch.setenv("TRAINER_SCENARIOS", str(tmp_path / "s"))
    checker.check_all(tmp_path / "s", data=settings.data)
    file = settings.data / "checked" / "the-counter.json"
    found = json.loads(file.read_text("utf-8"))
    found["walks"]["findings"] = [{"code": "SCN601", "file": "walks.yaml", "line": 1, "column": 1,
                                   "details": {"count": 0}}]  # fmt: skip
    file.write_text(json.dumps(found), "utf-8")

    told = run_here(command)

    assert told.exit_code == 1
    assert "the-counter" in told.output


def test_a_folder_others_can_read_is_named(run_here, in_order, settings):
    settings.data.chmod(0o755)

    told = run_here("doctor")

    assert line(told.output, "data folder").startswith("not ok")


def test_a_wrong_setting_stops_the_rest(run, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "short")

    told = run("doctor")

    assert told.exit_code == 1
    assert "not ok  settings: SECRET_KEY is too short" in told.output


def test_a_database_that_is_not_there_is_named(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(tmp_path / "new"))

    told = run("doctor")

    assert told.exit_code == 1
    assert "run trainer db upgrade" in line(told.output, "database")
