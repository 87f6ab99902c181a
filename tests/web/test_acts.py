"""Every kind of scene over the web: its form, what it refuses, and that nothing filled in is lost."""

import pytest
from werkzeug.datastructures import MultiDict

from scenario_trainer.engine.turn.moves import Start
from scenario_trainer.engine.typed import typed_question
from scenario_trainer.engine.typed.question_signs import SIGNS
from scenario_trainer.records import attempts, drafts
from scenario_trainer.training import accounts, practice
from scenario_trainer.words import codes
from tests import stored
from tests.training.wandering import the_bench
from tests.web.conftest import HTMX
from tests.web.forms import form_of, forms_in
from tests.web.reading import part, words_in

BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["browser", "htmx"])
REPORT = "word " * 30


@pytest.fixture
def attempt(app, officer) -> str:
    """An attempt at the case with every kind of scene; its draws are always the same."""
    with app.app_context():
        start = Start(5, 0, 1)
        return stored.an_attempt(officer, edition=the_bench(), start=start).public_id


@pytest.fixture
def coached(app, officer) -> str:
    with app.app_context():
        the_bench()
        return practice.begin("the-bench", officer.id, "coach")


def page_of(browser, attempt):
    """The present page, past a stop card that has been read."""
    page = browser.get(f"/practice/{attempt}").text
    onward = next((link for link in part(page, "scene").links if "past_stop" in link), None)
    return browser.get(onward).text if onward else page


def the_form(page):
    """The form that goes on: not a hint, not the way back, and the way out of a talk last."""
    moves = [form for form in forms_in(page) if form.action.endswith("/moves")]
    kinds = [(dict(form.hidden).get("kind"), form) for form in moves]
    onward = [form for kind, form in kinds if kind not in ("hint", "rewind", "leave")]
    return next(iter(onward), None) or next((form for kind, form in kinds if kind == "leave"), None)


def send(browser, form, fields, headers=None, action=None):
    data = MultiDict(fields)
    return browser.post(action or form.action, data=data, headers=headers, follow_redirects=True)


def come_to(browser, attempt, kind):
    """Fill in one form after another until one sends moves of the kind; the page it stands on."""
    for _ in range(60):
        page = page_of(browser, attempt)
        form = the_form(page)
        if kind in (dict(form.hidden).get("kind"), *(b[1] for b in form.buttons if b[0] == "kind")):
            return page
        if dict(form.hidden).get("kind") == "ask":
            form = form_of(page, "leave")
        assert send(browser, form, form.filled(words=REPORT)).status_code == 200
    raise AssertionError(f"nothing to {kind}")


def without(fields, name):
    return [field for field in fields if not field[0].startswith(name)]


@pytest.mark.parametrize(  # every two of the three meet once
    ("language", "place", "headers"),
    [("en", 0, {}), ("sq", 2, {}), ("sq", 0, HTMX), ("en", 2, HTMX)],
    ids=["en-0-browser", "sq-2-browser", "sq-0-htmx", "en-2-htmx"],
)
def test_a_whole_attempt_is_played_with_its_forms(
    app, browser, attempt, officer, headers, place, language
):
    with app.app_context():
        accounts.set_language(officer.id, language)

    for _ in range(60):
        form = the_form(page_of(browser, attempt))
        if form is None:
            break
        answer = send(browser, form, form.filled(place, words=REPORT), headers)
        assert answer.status_code == 200, words_in(answer.text, "scene")

    assert "ending" in page_of(browser, attempt)
    with app.app_context():
        assert attempts.of_officer(attempt, officer.id).ended_at is not None


@BOTH
@pytest.mark.parametrize(
    ("kind", "left_out", "said"),
    [
        ("sort", "put-", "Put every item in a place"),
        ("order", "put-", "Give every task a place"),
        ("estimate", "number", "from 0 to 100 percent"),
        ("classify", "option", "Tick at least one offence"),
        ("write", "words", "at least 5"),
    ],
)
def test_a_form_that_lacks_something_says_so(browser, attempt, headers, kind, left_out, said):
    form = form_of(come_to(browser, attempt, kind), kind)

    answer = send(browser, form, without(form.filled(words=REPORT), left_out), headers)

    assert answer.status_code == 422
    assert said in words_in(answer.text, "scene")


