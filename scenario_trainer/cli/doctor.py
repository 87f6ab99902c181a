"""`trainer doctor`: is this installation in order? One line per question, with what to do.

A check returns what it found in order, or raises `NotReady` with the remedy. A note is
for what works but leaves somebody without an answer.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import click
import polib
from sqlalchemy import text

from scenario_trainer.config import Settings, Support, data_folder
from scenario_trainer.errors import NotReady
from scenario_trainer.library import reader, released
from scenario_trainer.records import audit, database, opening, people
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import demo

LEAST_FREE = 200 * 1024 * 1024
FOLDERS = ("templates", "static", "migrations", "translations", "scenarios")


@click.command()
def doctor() -> None:
    """Check that everything is in order; one line each, with what to do where it is not.

    Ends with 1 if something is not ok.

    \b
    trainer doctor
    """
    lines = [_tell(name, check) for name, check in PROGRAM]
    try:
        lines += _look_at(Settings.read())
    except NotReady as error:
        lines.append(_not_ok("settings", error))
    sys.exit(0 if all(lines) else 1)


def _look_at(settings: Settings) -> list[bool]:
    lines = [_tell(name, partial(check, settings)) for name, check in MACHINE]
    _note_contact(settings)
    with opening.opened(settings):
        lines.append(_tell("database", partial(_database, settings)))
        return lines + [_tell(name, check) for name, check in RECORDS if lines[-1]]


def _tell(name: str, check: Callable[[], str]) -> bool:
    """Print one line and return whether it is ok."""
    try:
        click.echo(f"ok      {name}: {check()}")
    except (NotReady, OSError) as error:
        return _not_ok(name, error)
    return True


def _not_ok(name: str, error: Exception) -> bool:
    click.secho(f"not ok  {name}: {error}", fg="red")
    return False


def _note_contact(settings: Settings) -> None:
    """The privacy notice and the help page send officers to somebody."""
    if settings.support == Support():
        told = "nobody is named whom officers can turn to: set TRAINER_SUPPORT_NAME and _PHONE or _MAIL."
        click.secho(f"note    contact: {told}", fg="yellow")


def _settings(settings: Settings) -> str:
    place = "SQLite" if settings.is_sqlite else "PostgreSQL"
    return f"{place}, data in {settings.data}, people reach it at {settings.address}"


def _python() -> str:
    return sys.version.split()[0]


def _folders() -> str:
    missing = [name for name in FOLDERS if not data_folder(name).is_dir()]
    if missing:
        raise NotReady(f"{', '.join(missing)} missing: install the program again.")
    return str(data_folder("templates").parent)


def _vendored() -> str:
    """Files of others are served as they were released."""
    folder = data_folder("static") / "vendor"
    known = json.loads((folder / "vendor.json").read_text("utf-8"))
    for name, entry in known.items():
        if sha256((folder / name).read_bytes()).hexdigest() != entry["sha256"]:
            raise NotReady(f"{folder / name} was changed: install the program again.")
    return ", ".join(known)


def _translations() -> str:
    """Interface catalogues must be complete; those of scenarios belong to their findings."""
    for file in sorted(data_folder("translations").glob("*/LC_MESSAGES/*.po")):
        catalogue = polib.pofile(str(file))
        open_ones = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
        if open_ones:
            raise NotReady(f"{open_ones} sentences of {file} are not translated.")
    return ", ".join(LANGUAGES)


def _database(settings: Settings) -> str:
    opening.check()
    if not settings.is_sqlite:
        return f"PostgreSQL, tables at {opening.revision()}"
    found = database.row(text("PRAGMA quick_check"))[0]
    if found != "ok":
        raise NotReady(f"The database is damaged ({found}): restore a backup.")
    return f"SQLite, WAL, synchronous=FULL, tables at {opening.revision()}"


def _scenarios(settings: Settings) -> str:
    folders = reader.folders(settings.scenarios)
    readings = [released.reading(each, data=settings.data) for each in folders]
    wrong = [reading.folder.name for reading in readings if not reading.is_ready]
    if wrong or not readings:
        told = ", ".join(wrong) or f"none in {settings.scenarios}"
        raise NotReady(f"{told}: run trainer lint {settings.scenarios}.")
    return ", ".join(reading.folder.name for reading in readings)


def _people() -> str:
    if not people.administrators():
        raise NotReady("there is no administrator: run trainer user add --grant administrator.")
    return f"{len(people.everybody())} accounts"


def _audit() -> str:
    if not audit.is_whole():
        raise NotReady("the audit has a gap: somebody changed it; compare with a backup.")
    return "whole"


def _demonstration() -> str:
    demo.check()
    return "loaded, on this machine only" if demo.is_loaded() else "not loaded"


def _disk(settings: Settings) -> str:
    free = shutil.disk_usage(settings.data if settings.data.exists() else Path.home()).free
    if free < LEAST_FREE:
        raise NotReady(f"only {free // 2**20} MB free: make room before the disk is full.")
    return f"{free // 2**20} MB free"


def _private(settings: Settings) -> str:
    """The data folder is for its owner only; Windows has other rules."""
    if os.name != "nt" and settings.data.exists() and settings.data.stat().st_mode & 0o077:
        raise NotReady(f"others can look into {settings.data}: run chmod 700 {settings.data}")
    return str(settings.data)


PROGRAM: Sequence[tuple[str, Callable[[], str]]] = (
    ("Python", _python),
    ("files", _folders),
    ("files of others", _vendored),
    ("translations", _translations),
)
MACHINE: Sequence[tuple[str, Callable[[Settings], str]]] = (
    ("settings", _settings),
    ("disk", _disk),
    ("data folder", _private),
    ("scenarios", _scenarios),
)
RECORDS: Sequence[tuple[str, Callable[[], str]]] = (
    ("people", _people),
    ("audit", _audit),
    ("demonstration", _demonstration),
)
