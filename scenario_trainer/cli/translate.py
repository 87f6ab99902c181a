"""`trainer translate`: make or renew the catalogue a translator works in."""

import click

from scenario_trainer.cli.naming import folder_of
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library import reader


@click.command()
@click.argument("slug")
def translate(slug: str) -> None:
    """Bring the translations of a scenario up to date with its sentences.

    A translation goes along with its words. New sentences come in empty, changed
    ones are marked as unsure, and what has no place any more is set aside.
    SLUG is a scenario's name or its folder.

    \b
    trainer translate the-lease
    trainer translate ../my-scenarios/the-gate
    """
    try:
        paths = reader.write_catalogue(folder_of(slug))
    except ScenarioError as error:
        told = "\n".join(map(str, error.findings))
        raise click.ClickException(f"The catalogue stays as it is.\n{told}") from error
    if not paths:
        raise click.ClickException(f"{slug} cannot be read: run trainer lint first.")
    for path in paths:
        click.echo(path)