@BOTH
def test_a_board_that_is_refused_keeps_what_was_placed(browser, attempt, headers):
    form = form_of(come_to(browser, attempt, "sort"), "sort")
    fields = form.filled(place=3)
    placed = {name: value for name, value in fields if name.startswith("put-")}
    last = list(placed)[-1]

    answer = send(browser, form, without(fields, last), headers)

    del placed[last]
    assert form_of(answer.text, "sort").selected == placed


@BOTH
def test_a_classification_that_is_refused_keeps_what_was_ticked(browser, attempt, headers):
    form = form_of(come_to(browser, attempt, "classify"), "classify")
    signs = [("for", form.boxes["for"][0]), ("against", form.boxes["against"][1])]
    fields = without(form.filled(), "confidence") + signs

    answer = send(browser, form, fields, headers)

    kept = form_of(answer.text, "classify").checked
    assert answer.status_code == 422
    assert {*signs, ("motive", "indicated"), ("option", form.boxes["option"][0])} <= set(kept)


@BOTH
def test_a_report_that_is_too_short_is_still_there_also_later(browser, attempt, headers):
    form = form_of(come_to(browser, attempt, "write"), "write")

    answer = send(browser, form, form.filled(words="He was struck."), headers)

    assert "The report has 3 words; at least 5" in words_in(answer.text, "scene")
    assert form_of(answer.text, "write").texts["words"] == "He was struck."
    assert form_of(page_of(browser, attempt), "write").texts["words"] == "He was struck."


@BOTH
@pytest.mark.parametrize("kind", ["sort", "order", "classify", "write"])
def test_a_hint_leaves_what_was_filled_in(browser, coached, headers, kind):
    form = form_of(come_to(browser, coached, kind), kind)
    fields = [f for f in form.filled(1, words="He was struck.") if f[0] != "kind"]

    hinted = send(browser, form, [*fields, ("kind", "hint")], headers)

    again = form_of(hinted.text, kind)
    assert hinted.status_code == 200 and "Coach:" in words_in(hinted.text, "hint")
    assert 'data-announce="Coach: ' in hinted.text
    for name, value in fields:
        if name.startswith("put-"):
            assert again.selected[name] == value
    assert set(form.radios) == set(again.radios)
    if kind == "classify":
        assert ("motive", "open") in again.checked
    if kind == "write":
        assert again.texts["words"] == "He was struck."


def test_the_second_board_stands_as_the_first_was_left(browser, attempt):
    first = form_of(come_to(browser, attempt, "sort"), "sort")
    send(browser, first, first.filled(place=1))

    second = come_to(browser, attempt, "sort")

    assert "The first time: For · clearly" in words_in(second, "scene")
    assert len(form_of(second, "sort").selected) == len(first.selects)


# A talk


@BOTH
def test_a_talk_counts_its_questions_and_logs_them(browser, attempt, headers):
    form = form_of(come_to(browser, attempt, "ask"), "ask")

    answer = send(browser, form, form.filled(), headers)

    told = words_in(answer.text, "scene")
    assert "You asked" in told and "6 of 7 questions left" in told and "asked once" in told
    assert "Asked so far" in told


@BOTH
def test_a_question_in_ones_own_words_is_read_corrected_and_asked(
    app, browser, attempt, officer, headers
):
    page = come_to(browser, attempt, "ask")
    typed = next(form for form in forms_in(page) if form.action.endswith("/question"))

    read = send(browser, typed, typed.filled(words="Why did you not say what was said?"), headers)

    told = words_in(read.text, "scene")
    assert read.status_code == 200 and "We read this as: A “why” that blames" in told
    assert "because it asks why" in told and "The words that show it" in told
    form = form_of(read.text, "ask")
    assert form.selected["question"] == "blame" and form.texts == {}

    fields = [*form.hidden, ("question", "open"), ("topic", form.selects["topic"][1])]
    asked = send(browser, form, fields, headers)

    assert "Why did you not say what was said?" in words_in(asked.text, "scene")
    with app.app_context():
        move = attempts.of_officer(attempt, officer.id).moves[-1]
    assert (move.kind, move.option, move.question) == ("ask", "words.open", "open")


