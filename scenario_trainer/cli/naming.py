"""The scenario a person means on the command line: a name of the library, or a path.

The library is the folder the server reads, `TRAINER_SCENARIOS`, and a bare name
means what stands there, wherever one happens to be. Only where the library is the
shipped one does a folder here come first, so that a copy is worked on and not the
installation itself. A path means what it says, and a file of a scenario its folder.
"""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

import click

from scenario_trainer.config import data_folder, scenarios_folder
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.errors import NotReady
from scenario_trainer.library import reader


def folder_of(word: str | None) -> Path:
    """The folder of the one scenario that *word* means; told which there are where it is missing."""
    if word is None:
        raise click.UsageError(f"Say which scenario. {_all_of(reader.folders(_library()))}")
    found = next((place for place in _places(word) if (place / reader.FILE).is_file()), None)
    return found or _unknown(word)


def place_of(word: str | None) -> Path:
    """A scenario's folder or a folder of scenarios; the library where no word is given."""
    if word is None:
        return _library()
    found = next((place for place in _places(word) if place.is_dir()), None)
    return found or _unknown(word)


def scenario_of(word: str | None) -> Scenario:
    """The scenario, built; raises `ScenarioError` with what keeps it from being played."""
    return reader.build(reader.read(folder_of(word)))


def _places(word: str) -> tuple[Path, ...]:
    """The folders *word* may mean, the likeliest first."""
    here = Path(word).parent if Path(word).is_file() else Path(word)
    if word in (os.curdir, os.pardir) or "/" in word or os.sep in word:
        return (here,)
    library = _library()
    named = tuple(folder for folder in reader.folders(library) if folder.name == word)
    is_shipped = library == data_folder("scenarios").resolve()
    return (here, *named) if is_shipped else (*named, here)


def _library() -> Path:
    folder = scenarios_folder()
    if not folder.is_dir():
        raise NotReady(f"There is no folder {folder}. Set TRAINER_SCENARIOS to one with scenarios.")
    return folder


def _unknown(word: str) -> NoReturn:
    """Raises the usage error that names what is most like *word*, or all there is."""
    folders = reader.folders(scenarios_folder())
    near = get_close_matches(word, [folder.name for folder in folders], n=1)
    meant = f"Did you mean {near[0]}?" if near else _all_of(folders)
    raise click.UsageError(f"There is no scenario {word}. {meant}")


def _all_of(folders: Iterable[Path]) -> str:
    return f"There are: {', '.join(folder.name for folder in folders) or 'none'}."
