"""Backup and restore of a PostgreSQL database, with its own `pg_dump` and `pg_restore`."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import create_engine, make_url, text

from scenario_trainer.config import Settings
from scenario_trainer.errors import NotReady
from scenario_trainer.records.backups import looks
from scenario_trainer.records.backups.looks import Part

ENTRY = re.compile(r"^\d+; \d+ \d+ (TABLE|INDEX|TRIGGER|EVENT TRIGGER|RULE) \S+ (.+) \S+$")
GOING = 3  # seconds that a connection which was closed may still be listed on a busy server
VERSION = re.compile(r"^COPY \S*alembic_version .*;\n(\w+)\n", re.MULTILINE)


def dump(settings: Settings, new: Path) -> None:
    """Copy the database as it is at one moment to *new*."""
    _run(settings, "pg_dump", "--format=custom", f"--file={new}", f"--dbname={_libpq(settings)}")


def restore(settings: Settings, file: Path) -> None:
    """Replace every table in one transaction, the doors by empty ones; looked at before."""
    contents = _look(settings, file)
    _refuse_running(settings)
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted"
        wanted.write_text("\n".join(filter(_comes_back, contents)), "utf-8")
        _run(
            settings, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
            f"--use-list={wanted}", f"--dbname={_libpq(settings)}", str(file),
        )  # fmt: skip


def _look(settings: Settings, file: Path) -> list[str]:
    """What *file* contains, line by line; `NotReady` where this program cannot use it."""
    try:
        contents = _run(settings, "pg_restore", "--list", str(file)).splitlines()
        revision = _revision(settings, file)
    except NotReady as error:
        raise NotReady(f"{file} holds no database of this program. {error}") from error
    looks.refuse_unknown(file, revision)
    looks.compare(file, _parts_of(contents), _visible(looks.made_new(revision)))
    return contents


def _revision(settings: Settings, file: Path) -> str | None:
    told = _run(
        settings, "pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file)
    )
    found = VERSION.search(told)
    return found[1] if found else None


def _parts_of(contents: list[str]) -> frozenset[Part]:
    entries = (ENTRY.match(line) for line in contents)
    return frozenset(_part(*entry.groups()) for entry in entries if entry)


def _part(kind: str, name: str) -> Part:
    """A trigger is listed as its table and its name; what it does stands elsewhere."""
    kind = kind.lower() if kind in ("TABLE", "INDEX") else "trigger"
    return Part(kind, name.split()[-1])


def _visible(made: frozenset[Part]) -> frozenset[Part]:
    """What a list of contents can say: no columns, no indexes that SQLite makes by itself."""
    return frozenset(
        Part(part.kind, part.name)
        for part in made
        if part.kind != "column" and not part.name.startswith("sqlite_")
    )


def _comes_back(line: str) -> bool:
    return not any(f" TABLE DATA public {table} " in line for table in looks.DOORS)


def _refuse_running(settings: Settings) -> None:
    """Only where nobody else is connected; one who has just gone is waited for a moment."""
    engine = create_engine(settings.database_url, isolation_level="AUTOCOMMIT")
    others = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    until = monotonic() + GOING
    try:
        with engine.connect() as connection:
            while connection.execute(others).scalar():
                if monotonic() > until:
                    raise NotReady("Stop the program first: it has the database open.")
                sleep(0.1)
    finally:
        engine.dispose()


def _run(settings: Settings, program: str, *arguments: str) -> str:
    """What a program of PostgreSQL says; the password goes by the environment."""
    if shutil.which(program) is None:
        raise NotReady(f"{program} is missing: install PostgreSQL's client programs.")
    password = make_url(settings.database_url).password
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    done = subprocess.run(
        [program, *arguments], env=environment, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise NotReady(f"{program}: {said[-1]}")
    return done.stdout


def _libpq(settings: Settings) -> str:
    url = make_url(settings.database_url).set(drivername="postgresql", password=None)
    return url.render_as_string(hide_password=False)
