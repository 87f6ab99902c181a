"""The library and the page before the first scene."""

import pytest

from scenario_trainer.records import people
from tests import stored
from tests.web.forms import forms_in
from tests.web.reading import part, the_tap, words_in


@pytest.fixture
def shelf(records):
    stored.the_counter()


def test_the_library_suggests_what_was_never_played(shelf, browser):
    page = browser.get("/library").text

    assert "You have not met this one yet." in words_in(page, "next")
    assert "/scenarios/the-counter" in part(page, "main").links


def test_what_is_under_way_comes_first(browser, attempt):
    page = browser.get("/library").text

    assert "You have begun this one." in words_in(page, "next")
    assert "Go on where you stopped" in words_in(page, "main")


def test_an_unknown_scenario_is_not_there(browser):
    assert browser.get("/scenarios/the-moon").status_code == 404


def test_beginning_opens_the_first_scene(shelf, browser):
    answer = browser.post("/scenarios/the-counter", data={"mode": "coach"}, follow_redirects=True)

    assert "At the counter" in words_in(answer.text, "scene")


def test_nobody_begins_before_reading_the_privacy_notice(shelf, signed_in):
    newcomer = stored.a_person("newcomer")
    browser = signed_in(newcomer)

    refused = browser.post("/scenarios/the-counter", data={"mode": "coach"})
    begun = browser.post("/scenarios/the-counter", data={"mode": "coach", "privacy": "on"})

    assert refused.status_code == 422 and "privacy notice" in refused.text
    assert begun.status_code == 303
    assert people.get(newcomer.id).privacy_accepted_at


def test_a_second_assessment_waits_for_the_first(shelf, browser):
    first = browser.post("/scenarios/the-counter", data={"mode": "assessment"}).location

    answer = browser.post(
        "/scenarios/the-counter", data={"mode": "assessment", "known": first.rsplit("/", 1)[1]}
    )

    assert answer.status_code == 422
    assert "Finish it first" in answer.text


@pytest.mark.parametrize("mode", ["coach", "practice", "assessment"])
def test_begin_pressed_again_leads_to_what_was_just_begun(shelf, browser, mode):
    asked = {"mode": mode, "known": ""}

    first = browser.post("/scenarios/the-counter", data=asked)
    second = browser.post("/scenarios/the-counter", data=asked)

    assert first.status_code == second.status_code == 303
    assert first.location == second.location


def test_who_sees_what_is_under_way_may_begin_anew(shelf, browser):
    first = browser.post("/scenarios/the-counter", data={"mode": "coach"}).location
    form = form_with(browser.get("/scenarios/the-counter").text, "known")

    second = browser.post("/scenarios/the-counter", data=dict(form.hidden) | {"mode": "coach"})

    assert second.status_code == 303 and second.location != first


def test_an_untouched_attempt_before_one_that_was_played_is_not_gone_back_to(shelf, browser):
    untouched, played = begun_anew(browser), begun_anew(browser)
    browser.post(f"{played}/moves", data=the_tap(browser.get(played).text))

    begun = begun_anew(browser)

    assert len({untouched, played, begun}) == 3


def test_an_old_page_tells_of_what_is_under_way_before_another_one_is_begun(shelf, browser):
    old_page = form_with(browser.get("/scenarios/the-counter").text, "known")
    asked = dict(old_page.hidden) | {"mode": "coach"}
    begun = browser.post("/scenarios/the-counter", data=asked).location
    browser.post(f"{begun}/moves", data=the_tap(browser.get(begun).text))

    told = browser.post("/scenarios/the-counter", data=asked)
    anew = dict(form_with(told.text, "known").hidden) | {"mode": "coach"}

    assert told.status_code == 422
    assert "under way" in words_in(told.text, "main")
    assert "Go on where you stopped" in words_in(told.text, "main")
    assert browser.post("/scenarios/the-counter", data=anew).location not in (None, begun)


def begun_anew(browser):
    form = form_with(browser.get("/scenarios/the-counter").text, "known")
    return browser.post(
        "/scenarios/the-counter", data=dict(form.hidden) | {"mode": "coach"}
    ).location


def form_with(page, name):
    return next(form for form in forms_in(page) if name in dict(form.hidden))
