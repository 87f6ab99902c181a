"""Databases to test with. A test that asks for `settings` runs on both of them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from scenario_trainer.config import Settings
from scenario_trainer.records import database, opening
from tests import postgres, stored
from tests.builders import a_decision


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them, made once."""
    settings = Settings.read({"TRAINER_DATA": str(tmp_path_factory.mktemp("empty"))})
    opening.upgrade(settings)
    return settings.data / "trainer.sqlite"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL database with all tables, on a server of its own."""
    if postgres.programs() is None:
        reason = "PostgreSQL's server is not installed (apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with postgres.running() as url:
        opening.upgrade(_on_postgres(url, Path(os.devnull)))
        yield url


@pytest.fixture
def embedded(tmp_path: Path, empty_sqlite: Path) -> Settings:
    """Settings with a SQLite database of the test's own."""
    settings = Settings.read({"TRAINER_DATA": str(tmp_path / "data")})
    shutil.copyfile(empty_sqlite, settings.data / "trainer.sqlite")
    return settings


@pytest.fixture
def on_postgres(tmp_path: Path, postgres_url: str) -> Settings:
    """Settings with the PostgreSQL database, emptied."""
    settings = _on_postgres(postgres_url, tmp_path)
    with opening.opened(settings), database.transaction():
        tables = ", ".join(table.name for table in database.db.metadata.sorted_tables)
        database.change(text(f"TRUNCATE {tables} CASCADE"))
    return settings


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings of an installation with an empty database: SQLite, and again PostgreSQL."""
    return request.getfixturevalue("embedded" if request.param == "sqlite" else "on_postgres")


@pytest.fixture
def opened(settings: Settings) -> Iterator[Flask]:
    """The database of `settings`, open."""
    with opening.opened(settings) as app:
        yield app


@pytest.fixture(autouse=True)
def bystanders(request: pytest.FixtureRequest) -> None:
    """Another officer with another attempt in every database, so that a forgotten filter shows."""
    for name in ("settings", "embedded", "on_postgres"):
        if name in request.fixturenames and "empty_database" not in request.fixturenames:
            with opening.opened(request.getfixturevalue(name)):
                bystander = stored.a_person("bystander")
                choice, edition = a_decision("bystanders_choice"), stored.the_counter()
                stored.an_attempt(bystander, choice, edition=edition)
            return


@pytest.fixture
def empty_database() -> None:
    """Asking for it leaves the bystanders out."""


def _on_postgres(url: str, data: Path) -> Settings:
    environ = {"DATABASE_URL": url, "SECRET_KEY": "k" * 32, "TRAINER_DATA": str(data)}
    return Settings.read(environ)
