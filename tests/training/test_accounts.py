"""Accounts: who gets in, for how long, and what an administrator can and cannot do."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from scenario_trainer.errors import InputError, NotAllowed
from scenario_trainer.records import audit, database, people
from scenario_trainer.records.database import transaction
from scenario_trainer.records.tables import Grant, Invitation, Person, SignIn
from scenario_trainer.training import accounts
from scenario_trainer.training.accounts import COMMAND_LINE
from tests.stored import NOON, PASSWORD, a_person, an_administrator
from tests.training.aging import begun_long_ago, passes, used_long_ago

pytestmark = pytest.mark.usefixtures("opened")

NEW = "another pass phrase"


def signed_in(person, password=PASSWORD, agent="a telephone"):
    return accounts.sign_in(person.name, password, "10.0.0.1", agent)


# --- signing in ---------------------------------------------------------------


def test_a_person_signs_in_and_is_known_by_the_token():
    officer = a_person("Teuta")

    person = accounts.person_of(signed_in(officer))

    assert (person.id, person.name, person.display) == (officer.id, "teuta", "Teuta")
    assert person.grants == {"officer"}


@pytest.mark.both_databases
def test_the_name_may_be_typed_in_any_case_and_keyboard():
    a_person("fatmirë")

    assert accounts.sign_in(" FATMIRE\u0308 ", PASSWORD, "10.0.0.1", "")


@pytest.mark.parametrize("name, password", [("teuta", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_whatever_was_wrong_the_answer_is_the_same(name, password):
    a_person("teuta")

    with pytest.raises(InputError) as refused:
        accounts.sign_in(name, password, "10.0.0.1", "")

    assert (str(refused.value), refused.value.code) == ("name or password", "sign_in_failed")
    assert refused.value.details == {}


def test_a_disabled_person_is_refused_like_everybody_else():
    officer = a_person()
    accounts.disable(COMMAND_LINE, officer.id)

    with pytest.raises(InputError) as refused:
        signed_in(officer)

    assert refused.value.code == "sign_in_failed"


@pytest.mark.usefixtures("dear_hashes")
def test_neither_tokens_nor_passwords_are_kept():
    officer, administrator = a_person(), an_administrator()
    tokens = [
        signed_in(officer),
        accounts.invite(administrator.id, ["officer"]),
        accounts.reset_link(administrator.id, officer.id),
    ]

    kept = str([database.rows(select(table.__table__)) for table in (Person, SignIn, Invitation)])

    assert [secret for secret in (*tokens, PASSWORD) if secret in kept] == []
    assert "$argon2id$v=19$m=19456,t=2,p=1$" in kept


def test_an_unknown_token_is_nobodys():
    assert accounts.person_of("made up") is None
    assert accounts.person_of("") is None


# --- how long a sign-in lasts ----------------------------------------------------


@pytest.mark.both_databases
def test_a_sign_in_ends_after_long_without_use():
    token = signed_in(a_person())

    used_long_ago(timedelta(hours=11, minutes=59))
    in_time = accounts.person_of(token)  # counts as use
    used_long_ago(timedelta(hours=12))

    assert in_time
    assert accounts.person_of(token) is None


def test_a_sign_in_ends_after_two_weeks_in_any_case():
    token = signed_in(a_person())

    begun_long_ago(timedelta(days=13))
    in_time = accounts.person_of(token)
    begun_long_ago(timedelta(days=1))

    assert in_time
    assert accounts.person_of(token) is None


@pytest.mark.both_databases
def test_the_last_use_is_written_at_most_every_five_minutes():
    officer = a_person()
    token = signed_in(officer)
    first = accounts.sign_ins(officer.id)[0].seen_at

    accounts.person_of(token)
    soon = accounts.sign_ins(officer.id)[0].seen_at
    used_long_ago(timedelta(minutes=5))
    accounts.person_of(token)

    assert soon == first
    assert accounts.sign_ins(officer.id)[0].seen_at > first


def test_signing_out_ends_this_sign_in_only():
    officer = a_person()
    here, there = signed_in(officer), signed_in(officer)

    accounts.sign_out(here)

    assert accounts.person_of(here) is None
    assert accounts.person_of(there)


@pytest.mark.both_databases
def test_signing_out_everywhere_ends_all_of_this_person_only():
    officer, other = a_person(), a_person()
    mine, theirs = [signed_in(officer), signed_in(officer)], signed_in(other)

    accounts.sign_out_everywhere(officer.id)

    assert [accounts.person_of(token) for token in mine] == [None, None]
    assert accounts.person_of(theirs)


def test_a_person_ends_a_sign_in_of_their_own_but_not_of_others():
    officer, other = a_person(), a_person()
    token = signed_in(officer, agent="a lost telephone\n")
    device = accounts.sign_ins(officer.id)[0]

    accounts.end_sign_in(other.id, device.id)
    still = accounts.person_of(token)
    accounts.end_sign_in(officer.id, device.id)

    assert device.agent == "a lost telephone"
    assert still
    assert accounts.person_of(token) is None
    assert accounts.sign_ins(officer.id) == ()


# --- one's own account -----------------------------------------------------------


@pytest.mark.both_databases
def test_a_new_password_ends_every_other_sign_in():
    officer = a_person()
    here, there = signed_in(officer), signed_in(officer)

    accounts.change_password(officer.id, PASSWORD, NEW, keep_token=here)

    assert accounts.person_of(here)
    assert accounts.person_of(there) is None
    assert signed_in(officer, NEW)
    with pytest.raises(InputError):
        signed_in(officer)


def test_the_old_password_is_asked_for_and_guessing_it_gets_slower():
    officer = a_person()

    codes = [_code_of(accounts.change_password, officer.id, "guess", NEW) for _ in range(6)]

    assert codes == ["password_wrong"] * 5 + ["too_many"]


@pytest.mark.parametrize(
    "password, code",
    [
        ("short", "password_too_short"),
        ("x" * 201, "password_too_long"),
        ("aaaaaaaaaaaaaa", "password_too_easy"),
        ("i am TEUTA 1234", "password_too_easy"),
    ],
)
def test_an_easy_password_is_refused(password, code):
    officer = a_person("teuta")

    assert _code_of(accounts.change_password, officer.id, PASSWORD, password) == code


def test_language_and_timers_are_the_persons_own_choice():
    officer = a_person()

    accounts.set_language(officer.id, "en")
    accounts.set_timers(officer.id, "200")
    person = accounts.person_of(signed_in(officer))

    assert (person.language, person.timers) == ("en", "200")
    assert people.get(a_person().id).language == "sq"
    assert _code_of(accounts.set_language, officer.id, "xx") == "unknown_language"
    assert _code_of(accounts.set_timers, officer.id, "17") == "unknown_timers"


def test_the_privacy_notice_is_accepted_by_the_person():
    officer, other = a_person(), a_person()

    accounts.accept_privacy(officer.id)

    assert accounts.person_of(signed_in(officer)).privacy_accepted
    assert people.get(other.id).privacy_accepted_at is None


# --- invitations -----------------------------------------------------------------


def test_an_invitation_makes_the_account_it_offers():
    administrator = an_administrator()
    unit = accounts.add_unit(administrator.id, " Komisariati  1 ", "Detkala")
    token = accounts.invite(administrator.id, ["trainer", "officer"], unit.id)

    offered = accounts.invitation(token)
    accounts.accept_invitation(token, "Arta", "Arta  H.", PASSWORD)
    person = accounts.person_of(accounts.sign_in("arta", PASSWORD, "10.0.0.1", ""))

    assert (offered.grants, offered.unit) == (("officer", "trainer"), "Komisariati 1")
    assert (person.display, person.unit) == ("Arta H.", "Komisariati 1")
    assert person.grants == {"officer", "trainer"}


@pytest.mark.both_databases
def test_an_invitation_works_once():
    token = accounts.invite(COMMAND_LINE, ["officer"])
    accounts.accept_invitation(token, "arta", "Arta", PASSWORD)

    with pytest.raises(NotAllowed):
        accounts.invitation(token)
    with pytest.raises(NotAllowed):
        accounts.accept_invitation(token, "blerta", "Blerta", PASSWORD)
    assert people.named("blerta") is None


def test_an_invitation_lasts_two_weeks():
    token = accounts.invite(COMMAND_LINE, ["officer"])

    passes(timedelta(days=13))
    in_time = accounts.invitation(token)
    passes(timedelta(days=1))

    assert in_time
    with pytest.raises(NotAllowed):
        accounts.invitation(token)


@pytest.mark.both_databases
def test_a_name_that_is_taken_leaves_the_invitation_open():
    a_person("arta")
    token = accounts.invite(COMMAND_LINE, ["officer"])

    assert _code_of(accounts.accept_invitation, token, "ARTA", "Arta", PASSWORD) == "name_taken"
    assert accounts.accept_invitation(token, "arta.h", "Arta", PASSWORD)


@pytest.mark.parametrize(
    "name, display, code",
    [
        ("ab", "Arta", "name_does_not_fit"),
        ("ar ta", "Arta", "name_does_not_fit"),
        ("arta", "  ", "display_does_not_fit"),
        ("arta", "Ar\u202eta", "display_does_not_fit"),
    ],
)
def test_a_name_that_cannot_be_read_is_refused(name, display, code):
    token = accounts.invite(COMMAND_LINE, ["officer"])

    assert _code_of(accounts.accept_invitation, token, name, display, PASSWORD) == code


@pytest.mark.parametrize("grants", [[], ["king"], ["officer", "king"]])
def test_only_known_grants_are_given(grants):
    assert _code_of(accounts.invite, COMMAND_LINE, grants) == "unknown_grant"


def test_an_invitation_into_no_unit_of_ours_is_refused():
    assert _code_of(accounts.invite, COMMAND_LINE, ["officer"], 999) == "unknown_unit"


# --- a lost password -----------------------------------------------------------------


@pytest.mark.both_databases
def test_a_reset_link_sets_a_password_once_and_ends_all_sign_ins():
    administrator, officer = an_administrator(), a_person()
    before = signed_in(officer)
    token = accounts.reset_link(administrator.id, officer.id)

    offered = accounts.reset(token)
    accounts.use_reset(token, NEW)

    assert offered.name == officer.name
    assert accounts.person_of(before) is None
    assert signed_in(officer, NEW)
    with pytest.raises(NotAllowed):
        accounts.use_reset(token, "yet another phrase")


def test_a_reset_link_lasts_a_day_and_a_newer_one_ends_it():
    officer = a_person()
    first = accounts.reset_link(COMMAND_LINE, officer.id)
    second = accounts.reset_link(COMMAND_LINE, officer.id)

    with pytest.raises(NotAllowed):
        accounts.reset(first)
    assert accounts.reset(second)
    passes(timedelta(hours=24))
    with pytest.raises(NotAllowed):
        accounts.use_reset(second, NEW)


def test_a_reset_link_is_no_invitation():
    reset = accounts.reset_link(COMMAND_LINE, a_person().id)
    invitation = accounts.invite(COMMAND_LINE, ["administrator"])

    with pytest.raises(NotAllowed):
        accounts.accept_invitation(reset, "arta", "Arta", PASSWORD)
    with pytest.raises(NotAllowed):
        accounts.use_reset(invitation, NEW)


@pytest.mark.both_databases
def test_a_link_that_was_used_between_looking_and_taking_changes_nothing(monkeypatch):
    officer = a_person()
    token = accounts.reset_link(COMMAND_LINE, officer.id)
    link = accounts._link(token, "reset")
    accounts.use_reset(token, NEW)
    monkeypatch.setattr(accounts, "_link", lambda *_: link)

    with pytest.raises(NotAllowed):
        accounts.use_reset(token, "yet another phrase")
    assert signed_in(officer, NEW)


# --- administrators -----------------------------------------------------------------


@pytest.mark.parametrize("grants", [("officer",), ("trainer", "author")])
def test_only_an_administrator_does_what_administrators_do(grants):
    person, other = a_person(None, *grants), a_person()
    acts = (
        lambda: accounts.people(person.id),
        lambda: accounts.invite(person.id, ["officer"]),
        lambda: accounts.reset_link(person.id, other.id),
        lambda: accounts.disable(person.id, other.id),
        lambda: accounts.enable(person.id, other.id),
        lambda: accounts.set_grants(person.id, person.id, ["administrator"]),
        lambda: accounts.add_unit(person.id, "Detkala", "Detkala"),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def test_a_disabled_administrator_is_none():
    first, second = an_administrator(), an_administrator()
    accounts.disable(first.id, second.id)

    with pytest.raises(NotAllowed):
        accounts.people(second.id)


@pytest.mark.both_databases
def test_disabling_ends_all_sign_ins_and_can_be_taken_back():
    administrator, officer = an_administrator(), a_person()
    token = signed_in(officer)

    accounts.disable(administrator.id, officer.id)
    gone = accounts.person_of(token)
    accounts.enable(administrator.id, officer.id)

    assert gone is None
    assert accounts.person_of(token) is None
    assert signed_in(officer)


def test_a_closed_account_is_nobodys_even_with_a_sign_in_left():
    officer = a_person()
    token = signed_in(officer)

    with transaction():
        people.update_person(officer.id, disabled_at=NOON)

    assert accounts.person_of(token) is None


@pytest.mark.both_databases
def test_the_last_administrator_stays():
    first, second = an_administrator(), an_administrator()
    accounts.disable(first.id, second.id)

    assert _code_of(accounts.disable, first.id, first.id) == "last_administrator"
    assert _code_of(accounts.set_grants, first.id, first.id, ["officer"]) == "last_administrator"
    assert people.get(first.id).grants == {"administrator"}


@pytest.mark.both_databases
def test_two_administrators_can_let_each_other_go_but_one_stays():
    first, second = an_administrator(), an_administrator()

    accounts.set_grants(first.id, second.id, ["trainer"])

    assert people.get(second.id).grants == {"trainer"}
    assert _code_of(accounts.disable, COMMAND_LINE, first.id) == "last_administrator"


@pytest.mark.both_databases
def test_a_unit_is_added_once():
    administrator = an_administrator()
    accounts.add_unit(administrator.id, "Komisariati 1", "Detkala")

    assert _code_of(accounts.add_unit, administrator.id, "komisariati 1", "X") == "unit_taken"
    assert _code_of(accounts.add_unit, administrator.id, " ", "X") == "unit_does_not_fit"
    assert [unit.name for unit in accounts.units()] == ["Komisariati 1"]


@pytest.mark.both_databases
def test_the_list_of_people_shows_accounts_and_nothing_they_played():
    administrator = an_administrator()

    listed = {person.name: person for person in accounts.people(administrator.id)}

    assert {"bystander", administrator.name} <= set(listed)
    assert not hasattr(listed["bystander"], "attempts")
    assert not hasattr(listed["bystander"], "password_hash")


# --- the audit ----------------------------------------------------------------------


@pytest.mark.both_databases
def test_every_act_on_an_account_is_shown_to_its_person():
    administrator, officer = an_administrator(), a_person()
    accounts.set_grants(administrator.id, officer.id, ["trainer"])
    accounts.use_reset(accounts.reset_link(COMMAND_LINE, officer.id), NEW)
    accounts.disable(administrator.id, officer.id)
    accounts.enable(administrator.id, officer.id)

    history = [(entry.act, entry.by) for entry in accounts.history(officer.id)]

    assert history == [
        ("enabled", administrator.public_id),
        ("disabled", administrator.public_id),
        ("password_reset", officer.public_id),
        ("reset_link_made", "command line"),
        ("granted", administrator.public_id),
    ]
    assert accounts.history(administrator.id) == ()


@pytest.mark.both_databases
def test_the_audit_notices_what_is_taken_out():
    officer = a_person()
    for _ in range(3):
        accounts.reset_link(COMMAND_LINE, officer.id)
    whole = audit.is_whole()
    entries = database.rows(select(audit.AuditEntry.id).order_by(audit.AuditEntry.id))

    with transaction():
        database.change(delete(audit.AuditEntry).where(audit.AuditEntry.id == entries[1].id))

    assert whole
    assert not audit.is_whole()


@pytest.mark.both_databases
def test_the_audit_notices_what_is_put_in():
    accounts.invite(COMMAND_LINE, ["officer"])
    with transaction():
        seal = database.row(select(audit.AuditEntry.seal)).seal
        values = {"by": "me", "act": "invited", "whom": "", "details": {}, "previous": seal}
        database.change(audit.insert(audit.AuditEntry).values(at=NOON, seal="0" * 64, **values))

    assert not audit.is_whole()


def test_grants_are_those_of_the_person_alone():
    officer = a_person(None, "officer", "author")

    assert people.get(officer.id).grants == {"officer", "author"}
    assert database.rows(select(Grant.grant).where(Grant.person_id == officer.id)) != []


def _code_of(act, *arguments):
    """Why it was refused; None where it was not."""
    try:
        act(*arguments)
    except InputError as error:
        return error.code


@pytest.mark.both_databases
def test_signs_that_no_database_holds_are_an_error_of_whoever_sent_them(opened):
    with pytest.raises(InputError):
        accounts.sign_in("ar\0ta", PASSWORD, "127.0.0.1", "test")


def test_a_unit_has_a_name_that_can_be_printed(opened):
    with pytest.raises(InputError) as refused:
        accounts.add_unit(None, "Detkala \u202e", "Detkala")

    assert refused.value.code == "unit_does_not_fit"
