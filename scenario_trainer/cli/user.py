"""`trainer user`: accounts, also the very first one."""

from difflib import get_close_matches

import click

from scenario_trainer.cli.ready import ready
from scenario_trainer.errors import NotAllowed
from scenario_trainer.records import people
from scenario_trainer.training import accounts


@click.group()
def user() -> None:
    """Add, list and disable accounts.

    \b
    trainer user add --grant administrator
    trainer user add --grant officer --grant trainer --unit "Commissariat 1"
    trainer user list
    trainer user disable arta
    """


@user.command()
@click.option(
    "--grant",
    "grants",
    type=click.Choice(people.GRANTS),
    multiple=True,
    default=("officer",),
    show_default=True,
    help="What they may do; may be given several times.",
)
@click.option("--unit", help="The unit they belong to.")
def add(grants: tuple[str, ...], unit: str | None) -> None:
    """Make a link with which one person makes their own account, once.

    The person chooses name and password; nobody else ever knows it. This is also
    how the first administrator is made.

    \b
    trainer user add --grant administrator
    trainer user add --unit "Commissariat 1"
    """
    with ready() as settings:
        token = accounts.invite(None, grants, _unit_id(unit))
    click.echo(f"{settings.address}/invitation/{token}")
    click.echo("This link makes one account. Give it to that person only.", err=True)


@user.command("list")
def list_people() -> None:
    """List all accounts with their grants; never what they practised.

    \b
    trainer user list
    """
    with ready():
        for person in people.everybody():
            state = " (disabled)" if person.disabled_at else ""
            place = f", {person.unit.name}" if person.unit else ""
            click.echo(
                f"{person.name}: {person.display}{place}, {', '.join(sorted(person.grants))}{state}"
            )


@user.command()
@click.argument("name")
def disable(name: str) -> None:
    """Stop an account from signing in; what it holds stays.

    \b
    trainer user disable arta
    """
    with ready():
        person = people.named(name)
        if person is None:
            raise NotAllowed(
                _unknown(name, [each.name for each in people.everybody()]), code="no_person"
            )
        accounts.disable(None, person.id)
    click.echo(f"{name} can no longer sign in.")


def _unit_id(name: str | None) -> int | None:
    if name is None:
        return None
    units = {each.name: each.id for each in accounts.units()}
    if name not in units:
        raise NotAllowed(_unknown(name, list(units)), code="no_unit")
    return units[name]


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"There is no {name}." + (f" Did you mean {near[0]}?" if near else "")
