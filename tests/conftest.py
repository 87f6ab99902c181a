"""Databases to test with: SQLite, and PostgreSQL too for a test that is marked `both_databases`.

In each lives another officer with another attempt, so that a forgotten filter shows;
asking for `empty_database` leaves the two out.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import delete

from scenario_trainer.config import Settings
from scenario_trainer.records import database, opening
from scenario_trainer.training import passwords
from tests import postgres, stored
from tests.builders import a_decision

DEAR = passwords._HASHER
LONGEST_FIRST = ("browser", "platform", "crash", "web", "cli", "library", "training", "records")
POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> None:
    """Passwords cost next to nothing here: a thousand tests sign in."""
    passwords._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def dear_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passwords cost what they cost an officer."""
    monkeypatch.setattr(passwords, "_HASHER", DEAR)
    monkeypatch.setattr(stored, "_kept", {})
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them, made once."""
    settings = Settings.read({"TRAINER_DATA": str(tmp_path_factory.mktemp("empty"))})
    opening.upgrade(settings)
    return settings.data / "trainer.sqlite"


@pytest.fixture(scope="session")
def inhabited_sqlite(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the bystander in it."""
    settings = Settings.read({"TRAINER_DATA": str(tmp_path_factory.mktemp("inhabited"))})
    shutil.copyfile(empty_sqlite, settings.data / "trainer.sqlite")
    with opening.opened(settings):
        _move_in()
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
def embedded(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with a SQLite database of the test's own."""
    settings = Settings.read({"TRAINER_DATA": str(tmp_path / "data")})
    is_empty = "empty_database" in request.fixturenames
    file = request.getfixturevalue("empty_sqlite" if is_empty else "inhabited_sqlite")
    shutil.copyfile(file, settings.data / "trainer.sqlite")
    return settings


@pytest.fixture
def on_postgres(request: pytest.FixtureRequest, tmp_path: Path, postgres_url: str) -> Settings:
    """Settings with the PostgreSQL database, emptied."""
    settings = _on_postgres(postgres_url, tmp_path)
    with opening.opened(settings):
        with database.transaction():
            for table in reversed(database.db.metadata.sorted_tables):
                database.change(delete(table))
        if "empty_database" not in request.fixturenames:
            _move_in()
    return settings


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test with `settings` on SQLite, and one that is marked on PostgreSQL again.

    A test may also say itself which it runs on, as any other parameter.
    """
    told = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "settings" in metafunc.fixturenames and "settings" not in told:
        is_marked = metafunc.definition.get_closest_marker("both_databases")
        databases = ["sqlite", POSTGRESQL] if is_marked else ["sqlite"]
        metafunc.parametrize("settings", databases, indirect=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the rooms whose files take longest; two of them are slow in every part."""
    for item in items:
        if item.path.parent.name in ("browser", "crash"):
            item.add_marker("slow")
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """When a test is begun, by its room; what is in none of the long ones comes last."""
    room = item.path.parent.name
    return LONGEST_FIRST.index(room) if room in LONGEST_FIRST else len(LONGEST_FIRST)


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings of an installation with a database that only the bystander has used."""
    return request.getfixturevalue("embedded" if request.param == "sqlite" else "on_postgres")


@pytest.fixture
def opened(settings: Settings) -> Iterator[Flask]:
    """The database of `settings`, open."""
    with opening.opened(settings) as app:
        yield app


@pytest.fixture
def empty_database() -> None:
    """Asking for it leaves the bystander out."""


def _move_in() -> None:
    """The bystander moves into the database that is open."""
    bystander, edition = stored.a_person("bystander"), stored.the_counter()
    stored.an_attempt(bystander, a_decision("bystanders_choice"), edition=edition)


def _on_postgres(url: str, data: Path) -> Settings:
    environ = {"DATABASE_URL": url, "SECRET_KEY": "k" * 32, "TRAINER_DATA": str(data)}
    return Settings.read(environ)
