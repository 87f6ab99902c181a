"""What was found in order before a release is not played at a first start; nothing else is believed."""

import json
import shutil

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.library import checker, reader, released
from scenario_trainer.library.checks import CHECKS

SHIPPED = data_folder("scenarios")
SLUG = "twelve-files"  # the shortest to check


@pytest.fixture
def folder(tmp_path):
    """A copy of a shipped scenario with the sources, as an author would take one to work on."""
    shutil.copytree(SHIPPED / SLUG, tmp_path / SLUG)
    shutil.copy(SHIPPED / "references.yaml", tmp_path)
    return tmp_path / SLUG


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def test_what_was_released_is_ready_without_being_played(folder, data):
    reading = released.reading(folder, data=data)

    assert (reading.is_ready, reading.scenario.id, list(reading.catalogues)) == (True, SLUG, ["sq"])
    assert list(data.iterdir()) == []  # nobody played, so nothing had to be kept


@pytest.mark.parametrize("name", ["scenario.yaml", "sq.po", "walks.yaml", "../references.yaml"])
def test_a_changed_file_is_checked(folder, data, name):
    file = folder / name
    file.write_bytes(file.read_bytes() + b"# changed\n")

    assert not released.covers(reader.read(folder))
    assert released.reading(folder, data=data).is_ready
    assert [each.name for each in (data / "checked").iterdir()] == [f"{SLUG}.json"]


def test_a_file_less_or_another_name_is_no_longer_what_was_released(folder):
    other = folder.rename(folder.with_name("thirteen-files"))
    assert not released.covers(reader.read(other))

    folder = other.rename(folder)
    (folder / "walks.yaml").unlink()
    assert not released.covers(reader.read(folder))


def test_nothing_is_known_under_another_number_of_the_checks(folder, monkeypatch):
    released.record_in.cache_clear()
    monkeypatch.setattr(released, "CHECKS", CHECKS + 1)

    assert not released.covers(reader.read(folder))
    released.record_in.cache_clear()


def broken(folder):
    """A scenario that cannot be played, and a record that calls it in order."""
    file = folder / "scenario.yaml"
    file.write_bytes(file.read_bytes().replace(b"\nopening: ", b"\nopening: nowhere_", 1))
    entry = {"content": released.content_of(reader.read(folder)), "advice": []}
    record = {"checks": CHECKS, "scenarios": {SLUG: entry}}
    (folder.parent / released.FILE).write_text(json.dumps(record), "utf-8")
    return folder


def test_a_record_in_a_folder_of_somebodys_scenarios_is_not_believed(folder):
    assert not released.covers(reader.read(broken(folder)))
    assert not released.reading(folder).is_ready


def test_what_cannot_be_built_is_never_ready_whatever_the_record_says(folder, monkeypatch):
    monkeypatch.setattr(released, "data_folder", lambda name: folder.parent)

    assert released.covers(reader.read(broken(folder)))
    assert not released.reading(folder).is_ready


@pytest.mark.parametrize("rest", [b"", b"{", b"[]", b'{"checks": 1}'])
def test_a_record_that_makes_no_sense_covers_nothing(tmp_path, rest):
    (tmp_path / released.FILE).write_bytes(rest)

    assert released.record_in(tmp_path / released.FILE) == {}


def test_the_record_is_written_from_what_is_checked(folder):
    (folder.parent / "rest").mkdir()

    released.write(folder.parent)

    record = released.record_in(folder.parent / released.FILE)
    assert record == {SLUG: released.entry_of(checker.check_folder(folder))}
    assert record[SLUG]["content"] == released.content_of(reader.read(SHIPPED / SLUG))
