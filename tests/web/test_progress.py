"""My progress."""

from scenario_trainer.training import practice
from tests import stored
from tests.training.playing import to_the_end
from tests.web.reading import words_in


def test_progress_tells_levels_by_their_anchor_and_never_by_a_number(app, browser, officer):
    with app.app_context():
        stored.the_counter()
        to_the_end(practice.begin("the-counter", officer.id, "practice"), officer.id)

    page = words_in(browser.get("/progress").text, "main")

    assert "level" in page and "Not observed" in page
    assert "of 100" not in page


def test_an_attempt_under_way_can_be_gone_on_with_or_deleted(browser, attempt):
    page = words_in(browser.get("/progress").text, "main")

    assert "Go on" in page and "Delete it for good" in page


def test_a_beginner_finds_the_way_to_the_library(browser):
    assert "You have not begun one yet." in browser.get("/progress").text
