"""A newer version finds everything an older one kept, or the database stays as it was."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Row, Text, inspect, select, text

from scenario_trainer.config import Settings, data_folder
from scenario_trainer.errors import NotReady
from scenario_trainer.records import database, opening
from tests import postgres
from tests.stored import NOON

ROWS = 3
Migration = Callable[[str], Path]

REBUILDS = """
    with op.batch_alter_table("attempt") as table:
        table.alter_column("mode", type_=sa.String(length=20))
    with op.batch_alter_table("move") as table:
        table.alter_column("kind", type_=sa.String(length=20))
"""
BREAKS_OFF = """
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DELETE FROM plan")
"""
WITHOUT_THE_GUARD = """
from alembic import context
from scenario_trainer.records.database import db
with db.engine.connect() as connection:
    context.configure(connection=connection, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
"""


@pytest.fixture
def unmade(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    """A database without tables, beside that of `settings`, which has the newest."""
    if settings.is_sqlite:
        yield replace(settings, database_url=f"sqlite:///{tmp_path / 'unmade.sqlite'}")
        return
    with postgres.another(settings.database_url) as url:
        yield replace(settings, database_url=url)


@pytest.fixture
def filled(unmade: Settings) -> Settings:
    """A database with the newest tables and rows in every one."""
    opening.upgrade(unmade)
    fill(unmade)
    return unmade


@pytest.fixture
def migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Migration:
    """Puts one more migration after the newest, in a copy of our own folder."""
    folder, newest = tmp_path / "migrations", opening.newest()
    shutil.copytree(data_folder("migrations"), folder)

    def add(body: str) -> Path:
        (folder / "versions" / "9999_next.py").write_text(
            "import os, signal\nimport sqlalchemy as sa\nfrom alembic import op\n"
            f"revision, down_revision = '9999', '{newest}'\ndef upgrade():\n{body}",
            "utf-8",
        )
        monkeypatch.setattr(opening, "data_folder", lambda name: folder)
        return folder

    return add


RENAMED = {"report": "remark"}  # tables by their names of before


@pytest.mark.both_databases
@pytest.mark.parametrize("revision", opening.revisions()[:-1])
def test_an_upgrade_keeps_everything_and_leads_to_the_tables_of_a_new_one(
    settings, unmade, revision
):
    opening.upgrade(unmade, to=revision)
    fill(unmade)
    before = contents(unmade)

    opening.upgrade(unmade)

    after = contents(unmade)
    for table, old in before.items():
        table = RENAMED.get(table, table)
        assert len(after[table]) == len(old) == ROWS
        assert all(was.items() <= row.items() for was, row in zip(old, after[table], strict=True))
    assert shape(unmade) == shape(settings)


@pytest.mark.both_databases
def test_a_table_that_is_built_anew_keeps_what_points_to_it_and_its_triggers(filled, migration):
    before, triggers = contents(filled), shape(filled)["triggers"]
    migration(REBUILDS)

    opening.upgrade(filled)

    assert contents(filled) == before
    assert shape(filled)["triggers"] == triggers


# on SQLite alone: PostgreSQL changes a table in place
def test_without_the_guard_a_table_that_is_built_anew_loses_both(filled, migration):
    (migration(REBUILDS) / "env.py").write_text(WITHOUT_THE_GUARD, "utf-8")
    triggers = shape(filled)["triggers"]

    opening.upgrade(filled)

    assert contents(filled)["move"] == []
    assert shape(filled)["triggers"] < triggers


@pytest.mark.both_databases
@pytest.mark.parametrize("last", [
    "    raise RuntimeError('half way')",
    "    op.execute('DELETE FROM attempt')\n    op.execute('DELETE FROM edition')",
])  # fmt: skip
def test_an_upgrade_that_fails_leaves_everything_as_it_was(filled, migration, last):
    before = contents(filled), shape(filled)
    with opening.opened(filled):
        revision = opening.revision()
    migration(BREAKS_OFF + last)

    with pytest.raises((RuntimeError, NotReady)):
        opening.upgrade(filled)

    assert (contents(filled), shape(filled)) == before
    with opening.opened(filled):
        assert opening.revision() == revision


@pytest.mark.both_databases
def test_an_upgrade_that_is_killed_leaves_everything_as_it_was(filled, migration):
    before = contents(filled), shape(filled)
    folder = migration(BREAKS_OFF + "    os.kill(os.getpid(), signal.SIGTERM)")
    script = (
        "import sys; from pathlib import Path; from scenario_trainer.config import Settings;"
        "from scenario_trainer.records import opening;"
        "opening.data_folder = lambda name: Path(sys.argv[1]); opening.upgrade(Settings.read())"
    )
    ours = {"DATABASE_URL": filled.database_url, "SECRET_KEY": "k" * 32}

    done = subprocess.run([sys.executable, "-c", script, folder], env=os.environ | ours)

    assert done.returncode < 0
    assert (contents(filled), shape(filled)) == before


# --- arranging and looking ----------------------------------------------------


def fill(settings: Settings) -> None:
    """Put rows into every table there is, whichever revision it is at."""
    with opening.opened(settings), database.transaction():
        for table in _tables():
            database.change(
                table.insert(),
                [{c.name: _value(c, row) for c in table.columns} for row in range(1, ROWS + 1)],
            )


def contents(settings: Settings) -> dict[str, list[dict]]:
    """Every row of every table."""
    with opening.opened(settings):
        return {table.name: list(map(_dict, database.rows(_ordered(table)))) for table in _tables()}


def shape(settings: Settings) -> dict[str, object]:
    """Everything a database consists of besides its rows."""
    with opening.opened(settings), database.db.engine.connect() as connection:
        look = inspect(connection)
        kinds = {
            "columns": look.get_multi_columns(),
            "keys": look.get_multi_pk_constraint(),
            "indexes": look.get_multi_indexes(),
            "unique": look.get_multi_unique_constraints(),
            "foreign": look.get_multi_foreign_keys(),
        }
        found = {kind: _sorted(tables) for kind, tables in kinds.items()}
        return found | {"triggers": set(connection.execute(text(_triggers(settings))).scalars())}


def _tables():
    with database.db.engine.connect() as connection:
        found = MetaData()
        found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def _value(column: Column, row: int) -> object:
    """Something that fits; what points to another table points to its row of the same number."""
    for key in column.foreign_keys:
        return _value(key.column, row)
    if column.nullable and row == ROWS:
        return None
    kind = column.type.python_type
    if kind is str:
        return f'["{row}"]' if isinstance(column.type, Text) else f"{row} {column.name}"[:2]
    made = {int: row, bytes: b"source %d" % row, date: date(2026, 3, row), bool: row % 2 == 0}
    return made.get(kind, NOON + timedelta(days=row))


def _ordered(table):
    return select(table).order_by(*table.primary_key.columns)


def _dict(row: Row) -> dict:
    return dict(row._mapping)


def _sorted(tables: dict) -> dict[str, list[str]]:
    return {
        table: sorted(map(repr, found)) if isinstance(found, list) else repr(found)
        for (_, table), found in tables.items()
    }


def _triggers(settings: Settings) -> str:
    if settings.is_sqlite:
        return "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
    return "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
