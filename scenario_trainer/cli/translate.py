"""`trainer translate`: make or renew the catalogue a translator works in."""

import click

from scenario_trainer.cli.naming import folder_of
from scenario_trainer.library import reader


@click.command()
@click.argument("slug")
def translate(slug: str) -> None:
    """Bring the translations of a scenario up to date with its sentences.

    New sentences come in empty, changed ones are marked as unsure, none is lost.
    SLUG is a scenario's name or its folder.

    \b
    trainer translate the-lease
    trainer translate ../my-scenarios/the-gate
    """
    paths = reader.write_catalogue(folder_of(slug))
    if not paths:
        raise click.ClickException(f"{slug} cannot be read: run trainer lint first.")
    for path in paths:
        click.echo(path)
