"""The library and the page before the first scene."""

import pytest

from scenario_trainer.records import people
from tests import stored
from tests.web.reading import part, words_in


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
    browser.post("/scenarios/the-counter", data={"mode": "assessment"})

    answer = browser.post("/scenarios/the-counter", data={"mode": "assessment"})

    assert answer.status_code == 422
    assert "Finish it first" in answer.text
