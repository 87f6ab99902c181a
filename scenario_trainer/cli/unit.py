"""`trainer unit`: the police units people belong to."""

import click

from scenario_trainer.cli.ready import ready
from scenario_trainer.training import accounts


@click.group()
def unit() -> None:
    """Add and list units.

    \b
    trainer unit add "Commissariat 1" --region Tirana
    trainer unit list
    """


@unit.command()
@click.argument("name")
@click.option("--region", required=True, help="Where the unit is.")
def add(name: str, region: str) -> None:
    """Add a unit.

    \b
    trainer unit add "Commissariat 1" --region Tirana
    """
    with ready():
        accounts.add_unit(None, name, region)
    click.echo(f"{name}, {region}")


@unit.command("list")
def list_units() -> None:
    """List all units by region.

    \b
    trainer unit list
    """
    with ready():
        for each in accounts.units():
            click.echo(f"{each.region}: {each.name}")
