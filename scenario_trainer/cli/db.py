"""`trainer db`: bring the tables up to date, copy the database, put a copy back."""

from pathlib import Path

import click

from scenario_trainer.config import Settings
from scenario_trainer.records import backups, opening

FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def db() -> None:
    """Upgrade, back up and restore the database.

    \b
    trainer db upgrade
    trainer db backup /backups/trainer.sqlite
    trainer db restore /backups/trainer.sqlite
    """


@db.command()
def upgrade() -> None:
    """Make the tables, or bring them up to date.

    \b
    trainer db upgrade
    """
    settings = Settings.read()
    opening.upgrade(settings)
    with opening.opened(settings):
        click.echo(f"The tables are at {opening.revision()}.")


@db.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write the whole database to FILE, while the program runs.

    \b
    trainer db backup /backups/trainer.sqlite
    """
    backups.backup(Settings.read(), file)
    click.echo(f"{file} ({file.stat().st_size // 1024 + 1} kB)")


@db.command()
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put the database of FILE in the place of the present one. Stop the program first.

    What stood there is kept in a backup beside it (SQLite) until you delete it.

    \b
    trainer db restore /backups/trainer.sqlite
    """
    settings = Settings.read()
    backups.check(settings, file)
    if not yes:
        click.confirm("The present database will be replaced. Is the program stopped?", abort=True)
    if kept := backups.restore(settings, file):
        click.echo(f"What stood there is in {kept}.")
    click.echo("Restored. Everybody signs in again; links that were not used are made anew.")
