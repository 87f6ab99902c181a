"""`trainer demo`: the academy of invented people to look around with."""

from collections.abc import Iterable

import click

from scenario_trainer.cli.ready import ready
from scenario_trainer.training import demo as academy
from scenario_trainer.training.demo import DemoAccount


@click.group()
def demo() -> None:
    """Load or remove the demonstration academy.

    It loads only into an empty database that nobody outside this machine can reach.

    \b
    trainer demo load
    trainer demo passwords
    trainer demo remove
    """


@demo.command()
def load() -> None:
    """Make the academy and print its accounts, once.

    \b
    trainer demo load
    """
    with ready():
        tell_accounts(academy.load())


@demo.command()
def passwords() -> None:
    """Give its accounts new passwords, print them, and end their sign-ins.

    \b
    trainer demo passwords
    """
    with ready():
        tell_accounts(academy.new_passwords())


@demo.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(yes: bool) -> None:
    """Delete the academy with all that was done in it.

    \b
    trainer demo remove --yes
    """
    if not yes:
        click.confirm("Delete the demonstration accounts and their attempts?", abort=True)
    with ready():
        academy.remove()
    click.echo("The demonstration academy is gone.")


def tell_accounts(accounts: Iterable[DemoAccount]) -> None:
    """One line for each account; the passwords are shown now and kept nowhere."""
    for account in accounts:
        click.echo(f"  {account.name:<8} {account.password:<20} {', '.join(account.grants)}")
