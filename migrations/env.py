"""Run the migrations on the database of the present app: all of them, or none.

The whole way to the newest tables is one transaction, so an upgrade that fails or is killed leaves
the database as it was. On SQLite a table is changed by building it anew: with foreign keys on, that
deletes every row that points to it, and its triggers go without a word. So the keys are off until
the end, where each is checked, and triggers that got lost are made again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection, inspect

from scenario_trainer.records import tables as tables
from scenario_trainer.records.database import db, is_sqlite


def run() -> None:
    """Bring the tables to where they were asked to be."""
    around = _rebuilding if is_sqlite(db.engine) else Connection.begin
    with db.engine.connect() as connection, around(connection):
        context.configure(connection=connection, target_metadata=db.metadata, render_as_batch=True)
        context.run_migrations()


@contextmanager
def _rebuilding(connection: Connection) -> Iterator[None]:
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # without effect in a transaction
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        before = _triggers(connection)
        yield
        _make_again(connection, before)
        _check_keys(connection)
        connection.commit()
    finally:
        connection.rollback()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def _triggers(connection: Connection) -> dict[tuple[str, str], str]:
    """What makes each trigger, by its table and its name."""
    found = "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'"
    return {(table, name): sql for table, name, sql in connection.exec_driver_sql(found)}


def _make_again(connection: Connection, before: dict[tuple[str, str], str]) -> None:
    kept, tables_left = _triggers(connection), inspect(connection).get_table_names()
    for (table, name), sql in before.items():
        if table in tables_left and (table, name) not in kept:
            connection.exec_driver_sql(sql)


def _check_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"rows that point to nothing: {broken[:3]}")


run()
