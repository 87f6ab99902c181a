"""A neutral choice on a page: buttons of a form, with a keyboard and without scripts."""

import re

import pytest
from werkzeug.datastructures import MultiDict

from tests import stored
from tests.library.test_choice import ROUNDS, TO_IT
from tests.web.conftest import HTMX
from tests.web.forms import form_of, forms_in
from tests.web.reading import words_in

EDITS = [(before.encode(), after.encode()) for before, after in (TO_IT, ("scenes:\n", ROUNDS))]
BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["browser", "htmx"])


@pytest.fixture
def attempt(app, officer) -> str:
    """An attempt that stands before its places."""
    with app.app_context():
        return stored.an_attempt(officer, edition=stored.the_counter(*EDITS)).public_id


def page_of(browser, attempt):
    return browser.get(f"/practice/{attempt}").text


def labels(page):
    """The words on the buttons of options, in the order of the page."""
    return [words.strip() for words in re.findall(r'name="option".*?<span>(.*?)</span>', page)]


def go(browser, attempt, way=None, headers=None):
    """Press the button with these words, or the one that goes on, as a keyboard does."""
    page = page_of(browser, attempt)
    form = form_of(page, "decide" if way else "continue")
    data = MultiDict(form.filled(labels(page).index(way) if way else 0))
    return browser.post(form.action, data=data, headers=headers, follow_redirects=True).text


def test_the_ways_are_buttons_of_a_form_under_their_question(browser, attempt):
    page = page_of(browser, attempt)

    assert set(labels(page)) == {"Along the queue", "Into the back room"}
    assert re.search(r'<legend class="prompt">Where do you look first\?</legend>', page)


@BOTH
@pytest.mark.parametrize("first", ["Along the queue", "Into the back room"])
def test_places_are_visited_in_any_order_each_once_and_the_story_goes_on(
    browser, attempt, first, headers
):
    other = ({"Along the queue", "Into the back room"} - {first}).pop()

    for way in (first, other):
        told = go(browser, attempt, way, headers)
        if way == "Along the queue":
            go(browser, attempt, headers=headers)
        else:
            assert "It is empty." in told
        assert way not in labels(page_of(browser, attempt))

    assert "She waits until the man before her is gone" in words_in(
        page_of(browser, attempt), "scene"
    )


def test_a_choice_is_no_decision_but_can_be_gone_back_to(browser, attempt):
    before = re.search(r"\d+ of \d+|\d+ / \d+", words_in(page_of(browser, attempt), "scene"))
    go(browser, attempt, "Into the back room")

    page = page_of(browser, attempt)
    after = re.search(r"\d+ of \d+|\d+ / \d+", words_in(page, "scene"))

    assert (before and before[0]) == (after and after[0])
    back = form_of(page, "rewind")
    browser.post(back.action, data=MultiDict(back.hidden), follow_redirects=True)
    assert "Into the back room" in labels(page_of(browser, attempt))


def test_the_debrief_draws_the_places_and_judges_none(browser, attempt):
    for way in ("Into the back room", "Along the queue"):
        go(browser, attempt, way)
    go(browser, attempt)
    for _ in range(4):
        page = page_of(browser, attempt)
        moves = [f for f in forms_in(page) if ("kind", "decide") in f.hidden]
        if not moves:
            break
        browser.post(moves[0].action, data=MultiDict(moves[0].filled(0)))

    page = browser.get(f"/practice/{attempt}/debrief").text

    assert page.count('id="entry-') == 2
    assert "map-choice is-taken" in page
