"""The doors: signing in and out, invitations, new passwords."""

import pytest
from sqlalchemy import update

from scenario_trainer.records import database, tokens
from scenario_trainer.records.database import transaction
from scenario_trainer.records.tables import Invitation
from scenario_trainer.training import accounts
from scenario_trainer.web import known_device, login
from tests import stored
from tests.stored import PASSWORD
from tests.web.reading import words_in


def enter(client, name="arta", password=PASSWORD, **fields):
    return client.post("/sign-in", data={"name": name, "password": password} | fields)


def test_signing_in_leads_to_the_library(client, officer):
    answer = enter(client)

    assert client.get(answer.location, follow_redirects=True).request.path == "/library"


def test_the_cookie_is_kept_from_scripts_and_other_sites(client, officer):
    enter(client)

    cookie = client.get_cookie(login.COOKIE)

    assert cookie.http_only and cookie.same_site == "Lax" and not cookie.secure


def test_signing_in_leads_back_to_where_one_wanted_to_go(client, officer):
    asked = client.get("/progress")

    assert asked.location == "/sign-in?next=/progress"
    assert enter(client, next="/progress").location == "/progress"
    assert enter(client, next="//evil.example").location == "/"


@pytest.mark.parametrize("given", [("arta", "wrong"), ("nobody", PASSWORD)])
def test_whatever_was_wrong_the_answer_is_the_same(client, officer, given):
    answer = enter(client, *given)

    assert answer.status_code == 422
    assert "The name or the password is not right." in answer.text


def test_too_many_tries_have_to_wait(client, officer):
    answers = [enter(client, password="wrong") for _ in range(30)]

    assert answers[-1].status_code == 429
    assert "Please wait" in answers[-1].text


def test_a_device_one_has_signed_in_on_is_not_locked_out_by_strangers(app, client, officer):
    enter(client)
    client.post("/sign-out")
    stranger = app.test_client()
    strangers = [enter(stranger, password="wrong").status_code for _ in range(6)]

    assert strangers[-1] == 429
    assert enter(client).status_code == 303


def test_the_cookie_of_a_known_device_is_kept_from_scripts_and_names_nobody(client, officer):
    enter(client)

    cookie = client.get_cookie(known_device.COOKIE)

    assert cookie.http_only and cookie.same_site == "Lax" and "arta" not in cookie.value


def test_signing_out_ends_it_on_the_server(browser):
    token = browser.get_cookie(login.COOKIE).value
    browser.post("/sign-out")
    browser.set_cookie(login.COOKIE, token)

    assert browser.get("/library").location.startswith("/sign-in")


def test_an_invitation_makes_one_account(client, records):
    token = accounts.invite(None, ["officer"])
    form = {"name": "besa", "display": "Besa", "password": "tri fjalë të mia"}

    shown = client.get(f"/invitation/{token}")
    accepted = client.post(f"/invitation/{token}", data=form)
    again = client.get(f"/invitation/{token}")

    assert "Make my account" in shown.text
    assert accepted.status_code == 303
    assert again.status_code == 404
    assert "This link no longer works" in again.text and "sign in with the name" in again.text
    assert enter(client, "besa", "tri fjalë të mia").status_code == 303


def test_an_invitation_says_what_does_not_fit_and_keeps_the_rest(client, records):
    token = accounts.invite(None, ["officer"])
    form = {"name": "besa", "display": "Besa e mirë", "password": "x"}

    answer = client.post(f"/invitation/{token}", data=form)

    assert answer.status_code == 422
    assert "too short" in answer.text and "Besa e mirë" in answer.text


def test_a_reset_link_sets_a_new_password_once(client, officer, records):
    token = accounts.reset_link(None, officer.id)

    shown = client.get(f"/reset/{token}")
    client.post(f"/reset/{token}", data={"password": "krejt tjetër gjë"})

    assert "arta" in shown.text
    assert client.get(f"/reset/{token}").status_code == 404
    assert enter(client, password="krejt tjetër gjë").status_code == 303


def test_a_link_that_is_over_is_told_like_one_that_never_was(client, officer, records):
    used, expired = (accounts.invite(None, ["officer"]) for _ in range(2))
    accounts.accept_invitation(used, "besa", "Besa", "tri fjalë të mia")
    with transaction():
        late = update(Invitation).where(Invitation.token_hash == tokens.hashed(expired))
        database.change(late.values(expires_at=stored.NOON))

    told = [_told(client, f"/invitation/{token}") for token in (used, expired, "never-made")]

    assert told[0] == told[1] == told[2]
    assert "no longer works" in told[0] and "sign in with the name" in told[0]


def test_a_link_for_a_password_that_a_newer_one_replaced_says_so(client, officer, records):
    first = accounts.reset_link(None, officer.id)
    accounts.reset_link(None, officer.id)

    told = _told(client, f"/reset/{first}")

    assert "replaced by a newer one" in told
    assert told == _told(client, "/reset/never-made")


def _told(client, path: str) -> str:
    """What the main part of a page says that is not there."""
    answer = client.get(path)
    assert answer.status_code == 404
    return words_in(answer.text, "main")


def test_a_form_without_its_token_is_refused(app, client, officer):
    app.config["WTF_CSRF_ENABLED"] = True

    answer = enter(client)

    assert answer.status_code == 400
    assert "press the button once more" in answer.text


def test_an_administrator_starts_with_the_people(records, signed_in):
    browser = signed_in(stored.an_administrator("drita"))

    assert browser.get("/").location == "/people"
