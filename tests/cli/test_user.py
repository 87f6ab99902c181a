"""Accounts from the command line, the first administrator among them."""

import re

import pytest

from scenario_trainer.errors import InputError, NotAllowed
from scenario_trainer.records import audit, opening, people
from scenario_trainer.training import accounts
from tests import stored

LINK = re.compile(r"(http://\S+)/invitation/(\S+)\n")


def test_the_first_administrator_comes_from_a_link(run_here, settings, empty_database):
    told = run_here("user", "add", "--grant", "administrator")

    address, token = LINK.match(told.output).groups()
    with opening.opened(settings):
        accounts.accept_invitation(token, "arta", "Arta", "four words are enough")
        assert people.named("arta").grants == {"administrator"}
    assert address == settings.address


@pytest.mark.both_databases
def test_a_link_makes_one_account(run_here, settings):
    token = LINK.match(run_here("user", "add").output)[2]

    with opening.opened(settings):
        accounts.accept_invitation(token, "first", "First", "four words are enough")
        with pytest.raises(NotAllowed):
            accounts.accept_invitation(token, "second", "Second", "four words are enough")


@pytest.mark.both_databases
def test_an_officer_is_invited_into_a_unit(run_here, settings):
    run_here("unit", "add", "Commissariat 1", "--region", "Detkala")

    token = LINK.match(run_here("user", "add", "--unit", "Commissariat 1").output)[2]

    with opening.opened(settings):
        assert accounts.invitation(token).unit == "Commissariat 1"


def test_a_unit_that_is_not_there_is_guessed(run_here):
    run_here("unit", "add", "Commissariat 1", "--region", "Detkala")

    told = run_here("user", "add", "--unit", "Comissariat 1")

    assert told.exit_code == 1
    assert "Did you mean Commissariat 1?" in told.output


@pytest.mark.both_databases
def test_the_list_shows_accounts_and_nothing_they_did(run_here, settings):
    with opening.opened(settings):
        attempt = stored.an_attempt(stored.a_person("arta"))

    told = run_here("user", "list").output

    assert "arta: Arta, officer" in told
    assert attempt.public_id not in told and attempt.slug not in told


def test_who_is_disabled_cannot_sign_in(run_here, settings):
    with opening.opened(settings):
        stored.a_person("arta")

    told = run_here("user", "disable", "arta")

    assert told.exit_code == 0
    with opening.opened(settings), pytest.raises(InputError, match="name or password"):
        accounts.sign_in("arta", stored.PASSWORD, "127.0.0.1", "test")


def test_the_last_administrator_stays(run_here, settings):
    with opening.opened(settings):
        stored.an_administrator("arta")

    told = run_here("user", "disable", "arta")

    assert told.exit_code == 1
    assert "make another administrator first" in told.output


@pytest.mark.both_databases
def test_the_audit_says_that_it_was_the_command_line(run_here, settings):
    with opening.opened(settings):
        person = stored.a_person("arta")

    run_here("user", "disable", "arta")

    with opening.opened(settings):
        assert [(entry.by, entry.act) for entry in audit.about(person.public_id)] == [
            ("command line", "disabled")
        ]


def test_a_unit_is_added_once(run_here):
    run_here("unit", "add", "Commissariat 1", "--region", "Detkala")

    told = run_here("unit", "add", "Commissariat 1", "--region", "Detkala")

    assert (told.exit_code, run_here("unit", "list").output) == (1, "Detkala: Commissariat 1\n")
