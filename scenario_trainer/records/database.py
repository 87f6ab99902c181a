"""The database: how it is opened, read and changed.

Everything that changes goes through `transaction()`: one lock in this process,
`BEGIN IMMEDIATE`, commit. SQLite lets one writer in at a time and makes the
others sleep and try again; a lock that wakes the next in line keeps the slowest
decision within a few times the usual one. PostgreSQL needs no such lock: there
the row lock on the attempt and the unique constraints do the work.

Reads outside a transaction are plain. Statements run on a connection, without
ORM sessions: a table class is only the typed name of its columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, CursorResult, Dialect, Engine, Executable, MetaData, Row
from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, InternalError, OperationalError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import PoolProxiedConnection

from scenario_trainer.config import Settings
from scenario_trainer.errors import InputError, NotReady
from scenario_trainer.records.fair_lock import FairLock

WAIT = 10  # seconds a writer waits for its turn

_writers = FairLock()
_present: ContextVar[Connection | None] = ContextVar("present connection", default=None)

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


class Base(DeclarativeBase):
    """What all tables have in common: every constraint has a name, so a migration can find it."""

    metadata = MetaData(
        naming_convention={
            "ix": "%(table_name)s_%(column_0_N_name)s",
            "uq": "%(table_name)s_%(column_0_N_name)s_once",
            "fk": "%(table_name)s_%(column_0_N_name)s_of",
            "pk": "%(table_name)s_key",
        }
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


@contextmanager
def transaction() -> Iterator[None]:
    """All changes inside become one, or none does; inside another transaction it joins that one."""
    if _present.get() is not None:
        yield
        return
    engine = db.engine
    with _explained(), _turn(engine), engine.connect() as connection:
        connection.begin()
        token = _present.set(connection)
        try:
            if is_sqlite(engine):
                _begin_writing()
            yield
            connection.commit()
        finally:
            _present.reset(token)  # leaving the connection rolls back what was not committed


def rows(statement: Executable, values: Values = None) -> Sequence[Row]:
    """Everything the statement finds."""
    connection = _present.get()
    if connection is not None:
        return connection.execute(statement, values).all()
    with _explained(), _reading(db.engine) as connection:
        return connection.execute(statement, values).all()


def row(statement: Executable, values: Values = None) -> Row | None:
    """The first thing the statement finds, or None."""
    found = rows(statement, values)
    return found[0] if found else None


def change(statement: Executable, values: Values = None) -> CursorResult:
    """Run a statement that changes something; only inside `transaction()`."""
    check_in_transaction()
    return _present.get().execute(statement, values)


def check_in_transaction() -> None:
    """Refuse a change outside `transaction()`."""
    if not in_transaction():
        raise RuntimeError("a change outside transaction()")


@contextmanager
def driver() -> Iterator[tuple[PoolProxiedConnection, Dialect]]:
    """The driver's connection, of the transaction that is open here or one to read from, and its dialect."""
    engine = db.engine
    with _explained():
        try:
            with _driver_of(engine) as connection:
                yield connection, engine.dialect
        except engine.dialect.loaded_dbapi.Error as error:
            raise _told(error, engine.dialect) from error


def in_transaction() -> bool:
    """Whether a transaction is open here."""
    return _present.get() is not None


def name() -> str:
    """Which database this is, to tell apart what is kept in memory."""
    return settings().database_url


def settings() -> Settings:
    """The settings this database was opened with."""
    return current_app.extensions["settings"]


def is_sqlite(engine: Engine) -> bool:
    """Whether this is the embedded database."""
    return engine.dialect.name == "sqlite"


def keep_values_out(error: BaseException) -> None:
    """Of what PostgreSQL says about an error keep the first line: the others quote the row, a name too."""
    if error.args:
        error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def _turn(engine: Engine):
    return _writers.held(WAIT) if is_sqlite(engine) else nullcontext()


def _reading(engine: Engine) -> Connection:
    connection = engine.connect()
    if is_sqlite(engine):
        return connection
    return connection.execution_options(isolation_level="AUTOCOMMIT")


def _begin_writing() -> None:
    with driver() as (connection, _):
        connection.cursor().execute("BEGIN IMMEDIATE").close()


def _driver_of(engine: Engine) -> AbstractContextManager[PoolProxiedConnection]:
    present = _present.get()
    if present is not None:
        return nullcontext(present.connection)
    if is_sqlite(engine):
        return closing(engine.raw_connection())
    return _reading_by_driver(engine)


@contextmanager
def _reading_by_driver(engine: Engine) -> Iterator[PoolProxiedConnection]:
    with _reading(engine) as connection:
        yield connection.connection


def _told(error: Exception, dialect: Dialect) -> BaseException:
    """The driver's error as SQLAlchemy tells it, without the values of the row."""
    keep_values_out(error)
    base = dialect.loaded_dbapi.Error
    return DBAPIError.instance(None, None, error, base, hide_parameters=True, dialect=dialect)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what a database says when it cannot work into `NotReady` with the reason as its code."""
    try:
        yield
    except TimeoutError as error:
        raise NotReady("the database is busy", code="database_busy") from error
    except DataError as error:  # PostgreSQL takes no NUL in a text, for one
        raise InputError("the database cannot hold what was sent") from error
    except DatabaseError as error:
        theirs = isinstance(error, OperationalError | InternalError)  # away, full, read-only
        if not theirs and type(error) is not DatabaseError:
            raise  # what was sent is wrong, not the database
        raise NotReady(str(error.orig), code=_reason(str(error.orig))) from error


def _reason(said: str) -> str:
    if "disk is full" in said or "No space left" in said:
        return "database_full"
    return "database_busy" if "locked" in said or "lock timeout" in said else "database_away"
