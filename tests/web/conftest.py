"""The web application to test with, and browsers that have signed in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.templating import DispatchingJinjaLoader
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache

from scenario_trainer.config import Settings
from scenario_trainer.records import database, opening, people, sign_ins
from scenario_trainer.records.database import transaction
from scenario_trainer.records.people import StoredPerson
from scenario_trainer.training import accounts, practice
from scenario_trainer.web import create_app, login
from tests import stored

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
SignedInAs = Callable[[StoredPerson], FlaskClient]


class Compiled(BytecodeCache):
    """Templates stay compiled from one app to the next, for each language by itself.

    What a template includes is compiled into it, so templates of a test's own are compiled anew.
    """

    def __init__(self) -> None:
        self.code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.code.get((bucket.environment.language, bucket.key))
        if known and _is_ours(bucket):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if _is_ours(bucket):
            self.code[bucket.environment.language, bucket.key] = bucket.bytecode_to_string()


def _is_ours(bucket: Bucket) -> bool:
    return isinstance(bucket.environment.loader, DispatchingJinjaLoader)


COMPILED = Compiled()


def an_app(settings: Settings) -> Flask:
    """The whole application."""
    app = create_app(settings)
    app.jinja_env.bytecode_cache = COMPILED
    return app


@contextmanager
def an_app_that_closes(settings: Settings) -> Iterator[Flask]:
    """The application without tokens, which leaves no connection open for the next test."""
    app = an_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        yield app
    finally:
        with app.app_context():
            database.db.engine.dispose()


@pytest.fixture
def app(embedded: Settings) -> Flask:
    """The whole application on a database of its own; forms need no token here."""
    app = an_app(embedded)
    app.config["WTF_CSRF_ENABLED"] = False  # one test turns it on again
    return app


@pytest.fixture
def records(app: Flask, embedded: Settings) -> Iterator[None]:
    """The database of `app`, open for arranging and looking; by another app, so that
    no request of the test finds the context of an earlier one."""
    with opening.opened(embedded):
        yield


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that nobody has signed in with; it reads English."""
    client = app.test_client()
    client.set_cookie("language", "en")
    return client


@pytest.fixture
def signed_in(app: Flask) -> SignedInAs:
    """A browser in which somebody has signed in."""

    def browser_of(person: StoredPerson) -> FlaskClient:
        client = app.test_client()
        with app.app_context():
            accounts.set_language(person.id, "en")
            with transaction():
                token = sign_ins.start(person.id, "test", datetime.now(UTC))
        client.set_cookie(login.COOKIE, token)
        return client

    return browser_of


@pytest.fixture
def officer(app: Flask) -> StoredPerson:
    """An officer who has read the privacy notice."""
    with app.app_context():
        person = stored.a_person("arta")
        with transaction():
            people.update_person(person.id, privacy_accepted_at=stored.NOON)
    return person


@pytest.fixture
def browser(signed_in: SignedInAs, officer: StoredPerson) -> FlaskClient:
    """The officer's browser."""
    return signed_in(officer)


@pytest.fixture
def attempt(app: Flask, officer: StoredPerson) -> str:
    """An attempt of the officer at its first scene."""
    with app.app_context():
        stored.the_counter()
        return practice.begin("the-counter", officer.id, "practice")


@pytest.fixture
def coached(app: Flask, officer: StoredPerson) -> str:
    """An attempt with the coach."""
    with app.app_context():
        stored.the_counter()
        return practice.begin("the-counter", officer.id, "coach")
