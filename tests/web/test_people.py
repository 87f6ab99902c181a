"""Accounts of others: an administrator makes links and closes doors."""

import re

import pytest

from scenario_trainer.records import people
from tests import stored


@pytest.fixture
def desk(records, signed_in):
    """An administrator's browser."""
    return signed_in(stored.an_administrator("drita"))


def test_an_invitation_link_is_shown_once_and_works(desk, client):
    page = desk.post("/people/invitations", data={"grants": ["officer", "trainer"]}).text

    link = re.search(r'value="http://[^"]+(/invitation/[^"]+)"', page).group(1)

    assert client.get(link).status_code == 200


def test_an_invitation_needs_a_grant(desk):
    answer = desk.post("/people/invitations", data={})

    assert answer.status_code == 422
    assert "at least one of the four grants" in answer.text


def test_a_closed_account_is_signed_out_and_can_be_opened_again(desk, browser, officer):
    desk.post(f"/people/{officer.id}/disable")
    closed = browser.get("/library").status_code
    desk.post(f"/people/{officer.id}/enable")

    assert closed == 303
    assert people.get(officer.id).disabled_at is None


def test_the_last_administrator_stays(desk):
    answer = desk.post(f"/people/{people.named('drita').id}/disable")

    assert answer.status_code == 422
    assert "last administrator" in answer.text


def test_a_unit_is_added(desk):
    desk.post("/people/units", data={"name": "Komisariati Detkala", "region": "Detkala"})

    assert "Komisariati Detkala" in desk.get("/people").text


def test_an_administrator_sees_no_attempts(desk, attempt):
    assert attempt not in desk.get("/people").text
    assert desk.get(f"/practice/{attempt}").status_code == 403
