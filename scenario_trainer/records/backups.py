"""Copy the whole database to a file while the program runs, and put such a file back.

Beside the copy lies a manifest with its checksum: a copy that was cut short or
comes from something else is refused before anything is touched.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from scenario_trainer import __version__
from scenario_trainer.config import Settings
from scenario_trainer.errors import NotReady

KIND = "scenario-trainer-backup"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is."""

    database: str  # sqlite | postgresql
    sha256: str
    made_at: str
    program: str = __version__
    kind: str = KIND


def backup(settings: Settings, file: Path) -> Path:
    """Write the database to *file* and its manifest beside it; returns the manifest's path."""
    new = file.with_name(file.name + ".new")
    try:
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)  # nobody else reads along while it is written
        _copy_sqlite(settings, new) if settings.is_sqlite else _dump(settings, new)
        return _keep(settings, new, file)
    except OSError as error:
        raise NotReady(f"The backup {file} cannot be written: {error.strerror}.") from error
    finally:
        new.unlink(missing_ok=True)


def restore(settings: Settings, file: Path) -> None:
    """Put the database of *file* in the place of the present one; the program must not run."""
    _check(settings, file)
    if settings.is_sqlite:
        _refuse_running_sqlite(sqlite_file(settings))
        _put_back(sqlite_file(settings), file)
    else:
        _refuse_running_postgresql(settings)
        _run(
            settings, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
            f"--dbname={_libpq(settings)}", str(file),
        )  # fmt: skip


def manifest_of(file: Path) -> Manifest:
    """What the file beside *file* says it is; `NotReady` where it says nothing we know."""
    try:
        said = json.loads(_manifest_file(file).read_text("utf-8"))
        manifest = Manifest(**said)
    except (OSError, ValueError, TypeError) as error:
        raise NotReady(f"{file} is no backup of this program: no manifest beside it.") from error
    if manifest.kind != KIND:
        raise NotReady(f"{file} is no backup of this program.")
    return manifest


def sqlite_file(settings: Settings) -> Path:
    """Where the embedded database lies."""
    return Path(make_url(settings.database_url).database)


def _keep(settings: Settings, new: Path, file: Path) -> Path:
    """Give the finished copy its name, the manifest first."""
    new.chmod(0o600)
    manifest = Manifest(
        database="sqlite" if settings.is_sqlite else "postgresql",
        sha256=_sum_of(new),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    beside = _manifest_file(file)
    beside.write_text(json.dumps(asdict(manifest), indent=2) + "\n", "utf-8")
    os.replace(new, file)
    return beside


def _check(settings: Settings, file: Path) -> None:
    manifest = manifest_of(file)
    wanted = "sqlite" if settings.is_sqlite else "postgresql"
    if manifest.database != wanted:
        raise NotReady(f"{file} is a backup of {manifest.database}, the database here is {wanted}.")
    if not file.is_file() or _sum_of(file) != manifest.sha256:
        raise NotReady(f"{file} is not what was written: its checksum differs.")


# --- SQLite -------------------------------------------------------------------


def _copy_sqlite(settings: Settings, new: Path) -> None:
    source = sqlite_file(settings)
    if not source.is_file():
        raise NotReady(f"There is no database at {source}.")
    try:
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(new)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE")
            _check_integrity(there, new)
    except sqlite3.Error as error:
        raise NotReady(f"The backup cannot be written: {error}.") from error


def _check_integrity(connection: sqlite3.Connection, file: Path) -> None:
    said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        raise NotReady(f"{file} is damaged: {said}.")


def _refuse_running_sqlite(file: Path) -> None:
    """Leaving WAL needs the file for oneself; while the program runs that fails."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(file, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise NotReady("Stop the program first: it has the database open.") from error
    except sqlite3.DatabaseError:
        return  # damaged: all the more reason to restore


def _put_back(file: Path, copy: Path) -> None:
    new = file.with_name(file.name + ".restored")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(copy, new)
    new.chmod(0o600)
    try:
        with closing(sqlite3.connect(new)) as connection:
            _check_integrity(connection, copy)
        for rest in ("-wal", "-shm"):
            file.with_name(file.name + rest).unlink(missing_ok=True)
        os.replace(new, file)
    except sqlite3.DatabaseError as error:
        raise NotReady(f"{copy} is damaged: {error}.") from error
    finally:
        new.unlink(missing_ok=True)


# --- PostgreSQL ---------------------------------------------------------------


def _dump(settings: Settings, new: Path) -> None:
    _run(settings, "pg_dump", "--format=custom", f"--file={new}", f"--dbname={_libpq(settings)}")


def _refuse_running_postgresql(settings: Settings) -> None:
    engine = create_engine(settings.database_url)
    others = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with engine.connect() as connection:
        found = connection.execute(others).scalar()
    engine.dispose()
    if found:
        raise NotReady("Stop the program first: it has the database open.")


def _run(settings: Settings, program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, not the command line."""
    if shutil.which(program) is None:
        raise NotReady(f"{program} is missing: install PostgreSQL's client programs.")
    password = make_url(settings.database_url).password
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    _report(subprocess.run([program, *arguments], env=environment, capture_output=True, text=True))


def _report(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        said: Sequence[str] = done.stderr.strip().splitlines() or ["no reason given"]
        raise NotReady(f"{Path(done.args[0]).name}: {said[-1]}")


def _libpq(settings: Settings) -> str:
    url = make_url(settings.database_url).set(drivername="postgresql", password=None)
    return url.render_as_string(hide_password=False)


def _manifest_file(file: Path) -> Path:
    return file.with_name(file.name + ".json")


def _sum_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