@BOTH
def test_an_empty_question_is_refused_where_it_was_typed(browser, attempt, headers):
    page = come_to(browser, attempt, "ask")
    typed = next(form for form in forms_in(page) if form.action.endswith("/question"))

    for written in ("", "w" * 301):
        answer = send(browser, typed, typed.filled(words=written), headers)
        assert answer.status_code == 422
        assert next(f for f in forms_in(answer.text) if f.action == typed.action).texts == {
            "words": written
        }


def test_what_was_typed_never_stands_in_an_address(browser, attempt):
    page = come_to(browser, attempt, "ask")
    typed = next(form for form in forms_in(page) if form.action.endswith("/question"))

    answer = browser.post(typed.action, data=MultiDict(typed.filled(words="Who was it?")))

    assert answer.status_code == 200 and answer.location is None


def test_every_sign_of_a_question_has_its_words():
    untold = {typed_question.ASKED.because, typed_question.UNTOLD.because}

    assert set(codes.QUESTION_SIGNS) == {sign.because for sign in SIGNS} | untold
    assert set(codes.UNSHOWN_SIGNS) == untold


# A draft


def test_a_draft_is_kept_with_its_time_and_stands_there_again(browser, attempt):
    form = form_of(come_to(browser, attempt, "write"), "write")
    draft = f"/practice/{attempt}/draft"

    kept = send(browser, form, [*form.hidden, ("words", "He was")], HTMX, action=draft)

    assert words_in(kept.text, "draft").startswith("Kept at ")
    page = page_of(browser, attempt)
    assert form_of(page, "write").texts["words"] == "He was"
    assert "Your draft is here again" in words_in(page, "draft")


def test_a_draft_is_kept_without_scripts_as_well(browser, attempt):
    form = form_of(come_to(browser, attempt, "write"), "write")

    page = send(browser, form, form.filled(words="He was"), action=f"/practice/{attempt}/draft")

    assert page.status_code == 200
    assert form_of(page.text, "write").texts["words"] == "He was"


@BOTH
def test_a_draft_that_comes_too_late_changes_nothing(app, browser, attempt, officer, headers):
    form = form_of(come_to(browser, attempt, "write"), "write")
    send(browser, form, form.filled(words=REPORT))

    late = send(
        browser, form, [*form.hidden, ("words", "x")], headers, action=f"/practice/{attempt}/draft"
    )

    assert late.status_code == 409
    with app.app_context():
        assert drafts.of_scene(attempts.of_officer(attempt, officer.id), "report") is None


def test_words_that_came_too_late_are_shown_and_not_lost(browser, attempt):
    form = form_of(come_to(browser, attempt, "write"), "write")
    send(browser, form, form.filled(words=REPORT))
    other = [field for field in form.filled(words="Another report of mine") if field[0] != "key"]

    late = send(browser, form, [*other, ("key", "another-window")])

    assert late.status_code == 409
    assert "Another report of mine" in words_in(late.text, "scene")


def test_going_on_without_a_report_is_said_openly(browser, attempt):
    form = form_of(come_to(browser, attempt, "write"), "write")

    page = send(browser, form, [*form.hidden, ("words", ""), ("kind", "pass")])

    assert "You did not write one" in words_in(page.text, "scene")
    assert "Nobody is called guilty." in words_in(page.text, "scene")


# The answer key


def test_the_answer_key_stays_on_the_server(browser, attempt):
    for _ in range(60):
        page = page_of(browser, attempt)
        form = the_form(page)
        if form is None:
            break
        shown = page.lower()
        for told in (
            "recommended",
            "credit",
            "regret",
            "words with the blow weigh",
            ".lead",
            ".open",
        ):
            assert told not in shown
        send(browser, form, form.filled(words=REPORT))
