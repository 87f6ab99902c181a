"""What went wrong, told calmly: the right status, the right sentence, nothing lost."""

import pytest

from scenario_trainer.errors import InputError, NotAllowed, NotReady, OptionNotOpen, TurnTaken
from scenario_trainer.web import practice as screens
from scenario_trainer.web.errors import status_of
from tests.web.conftest import HTMX
from tests.web.reading import words_in


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotAllowed(), 404),
        (TurnTaken(), 409),
        (OptionNotOpen(), 409),
        (InputError(), 422),
        (InputError(code="too_many"), 429),
        (InputError(code="many_begun"), 429),
        (InputError(code="many_remarks"), 429),
        (NotReady(), 503),
    ],
)
def test_each_error_has_its_status(error, status):
    assert status_of(error) == status


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("database_full", "The disk of the server is full."),
        ("database_away", "The database cannot be reached"),
        ("database_busy", "The program is very busy"),
    ],
)
def test_a_database_that_cannot_is_a_page_for_a_browser_and_a_line_for_htmx(
    browser, attempt, monkeypatch, code, said
):
    def refuse(*_args, **_more):
        raise NotReady("sqlite says so", code=code)

    monkeypatch.setattr(screens.practice, "decide", refuse)
    tap = {"kind": "decide", "turn": "0", "key": "k", "option": "x"}
    browser.set_cookie("language", "en")

    page = browser.post(f"/practice/{attempt}/moves", data=tap)
    line = browser.post(f"/practice/{attempt}/moves", data=tap, headers=HTMX)

    assert page.status_code == line.status_code == 503
    assert said in words_in(page.text, "main")
    assert line.text.startswith(said) and line.mimetype == "text/plain"


def test_the_page_does_not_need_the_database_that_is_away(app, browser, monkeypatch):
    from scenario_trainer.web import login

    def refuse(_token):
        raise NotReady("gone", code="database_away")

    monkeypatch.setattr(login.accounts, "person_of", refuse)
    browser.set_cookie("language", "en")

    answer = browser.get("/library")

    assert answer.status_code == 503
    assert "cannot be reached" in answer.text and "Traceback" not in answer.text


def test_a_surprise_is_calm_and_tells_nothing(app, browser, monkeypatch):
    def break_down(*_args):
        raise ZeroDivisionError("secret inner workings")

    monkeypatch.setattr("scenario_trainer.web.library.shelves.library", break_down)
    browser.set_cookie("language", "en")

    answer = browser.get("/library")

    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text and "secret" not in answer.text


def test_an_unknown_address_keeps_the_reader_at_home(browser):
    answer = browser.get("/nothing-here")

    assert answer.status_code == 404
    assert "Library" in answer.text and "There is nothing here" in answer.text


def test_we_are_well(client):
    assert client.get("/healthz").text == "well\n"
