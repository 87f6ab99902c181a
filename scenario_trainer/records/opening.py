"""Open the database of some settings, bring its tables up to date, and refuse a wrong one.

SQLite keeps what we promise only with the pragmas below; they are set on every
connection and read back before the first decision.
"""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_migrate import Migrate
from sqlalchemy import Engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError

from scenario_trainer.config import Settings, data_folder, make_data
from scenario_trainer.errors import NotReady
from scenario_trainer.records import database
from scenario_trainer.records import tables as tables

# What every SQLite connection is told, and what it must then say itself.
PRAGMAS = {
    "journal_mode": ("WAL", "wal"),  # readers and the writer do not stop each other
    "synchronous": ("FULL", 2),  # a decision that was answered survives a power cut
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),  # what an officer deleted is not in the file any more
    "busy_timeout": (str(database.WAIT * 1000), database.WAIT * 1000),
}
POOL = 20  # connections kept; more than a server of ours has threads


def attach(app: Flask, settings: Settings) -> None:
    """Give the app its database; nothing is opened yet, and what will be is closed with the app."""
    app.extensions["settings"] = settings
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _options(settings)
    database.db.init_app(app)
    Migrate(app, database.db, directory=str(data_folder("migrations")))
    with app.app_context():
        engine = database.db.engine
    if settings.is_sqlite:
        event.listen(engine, "connect", _prepare)
    else:
        event.listen(engine, "handle_error", _keep_values_out)
    weakref.finalize(app, engine.dispose)  # when nobody has the app any more, or the program ends


@contextmanager
def opened(settings: Settings) -> Iterator[Flask]:
    """The database of these settings without a web server: for commands and for tests."""
    app = Flask("scenario_trainer", static_folder=None)
    attach(app, settings)
    with app.app_context():
        try:
            yield app
        finally:
            database.db.engine.dispose()


def upgrade(settings: Settings, to: str = "head") -> None:
    """Make the tables, or bring them up to date; nothing happens where they are."""
    if settings.is_sqlite:
        _make_file(Path(make_url(settings.database_url).database))
    with opened(settings), explained():
        command.upgrade(_migrations(), to)


def check() -> None:
    """Refuse a database that would not keep its promises; `NotReady` says which and what to do."""
    engine = database.db.engine
    with explained():
        if database.is_sqlite(engine):
            _check_pragmas(engine)
        if (found := revision()) != newest():
            raise NotReady(
                f"The tables are at {found or 'nothing'}, not {newest()}: run trainer db upgrade."
            )


def revision() -> str | None:
    """Which migration the tables are at."""
    with database.db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The migration this program was written for."""
    return _scripts().get_current_head()


def revisions() -> list[str]:
    """Every migration this program knows, the oldest first."""
    return [script.revision for script in _scripts().walk_revisions()][::-1]


@contextmanager
def explained() -> Iterator[None]:
    """Say in a sentence why the database cannot be opened."""
    try:
        yield
    except DBAPIError as error:
        url = database.db.engine.url.render_as_string(hide_password=True)
        raise NotReady(
            f"The database {url} cannot be used: {error.orig}", code="database_away"
        ) from error


def _make_file(file: Path) -> None:
    """Make an empty file that only its owner can read; SQLite gives its others the same rights."""
    make_data(file.parent)
    file.touch(mode=0o600)


def _options(settings: Settings) -> dict:
    if settings.is_sqlite:
        return {"pool_size": POOL, "hide_parameters": True}
    return {
        "pool_size": POOL,
        "hide_parameters": True,  # what somebody wrote is nobody's business in a log
        "pool_pre_ping": True,
        "connect_args": {"options": "-c timezone=UTC -c lock_timeout=10s"},
    }


def _prepare(connection, record) -> None:
    connection.isolation_level = None  # we say ourselves when a transaction begins
    for name, (value, _) in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}").fetchall()


def _keep_values_out(context: ExceptionContext) -> None:
    """What a log or a page may show of an error holds nothing that somebody wrote."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None:
            database.keep_values_out(error)


def _check_pragmas(engine: Engine) -> None:
    with engine.connect() as connection:
        for name, (_, wanted) in PRAGMAS.items():
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            if found != wanted:
                raise NotReady(
                    f"SQLite says {name}={found}, not {wanted}: nothing would be safe there. "
                    "Put the data folder on a local disk."
                )


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(data_folder("migrations")))


def _migrations() -> Config:
    return current_app.extensions["migrate"].migrate.get_config()
