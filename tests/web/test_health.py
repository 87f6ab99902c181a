"""The health page says what is so, and cannot be used as a lever."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, func, select, text

from scenario_trainer.config import Settings
from scenario_trainer.records import database, opening
from scenario_trainer.records.tables import SignInTry
from tests import postgres
from tests.web.conftest import an_app_that_closes


@contextmanager
def a_browser_of(settings: Settings) -> Iterator[FlaskClient]:
    """A browser before an app of its own."""
    with an_app_that_closes(settings) as app:
        yield app.test_client()


def asked(client: FlaskClient) -> tuple[int, str]:
    """What the page says now, not a second ago."""
    time.sleep(1.1)
    answer = client.get("/healthz")
    return answer.status_code, answer.text


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(tmp_path)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount a small disk here")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


@pytest.mark.both_databases
def test_all_is_well_and_nothing_stays_behind(settings):
    with a_browser_of(settings) as client:
        assert asked(client) == (200, "well\n")

    with opening.opened(settings):
        assert database.row(select(func.count()).select_from(SignInTry))[0] == 0


def test_a_full_disk_is_told_and_so_is_a_freed_one(small_disk):
    settings = Settings.read({"TRAINER_DATA": str(small_disk / "data")})
    opening.upgrade(settings)
    with a_browser_of(settings) as client:
        before = asked(client)
        fill(small_disk / "filler")
        full = asked(client)
        (small_disk / "filler").unlink()
        after = asked(client)

    assert (before, full, after) == ((200, "well\n"), (503, "database_full\n"), (200, "well\n"))


def test_a_file_that_may_not_grow_is_told(client):
    assert asked(client) == (200, "well\n")

    with no_room_in_any_file():
        assert asked(client)[0] == 503

    assert asked(client) == (200, "well\n")


def test_a_database_that_may_only_be_read_is_told_and_so_are_officers(on_postgres):
    with opening.opened(on_postgres), read_only(), a_browser_of(on_postgres) as client:
        told = asked(client)
        tried = client.post("/sign-in", data={"name": "arta", "password": "x"})

    assert told == (503, "database_away\n")
    assert tried.status_code == 503


def test_a_database_that_was_stopped_is_told(postgres_url, tmp_path):
    with ExitStack() as browsers:
        with postgres.running() as url:
            environ = {"DATABASE_URL": url, "SECRET_KEY": "k" * 32, "TRAINER_DATA": str(tmp_path)}
            settings = Settings.read(environ)
            opening.upgrade(settings)
            client = browsers.enter_context(a_browser_of(settings))
            before = asked(client)

        assert (before, asked(client)) == ((200, "well\n"), (503, "database_away\n"))


def test_asking_often_writes_once_a_second(client, app):
    with app.app_context():
        engine = database.db.engine
    writes, begun = [], time.monotonic()
    event.listen(engine, "commit", writes.append)

    for _ in range(200):
        assert client.get("/healthz").status_code == 200

    assert 1 <= len(writes) <= 1 + (time.monotonic() - begun)


def fill(file: Path) -> None:
    """Write until not a byte more fits."""
    with file.open("wb", buffering=0) as opened:
        for size in (65536, 4096, 1):
            with suppress(OSError):
                while opened.write(b"x" * size) == size:
                    pass


@contextmanager
def read_only() -> Iterator[None]:
    """Every new connection of PostgreSQL may only read."""
    with database.db.engine.connect() as connection:
        connection.execute(text("ALTER ROLE postgres SET default_transaction_read_only = on"))
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("ALTER ROLE postgres RESET default_transaction_read_only"))
            connection.commit()


@contextmanager
def no_room_in_any_file() -> Iterator[None]:
    """As if every file of this process were as long as it may be."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
