"""The demonstration academy from the command line."""

import re

import pytest

from scenario_trainer.errors import InputError
from scenario_trainer.records import opening, people
from scenario_trainer.training import accounts
from tests import stored

pytestmark = pytest.mark.usefixtures("empty_database")


def account(told: str, name: str) -> str:
    """The password printed for an account."""
    return re.search(rf"^\s*{name}\s+(\S+)", told, re.MULTILINE)[1]


@pytest.mark.both_databases
def test_its_accounts_are_printed_and_can_sign_in(run_here, settings):
    told = run_here("demo", "load")

    assert told.exit_code == 0, told.output
    with opening.opened(settings):
        assert accounts.sign_in("arben", account(told.output, "arben"), "127.0.0.1", "test")


def test_no_password_is_kept_in_clear(run_here, embedded, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(embedded.data))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    password = account(run_here("demo", "load").output, "arben")

    kept = b"".join(path.read_bytes() for path in embedded.data.iterdir())

    assert password.encode() not in kept


def test_new_passwords_take_the_place_of_the_old(run_here, settings):
    old = account(run_here("demo", "load").output, "arben")

    new = account(run_here("demo", "passwords").output, "arben")

    with opening.opened(settings):
        assert accounts.sign_in("arben", new, "127.0.0.1", "test")
        with pytest.raises(InputError):
            accounts.sign_in("arben", old, "127.0.0.1", "test")


def test_it_loads_into_an_empty_database_only(run_here, settings):
    with opening.opened(settings):
        stored.a_person("arta")

    told = run_here("demo", "load")

    assert told.exit_code == 1
    assert "only into an empty database" in told.output


@pytest.mark.both_databases
def test_it_goes_with_all_its_people_and_leaves_others(run_here, settings):
    run_here("demo", "load")
    with opening.opened(settings):
        stored.a_person("arta")

    run_here("demo", "remove", "--yes")

    with opening.opened(settings):
        assert [person.name for person in people.everybody()] == ["arta"]


def test_it_refuses_an_address_others_can_reach(run_here, monkeypatch):
    monkeypatch.setenv("TRAINER_HOST", "0.0.0.0")

    told = run_here("demo", "load")

    assert told.exit_code == 1
    assert "on this machine alone" in told.output
