"""The demonstration academy is for looking around on one's own machine, and nothing else."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from scenario_trainer.errors import InputError, NotReady
from scenario_trainer.records import attempts, database, opening, people
from scenario_trainer.records.tables import Attempt, Invitation, Person, SignIn, Unit
from scenario_trainer.training import accounts, demo
from tests.stored import PASSWORD, a_person, an_attempt

ABROAD = {"host": "0.0.0.0"}


@pytest.mark.usefixtures("empty_database", "opened")
def test_the_academy_has_one_administrator_two_trainers_and_six_officers():
    loaded = demo.load()

    grants = [account.grants for account in loaded]
    assert sum("administrator" in given for given in grants) == 1
    assert sum("trainer" in given for given in grants) == 2
    assert grants.count(("officer",)) == 6
    assert {unit.region for unit in people.units()} == {"Detkala", "Gurmala", "Fushëlisi"}
    assert demo.is_loaded()


@pytest.mark.usefixtures("empty_database", "opened")
@pytest.mark.both_databases
def test_its_passwords_work_and_are_different_every_time():
    first = demo.load()
    for account in first[:2]:
        assert accounts.sign_in(account.name, account.password, "127.0.0.1", "")
    second = demo.new_passwords()

    assert len({account.password for account in first + second}) == 18
    assert accounts.sign_in(second[0].name, second[0].password, "127.0.0.1", "")
    with pytest.raises(InputError):
        accounts.sign_in(first[0].name, first[0].password, "127.0.0.1", "")


@pytest.mark.usefixtures("empty_database", "opened")
@pytest.mark.both_databases
def test_new_passwords_end_its_sign_ins_and_nobody_elses():
    account = demo.load()[0]
    visitor = a_person("arta")
    inside = accounts.sign_in(account.name, account.password, "127.0.0.1", "")
    other = accounts.sign_in(visitor.name, PASSWORD, "127.0.0.1", "")

    demo.new_passwords()

    assert accounts.person_of(inside) is None
    assert accounts.person_of(other)


@pytest.mark.usefixtures("empty_database", "opened")
def test_nobody_in_it_has_played_anything():
    demo.load()

    assert [attempts.all_of_officer(person.id) for person in people.everybody()] == [()] * 9


@pytest.mark.usefixtures("opened")
def test_it_loads_only_into_an_empty_database():
    with pytest.raises(NotReady, match="empty"):
        demo.load()

    assert not demo.is_loaded()
    assert people.units() == ()


@pytest.mark.usefixtures("empty_database")
def test_it_loads_only_where_nobody_else_gets_in(settings):
    with opening.opened(replace(settings, **ABROAD)):
        with pytest.raises(NotReady, match="TRAINER_HOST"):
            demo.load()

        assert people.is_empty()


@pytest.mark.usefixtures("empty_database")
@pytest.mark.parametrize(
    "abroad", [ABROAD, {"address": "https://trainer.example"}, {"proxies": 1}, {"host": "::"}]
)
def test_while_it_is_there_the_program_serves_nobody_else(settings, abroad):
    with opening.opened(settings):
        demo.load()
        demo.check()

    with opening.opened(replace(settings, **abroad)):
        for refused in (demo.check, demo.new_passwords):
            with pytest.raises(NotReady, match="demo remove"):
                refused()


def test_without_it_the_program_serves_everybody(settings):
    with opening.opened(replace(settings, **ABROAD)):
        demo.check()


@pytest.mark.usefixtures("empty_database", "opened")
@pytest.mark.both_databases
def test_removing_it_leaves_nothing_of_it():
    account = demo.load()[0]
    drita = accounts.person_of(accounts.sign_in(account.name, account.password, "::1", ""))
    unit = people.units()[0]
    accounts.invite(drita.id, ["officer"], unit.id)
    accounts.reset_link(drita.id, people.named("teuta").id)
    an_attempt(people.named("teuta"))

    demo.remove()

    left = [_count(table) for table in (Person, Unit, SignIn, Invitation, Attempt)]
    assert left == [0] * 5
    assert not demo.is_loaded()


@pytest.mark.usefixtures("empty_database", "opened")
def test_removing_it_leaves_others_alone():
    demo.load()
    arta = a_person("arta", unit_id=people.units()[0].id)
    attempt = an_attempt(arta)

    demo.remove()

    assert people.get(arta.id).unit is None
    assert attempts.of_officer(attempt.public_id, arta.id) == attempt


def _count(table):
    return database.row(select(func.count()).select_from(table))[0]
