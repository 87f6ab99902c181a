"""The scenario a person means on the command line: a name of the library, or a folder."""

from difflib import get_close_matches
from pathlib import Path

import click

from scenario_trainer.config import data_folder
from scenario_trainer.engine.scenario import Scenario
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library import reader
from scenario_trainer.library.findings import errors


def folder_of(slug: str) -> Path:
    """The folder of a scenario: *slug* itself if it is one, else the shipped one of that name."""
    shipped = data_folder("scenarios")
    for folder in (Path(slug), shipped / slug):
        if (folder / reader.FILE).is_file():
            return folder
    names = [folder.name for folder in reader.folders(shipped)]
    near = get_close_matches(slug, names, n=1)
    meant = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
    raise click.UsageError(f"There is no scenario {slug}. {meant}")


def scenario_of(slug: str) -> Scenario:
    """The scenario, built; raises `ScenarioError` with what keeps it from being played."""
    reading = reader.read(folder_of(slug))
    if reading.scenario is None:
        raise ScenarioError(errors(reading.findings))
    return reading.scenario
