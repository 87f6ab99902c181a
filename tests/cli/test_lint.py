"""What stands wrong in the files is said before anybody plays; nothing is said twice."""

import json

import pytest

from scenario_trainer.cli.lint import _readings
from tests.library.examples import altered, changed


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The example with a competency the best way hardly shows, and below it a counter nothing reads."""
    monkeypatch.setenv("TRAINER_DATA", str(tmp_path / "data"))
    folder = changed(tmp_path, "SCN437")
    return altered(folder, ("counters: {minutes: 0}", "counters: {minutes: 0, whispers: 0}"))


def codes(told: str) -> list[str]:
    return [line.split()[1] for line in told.splitlines() if " SCN" in line]


def test_what_stands_in_the_files_is_said_first(run, folder):
    told = run("lint", folder)

    assert codes(told.output) == ["SCN428", "SCN437"]
    assert "1 scenarios: 1 to mend, 1 to think about." in told.output


def test_it_is_said_before_anybody_plays(folder):
    readings = _readings(folder)

    first = next(readings)

    assert ([finding.code for finding in first.findings], first.is_played) == (["SCN428"], False)
    assert next(readings).is_played


def test_a_list_is_in_the_order_of_the_file(run, folder):
    told = json.loads(run("lint", folder, "--json").stdout)

    assert [finding["code"] for finding in told] == ["SCN437", "SCN428"]
