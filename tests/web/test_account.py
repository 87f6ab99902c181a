"""My account."""

from scenario_trainer.records import people
from scenario_trainer.training import accounts
from tests.stored import PASSWORD
from tests.web.reading import words_in


def test_timers_are_mine_to_choose(browser, officer, records):
    browser.post("/account/timers", data={"timers": "200"})

    assert people.get(officer.id).timers == "200"
    assert browser.post("/account/timers", data={"timers": "7"}).status_code == 422


def test_a_new_password_keeps_this_device_and_ends_the_others(browser, signed_in, officer):
    other = signed_in(officer)

    answer = browser.post("/account/password", data={"old": PASSWORD, "new": "krejt tjetër gjë"})

    assert answer.status_code == 303
    assert browser.get("/account").status_code == 200
    assert other.get("/account").status_code == 303


def test_the_present_password_has_to_be_right(browser):
    answer = browser.post("/account/password", data={"old": "wrong", "new": "krejt tjetër gjë"})

    assert answer.status_code == 422
    assert "present password is not right" in answer.text


def test_a_device_can_be_signed_out_from_another(browser, signed_in, officer, records):
    other = signed_in(officer)
    number = accounts.sign_ins(officer.id)[0].id

    browser.post(f"/account/sign-ins/{number}/end")

    assert {browser.get("/account").status_code, other.get("/account").status_code} == {200, 303}


def test_signing_out_everywhere_ends_this_one_too(browser):
    browser.post("/account/sign-out-everywhere")

    assert browser.get("/account").status_code == 303


def test_the_language_follows_the_person(browser):
    browser.post("/language", data={"language": "sq", "next": "/account"})

    page = browser.get("/account").text

    assert '<html lang="sq">' in page
    assert words_in(page, "timers") == "Kohëmatësi"
