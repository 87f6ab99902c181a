"""The database of this machine's settings, opened and checked, for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from scenario_trainer.config import Settings
from scenario_trainer.records import opening


@contextmanager
def ready() -> Iterator[Settings]:
    """The settings, while their database is open; `NotReady` says what is missing."""
    settings = Settings.read()
    with opening.opened(settings):
        opening.check()
        yield settings
