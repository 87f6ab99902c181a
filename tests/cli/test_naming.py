"""A bare name is one of the folder that is set; the installation's own files stay as they are."""

import re
import shutil
from pathlib import Path

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.library import references
from tests.library.examples import EXAMPLE

SHIPPED = data_folder("scenarios")
MARK = "Another title"
COMMANDS = (  # what each does with a scenario, and what it then says or writes
    ("lint", "the-lease"),
    ("lint",),
    ("translate", "the-lease"),
    ("translate",),
    ("play", "the-lease", "--language", "en", "--moves", "continue"),
    ("graph", "the-lease", "--format", "mermaid", "--language", "en"),
)


def stamps(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Every file with its bytes and the moment it was last written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A folder of scenarios that is set, with a lease of its own and one that is nowhere else."""
    shutil.copytree(EXAMPLE.parent, tmp_path / "library")
    lease = shutil.copytree(SHIPPED / "the-lease", tmp_path / "library" / "the-lease")
    retitled(lease)
    monkeypatch.setenv("TRAINER_SCENARIOS", str(tmp_path / "library"))
    return tmp_path / "library"


def retitled(folder: Path) -> Path:
    """The scenario with other titles, so that one sees which is meant."""
    file = folder / "scenario.yaml"
    file.write_text(re.sub(r"(?m)^( *title:) .*$", rf"\1 {MARK}", file.read_text("utf-8")), "utf-8")
    return folder


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("here", ["elsewhere", "among the shipped"])
def test_a_command_works_in_the_folder_that_is_set(
    run, library, monkeypatch, tmp_path, words, here
):
    monkeypatch.chdir(tmp_path if here == "elsewhere" else SHIPPED)
    before = stamps(SHIPPED)

    told = run(*words)

    assert str(library / "the-lease") in told.output or MARK in told.output, told.output
    assert str(SHIPPED) not in told.output
    assert stamps(SHIPPED) == before


def test_a_catalogue_is_renewed_in_the_folder_that_is_set(run, library):
    told = run("translate", "the-lease")

    assert told.output.splitlines() == [str(library / "the-lease" / "sq.po")]
    assert MARK in (library / "the-lease" / "sq.po").read_text("utf-8")


def test_a_name_that_only_the_shipped_folder_has_is_not_there(run, library):
    told = run("translate", "the-photo")

    assert told.exit_code == 2
    assert "There is no scenario the-photo. Did you mean the-counter?" in told.output


@pytest.mark.parametrize("command", ["play", "graph"])
def test_without_a_name_one_is_told_which_there_are(run, library, command):
    told = run(command)

    assert told.exit_code == 2
    assert "Say which scenario. There are: the-counter, the-file, the-lease." in told.output


@pytest.mark.parametrize("path", ["./the-lease", "the-lease/scenario.yaml", "../here/the-lease"])
def test_a_path_means_what_it_says(run, library, monkeypatch, tmp_path, path):
    shutil.copytree(SHIPPED / "the-lease", tmp_path / "here" / "the-lease")
    monkeypatch.chdir(tmp_path / "here")
    before = stamps(library)

    told = run("translate", path)

    assert told.output.strip() == str(Path(path.removesuffix("/scenario.yaml")) / "sq.po")
    assert stamps(library) == before


def test_the_file_of_a_scenario_means_its_folder(run):
    assert run("lint", EXAMPLE / "scenario.yaml").output == run("lint", EXAMPLE).output


def test_a_folder_here_is_worked_on_and_not_the_shipped_one(run, monkeypatch, tmp_path):
    monkeypatch.delenv("TRAINER_SCENARIOS", raising=False)
    retitled(shutil.copytree(SHIPPED / "the-lease", tmp_path / "the-lease"))
    monkeypatch.chdir(tmp_path)
    before = stamps(SHIPPED)

    run("translate", "the-lease")

    assert MARK in (tmp_path / "the-lease" / "sq.po").read_text("utf-8")
    assert stamps(SHIPPED) == before


def test_a_folder_that_is_set_and_not_there_is_named(run, monkeypatch, tmp_path):
    monkeypatch.setenv("TRAINER_SCENARIOS", str(tmp_path / "nowhere"))

    told = run("lint")

    assert told.exit_code == 1
    assert f"There is no folder {tmp_path / 'nowhere'}" in told.output


def test_a_rehearsal_cites_the_sources_of_the_folder_that_is_set(run, library):
    own = references.load(library / references.FILE)["PRIV-1"]

    told = run("play", "the-counter", "--language", "en", "--moves", "aside,tell")

    assert own.title.speak("en") in told.output
    assert "PRIV-1" not in references.load(SHIPPED / references.FILE)
