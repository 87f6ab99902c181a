"""While the demonstration academy is there, nobody but its own machine is answered."""

import time
from collections.abc import Iterator
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import event

from scenario_trainer.records import database, opening
from scenario_trainer.training import demo
from tests.web.reading import words_in

ABROAD = [
    {"headers": {"Host": "trainer.example"}},
    {"headers": {"Host": "trainer.example:8000"}},
    {"headers": {"Host": "localhost.trainer.example"}},
    {"headers": {"Host": "[::1"}},
    {"headers": {"X-Forwarded-For": "127.0.0.1"}},
    {"headers": {"Forwarded": "for=127.0.0.1"}},
    {"headers": {"Via": "1.1 proxy"}},
    {"headers": {"Origin": "https://trainer.example"}},
    {"environ_base": {"REMOTE_ADDR": "10.0.0.7"}},
    {"environ_base": {"REMOTE_ADDR": ""}},  # a unix socket: whoever stands before it
]
HERE = ["localhost", "localhost:8000", "LOCALHOST", "127.0.0.1:8000", "[::1]:8000"]


@pytest.fixture
def loaded(embedded) -> None:
    with opening.opened(embedded):
        demo.load()


@pytest.fixture
def queries(app: Flask) -> Iterator[list[str]]:
    """Every statement the app sends to its database."""
    seen: list[str] = []

    def see(_connection, _cursor, statement, *_more):
        seen.append(statement)

    with app.app_context():
        engine = database.db.engine
    event.listen(engine, "before_cursor_execute", see)
    yield seen
    event.remove(engine, "before_cursor_execute", see)


@pytest.mark.usefixtures("empty_database", "loaded")
def test_who_comes_from_elsewhere_is_refused(client):
    for asked, path in product(ABROAD, ("/sign-in", "/healthz", "/nothing-here")):
        answer = client.get(path, **asked)

        assert answer.status_code == 503, asked
        assert "demonstr" in words_in(answer.text, "main")
    assert client.post("/sign-in", **ABROAD[0]).status_code == 503


@pytest.mark.usefixtures("empty_database", "loaded")
def test_who_sits_at_the_machine_is_served(client):
    for host in HERE:
        answer = client.get("/sign-in", headers={"Host": host, "Origin": "null"})

        assert answer.status_code == 200, host


@pytest.mark.usefixtures("empty_database")
def test_an_academy_loaded_while_the_program_runs_counts_too(client, embedded):
    before = client.get("/sign-in", headers={"Host": "trainer.example"})
    with opening.opened(embedded):
        demo.load()
    time.sleep(1.1)

    after = client.get("/sign-in", headers={"Host": "trainer.example"})

    assert (before.status_code, after.status_code) == (200, 503)


def test_without_it_everybody_is_served_for_a_query_a_second(client, queries):
    for asked in ABROAD * 3:
        assert client.get("/sign-in", **asked).status_code == 200

    assert len(queries) <= 3


def test_who_sits_at_the_machine_costs_no_query(client, queries):
    client.get("/sign-in")

    assert queries == []
