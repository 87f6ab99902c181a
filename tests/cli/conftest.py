"""The command line to test with: in this process, on the database of the test."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from scenario_trainer.cli import trainer
from scenario_trainer.config import Settings

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command without a database."""
    return lambda *words, **more: CliRunner().invoke(trainer, [str(word) for word in words], **more)


@pytest.fixture
def run_here(settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the database of `settings`: SQLite, and again PostgreSQL."""
    monkeypatch.setenv("TRAINER_DATA", str(settings.data))
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("SECRET_KEY", settings.secret_key)
    return run
