"""`trainer translate`: make or renew the catalogues a translator works in."""

from pathlib import Path

import click

from scenario_trainer.cli.naming import folder_of, place_of
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library import reader
from scenario_trainer.library.translations import renewal


@click.command()
@click.argument("slug", required=False)
def translate(slug: str | None) -> None:
    """Bring the translations of a scenario up to date with its sentences.

    A translation goes along with its words. New sentences come in empty, changed
    ones are marked as unsure, and what has no place any more is set aside.
    SLUG is a scenario's name or its folder; without it, every scenario in the
    folder of TRAINER_SCENARIOS.

    \b
    trainer translate
    trainer translate the-lease
    trainer translate ../my-scenarios/the-gate
    """
    folders = (folder_of(slug),) if slug else reader.folders(place_of(None))
    refused = [told for folder in folders if (told := _written(folder))]
    if refused:
        raise click.ClickException("\n".join(refused))


def _written(folder: Path) -> str | None:
    """Why the catalogue of a scenario stays as it is; None where it is up to date now."""
    try:
        paths = renewal.renew(folder)
    except ScenarioError as error:
        return "\n".join(("The catalogue stays as it is.", *map(str, error.findings)))
    if not paths:
        return f"{folder} cannot be read: run trainer lint first."
    for path in paths:
        click.echo(path)
    return None
