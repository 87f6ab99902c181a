"""My progress."""

import pytest

from scenario_trainer.training import practice
from scenario_trainer.training.progress import ON_A_PAGE
from tests import stored
from tests.training.playing import to_the_end
from tests.training.wandering import an_ended_attempt, bench, the_bench
from tests.web.reading import words_in


def test_progress_tells_levels_by_their_anchor_and_never_by_a_number(app, browser, officer):
    with app.app_context():
        an_ended_attempt(officer, bench(), the_bench(), 1)

    page = words_in(browser.get("/progress").text, "main")

    assert "level 2 of 4" in page and "Not observed" in page
    assert "of 100" not in page


def test_an_attempt_under_way_can_be_gone_on_with_or_deleted(browser, attempt):
    page = words_in(browser.get("/progress").text, "main")

    assert "Go on" in page and "Delete it for good" in page


def test_a_beginner_finds_the_way_to_the_library(browser):
    assert "You have not begun one yet." in browser.get("/progress").text


def test_attempts_come_in_pages_with_links_to_those_before_and_after(app, browser, officer):
    with app.app_context():
        edition = stored.the_counter()
        for _ in range(ON_A_PAGE + 3):
            stored.an_attempt(officer, edition=edition)

    first, second = browser.get("/progress").text, browser.get("/progress?page=2").text

    assert [page.count('class="delete"') for page in (first, second)] == [ON_A_PAGE, 3]
    assert 'href="/progress?page=2#attempts"' in first and "Later attempts" not in first
    assert 'href="/progress?page=1#attempts"' in second and "Earlier attempts" not in second
    assert '<h2 id="attempts" tabindex="-1">My attempts, page 2 of 2</h2>' in second
    assert "<title>My progress: page 2 of 2" in second


@pytest.mark.parametrize("page", ["0", "-3", "7", "9" * 40, "two", ""])
def test_a_page_that_is_not_there_is_the_nearest_one(browser, attempt, page):
    answer = browser.get(f"/progress?page={page}")

    assert answer.status_code == 200
    assert "Delete it for good" in words_in(answer.text, "main")


def test_first_and_best_are_told_on_whichever_page_they_stand(app, browser, officer):
    with app.app_context():
        stored.the_counter()
        to_the_end(practice.begin("the-counter", officer.id, "practice"), officer.id)
        for _ in range(ON_A_PAGE):
            stored.an_attempt(officer, edition=stored.the_counter())

    pages = [words_in(browser.get(f"/progress?page={n}").text, "main") for n in (1, 2)]

    assert ["my best" in page and "my first" in page for page in pages].count(True) == 1
