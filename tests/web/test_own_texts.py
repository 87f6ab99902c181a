"""Deleting one's own words on the pages, without scripts: asked first, then gone from every page."""

import re

import pytest
from sqlalchemy import text

from scenario_trainer.config import Settings
from scenario_trainer.records import database
from scenario_trainer.training import debrief
from tests.training.test_own_texts import DRAFT, PLAN_WORDS, WORDS, written
from tests.web.forms import forms_in


@pytest.fixture
def own(app, officer):
    """An ended attempt in which everything was written that can be, for a mode."""

    def made(mode: str):
        with app.app_context():
            attempt = written(officer, mode)
            debrief.submit(attempt.public_id, officer.id)
        return attempt

    return made


def follow(browser, page: str, words: str):
    """The page behind the link with these words."""
    address = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>\s*{words}', page).group(1)
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.text


def delete_the_first(browser, page: str) -> str:
    """Follow the first offer to delete, confirm it, and return where that leads."""
    asked = follow(browser, page, "Delete …")
    form = next(form for form in forms_in(asked) if form.action.endswith("/delete"))
    return browser.post(form.action, data=dict(form.hidden), follow_redirects=True).text


@pytest.mark.parametrize("mode", ["coach", "practice", "assessment"])
def test_everything_one_wrote_can_be_deleted_from_my_progress(browser, own, mode):
    attempt = own(mode)
    page = follow(browser, browser.get("/progress").text, "What I wrote")
    every = (*WORDS.values(), *PLAN_WORDS)
    assert all(words in page for words in every)

    for _ in range(5):
        page = delete_the_first(browser, page)

    assert "Delete …" not in page
    told = browser.get(f"/practice/{attempt.public_id}/debrief").text
    assert not [words for words in every if words in told + page]
    assert told.count('<i class="fine">deleted</i>') == 3
    assert browser.get("/progress").status_code == 200


def test_the_debrief_leads_to_what_was_written(browser, own):
    attempt = own("practice")
    told = browser.get(f"/practice/{attempt.public_id}/debrief").text

    assert WORDS["write"] in follow(browser, told, "What I wrote")


def test_asking_changes_nothing_and_says_what_it_means(browser, own):
    attempt = own("assessment")

    asked = browser.get(f"/practice/{attempt.public_id}/texts/10/delete").text

    assert WORDS["write"] in asked and "no longer be rated" in asked
    assert WORDS["write"] in browser.get(f"/practice/{attempt.public_id}/texts").text


def test_what_was_deleted_cannot_be_asked_about_again(browser, own):
    address = f"/practice/{own('practice').public_id}/texts/10/delete"
    browser.post(address)

    assert browser.get(address).status_code == 404
    assert browser.post(address).status_code == 303


def test_deleted_words_are_not_in_the_file_of_the_database(
    app, browser, own, embedded: Settings, records
):
    attempt, file = own("practice"), embedded.data / "trainer.sqlite"
    written = [words[:10].encode() for words in (WORDS["write"], WORDS["decide"], DRAFT)]
    the_checkpoint()
    assert all(words in file.read_bytes() for words in written)

    for id in ("10", "0", "drafts"):
        browser.post(f"/practice/{attempt.public_id}/texts/{id}/delete")

    the_checkpoint()
    assert not [words for words in written if words in file.read_bytes()]


def the_checkpoint() -> None:
    """Bring what stands in the log into the file of the database, as SQLite does now and then."""
    assert database.row(text("PRAGMA wal_checkpoint(TRUNCATE)"))[0] == 0
