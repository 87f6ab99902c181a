"""Backup and restore of the embedded database, SQLite.

Everything a restore does happens on a copy beside the present database: it is compared, brought up
to date, its doors are closed. The last step alone, one renaming, changes what is there.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import make_url

from scenario_trainer.config import Settings, make_data
from scenario_trainer.errors import NotReady
from scenario_trainer.records import opening
from scenario_trainer.records.backups import looks, one_file
from scenario_trainer.records.backups.one_file import Manifest

BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a database in use


def file_of(settings: Settings) -> Path:
    """Where the database lies."""
    return Path(make_url(settings.database_url).database)


def copy(settings: Settings, new: Path) -> None:
    """Copy the database as it is at one moment to *new*."""
    source = file_of(settings)
    if not source.is_file():
        raise NotReady(f"There is no database at {source}.")
    try:
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(new)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE")
            _check_integrity(there, source)
    except sqlite3.Error as error:
        raise NotReady(f"The backup cannot be written: {error}.") from error


@contextmanager
def made_ready(settings: Settings, file: Path, manifest: Manifest) -> Iterator[Path]:
    """The copy in *file*, looked at, brought up to date and with its doors closed."""
    present = file_of(settings)
    make_data(present.parent)
    with one_file.beside(present) as new:
        one_file.unpack(file, manifest, new)
        _look(new, file)
        opening.upgrade(replace(settings, database_url=_url(settings, new)))
        _close_doors(new)
        yield new


def refuse_running(settings: Settings) -> None:
    """Leaving WAL needs the file for oneself; while the program runs that fails."""
    if not file_of(settings).exists():
        return
    try:
        with closing(sqlite3.connect(file_of(settings), timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise NotReady("Stop the program first: it has the database open.") from error
    except sqlite3.DatabaseError:
        return  # damaged: all the more reason to restore


def copy_damaged(present: Path, kept: Path) -> None:
    """Copy a database that SQLite cannot read, with what lies beside it."""
    for rest in ("", *BESIDE):
        if (found := present.with_name(present.name + rest)).is_file():
            shutil.copyfile(found, kept.with_name(kept.name + rest))
            kept.with_name(kept.name + rest).chmod(0o600)


def put(settings: Settings, new: Path) -> None:
    """Put *new* in the place of the present database."""
    present = file_of(settings)
    for rest in BESIDE:  # left by a damaged one only; they would be read into the new one
        present.with_name(present.name + rest).unlink(missing_ok=True)
    one_file.put(new, present)


def _look(new: Path, file: Path) -> None:
    """Refuse what this program cannot use; nothing is changed."""
    try:
        with closing(sqlite3.connect(new)) as connection:
            _check_integrity(connection, file)
            found = looks.parts_of(connection)
            revision = _revision(connection)
    except sqlite3.DatabaseError as error:
        raise NotReady(f"{file} is damaged: {error}.") from error
    looks.refuse_unknown(file, revision)
    looks.compare(file, found, looks.made_new(revision))


def _revision(connection: sqlite3.Connection) -> str | None:
    try:
        return connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0]
    except sqlite3.OperationalError:  # no such table
        return None


def _close_doors(new: Path) -> None:
    with closing(sqlite3.connect(new)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        for table in looks.DOORS:
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
        connection.execute("PRAGMA journal_mode=DELETE")


def _check_integrity(connection: sqlite3.Connection, file: Path) -> None:
    said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        raise NotReady(f"{file} is damaged: {said}.")


def _url(settings: Settings, file: Path) -> str:
    url = make_url(settings.database_url).set(database=str(file))
    return url.render_as_string(hide_password=False)
