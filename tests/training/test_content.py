"""Scenarios get into the library when they have no errors, and leave it when their folder does."""

import json
import shutil

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.errors import NotReady
from scenario_trainer.library import checker, reader
from scenario_trainer.library.building import builder
from scenario_trainer.records import database, editions
from scenario_trainer.training import content
from tests.stored import an_edition

pytestmark = pytest.mark.usefixtures("opened")


@pytest.fixture(scope="session")
def shipped():
    """The first shipped scenario that can be published."""
    for folder in reader.folders(data_folder("scenarios")):
        if checker.check_folder(folder).is_ready:
            return folder
    pytest.skip("no shipped scenario is ready")


@pytest.fixture
def folder(tmp_path, shipped):
    """A folder with one good scenario and the sources it cites."""
    folder = tmp_path / "scenarios"
    shutil.copytree(shipped, folder / shipped.name)
    shutil.copyfile(shipped.parent / "references.yaml", folder / "references.yaml")
    return folder


@pytest.mark.both_databases
def test_a_good_scenario_gets_into_the_library(folder, shipped):
    loaded = content.load(folder)

    edition = editions.current(shipped.name)
    assert loaded.slugs == (shipped.name,)
    assert builder.build(edition.source, edition.catalogues, edition.sha).id == shipped.name


@pytest.mark.both_databases
def test_loading_again_changes_nothing(folder, shipped):
    content.load(folder)
    first = editions.current(shipped.name)
    content.load(folder)

    assert editions.current(shipped.name) == first


def test_a_scenario_with_errors_stays_out_and_the_edition_before_stays(folder, shipped):
    content.load(folder)
    before = editions.current(shipped.name)
    file = folder / shipped.name / "scenario.yaml"
    file.write_text(file.read_text("utf-8") + "\nnonsense: yes\n", "utf-8")

    loaded = content.load(folder)

    assert editions.current(shipped.name) == before
    assert [reading.folder.name for reading in loaded.refused] == [shipped.name]
    assert loaded.refused[0].findings


def test_a_scenario_that_could_be_played_but_is_not_translated_stays_out(folder, shipped):
    (folder / shipped.name / "sq.po").unlink()

    loaded = content.load(folder)

    assert loaded.slugs == ()
    assert loaded.refused[0].scenario is not None


@pytest.mark.both_databases
def test_a_scenario_whose_folder_is_gone_leaves_the_library(folder, shipped):
    content.load(folder)
    shutil.rmtree(folder / shipped.name)

    assert content.load(folder).slugs == ()
    assert editions.current(shipped.name) is None


def test_an_edition_is_named_as_the_library_names_it():
    edition = an_edition()

    assert edition.sha == builder.content_hash(edition.source, edition.catalogues)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotReady, match="TRAINER_SCENARIOS"):
        content.load(tmp_path / "nowhere")


def test_what_was_checked_before_the_start_is_not_played_at_it(folder, shipped):
    data = database.settings().data
    file = folder / shipped.name / "scenario.yaml"
    file.write_text(file.read_text("utf-8") + "# not as it was released\n", "utf-8")
    checker.check_folder(folder / shipped.name, data=data)
    (kept,) = (data / "checked").iterdir()
    found = json.loads(kept.read_text("utf-8"))
    found["walks"]["findings"] = [{"code": "SCN601", "file": "walks.yaml", "line": 1, "column": 1,
                                   "details": {"count": 0}}]  # fmt: skip
    kept.write_text(json.dumps(found), "utf-8")

    assert [reading.folder.name for reading in content.load(folder).refused] == [shipped.name]
