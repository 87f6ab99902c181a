"""Words in a form that could not be taken: they come back, and only to the person they belong to."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from scenario_trainer.engine.turn.moves import Start
from scenario_trainer.records import attempts, database, people
from scenario_trainer.records.database import transaction
from scenario_trainer.records.tables import UnsentForm
from scenario_trainer.training import practice
from scenario_trainer.web import login
from tests import stored
from tests.training.playing import an_answer, to_the_end
from tests.training.wandering import the_bench
from tests.web.conftest import HTMX
from tests.web.forms import form_of, forms_in
from tests.web.reading import words_in

REPORT = "word " * 30

BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["browser", "htmx"])
SAID = "It touched me, and I know why."


@pytest.fixture(autouse=True)
def guarded(app):
    """Forms need their tokens here, as in real life."""
    app.config["WTF_CSRF_ENABLED"] = True


@pytest.fixture
def colleague(app):
    """Somebody else at the same computer."""
    with app.app_context():
        person = stored.a_person("besa")
        with transaction():
            people.update_person(person.id, privacy_accepted_at=stored.NOON)
    return person


@pytest.fixture
def report(app, officer) -> str:
    """An attempt that stands before a report."""
    with app.app_context():
        start = Start(5, 0, 1)
        attempt = stored.an_attempt(officer, edition=the_bench(), start=start).public_id
        while (scene := practice.scene(attempt, officer.id)).kind != "narrative":
            leave = {"kind": "leave", "tokens": ()} if scene.kind == "talk" else {}
            practice.decide(attempt, officer.id, an_answer(scene, **leave))
    return attempt


def page_of(browser, attempt):
    return browser.get(f"/practice/{attempt}").text


def reason(browser, attempt):
    """The first decision, which asks for a reason in one's own words."""
    return form_of(page_of(browser, attempt), "decide")


def writing(browser, attempt):
    return form_of(page_of(browser, attempt), "write")


def post(browser, form, headers=None, **typed):
    fields = dict(form.filled()) | {"words": SAID} | typed
    return browser.post(form.action, data=fields, headers=headers)


def end(browser):
    """As after twelve idle hours."""
    browser.delete_cookie(login.COOKIE)


def enter(browser, signed_in, person):
    browser.set_cookie(login.COOKIE, signed_in(person).get_cookie(login.COOKIE).value)


def test_a_thought_typed_after_the_sign_in_had_ended_comes_back(
    app, browser, attempt, officer, signed_in
):
    form = reason(browser, attempt)
    end(browser)

    sent = post(browser, form)
    assert sent.location == f"/sign-in?next=/practice/{attempt}"
    assert SAID not in browser.get(sent.location).text
    enter(browser, signed_in, officer)
    page = browser.get(f"/practice/{attempt}").text

    assert "You are signed in again" in words_in(page, "scene")
    assert form_of(page, "decide").texts["words"] == SAID
    assert post(browser, form_of(page, "decide")).status_code == 303
    assert SAID not in browser.get(f"/practice/{attempt}").text
    with app.app_context():
        assert database.rows(UnsentForm.__table__.select()) == []
        written = attempts.writings_of(attempts.of_officer(attempt, officer.id))
    assert SAID in written.values()


def test_nobody_else_sees_them_or_sends_them_as_theirs(
    app, browser, attempt, officer, colleague, signed_in
):
    form = reason(browser, attempt)
    before = page_of(browser, attempt)
    end(browser)
    post(browser, form)

    enter(browser, signed_in, colleague)
    for path in (f"/practice/{attempt}", "/library", "/progress", "/account"):
        assert SAID not in browser.get(path).text
    assert browser.get(f"/practice/{attempt}").status_code == 404

    enter(browser, signed_in, officer)
    assert form_of(page_of(browser, attempt), "decide").texts["words"] == SAID
    assert words_in(before, "scene") != ""


@BOTH
def test_a_form_of_another_person_is_refused_and_its_words_are_held_for_them(
    app, browser, attempt, officer, colleague, signed_in, headers
):
    form = reason(browser, attempt)
    enter(browser, signed_in, colleague)

    answer = post(browser, form, headers)

    assert answer.status_code == 401 and SAID not in answer.text
    assert "Somebody else is signed in now" in answer.text
    enter(browser, signed_in, officer)
    assert form_of(page_of(browser, attempt), "decide").texts["words"] == SAID


def test_the_token_of_another_person_opens_nothing(browser, officer, colleague, signed_in):
    theirs = signed_in(colleague)
    form = next(f for f in forms_in(theirs.get("/account").text) if f.action.endswith("timers"))

    answer = browser.post("/account/timers", data={**dict(form.hidden), "timers": "off"})

    assert answer.status_code == 401
    assert 'value="100" checked' in browser.get("/account").text
    assert theirs.get_cookie("trainer") is None  # no session that could be planted


def test_a_planted_session_with_its_token_opens_nothing(browser, client):
    token = dict(forms_in(client.get("/sign-in").text)[-1].hidden)["csrf_token"]

    browser.set_cookie("trainer", client.get_cookie("trainer").value)
    answer = browser.post("/account/timers", data={"csrf_token": token, "timers": "off"})

    assert answer.status_code == 401
    assert 'value="100" checked' in browser.get("/account").text


def test_over_https_a_form_from_another_site_is_refused(browser):
    form = next(f for f in forms_in(browser.get("/account").text) if f.action.endswith("timers"))
    sent = {**dict(form.hidden), "timers": "off"}

    def answer_from(site: str) -> int:
        return browser.post(
            "/account/timers", data=sent, base_url="https://localhost", headers={"Referer": site}
        ).status_code

    assert answer_from("https://elsewhere.example/") == answer_from("") == 400
    assert 'value="100" checked' in browser.get("/account").text
    assert answer_from("https://localhost/account") == 303


@BOTH
def test_an_old_page_is_good_after_the_same_person_signed_in_again(
    browser, attempt, officer, signed_in, headers
):
    form = reason(browser, attempt)
    out = next(f for f in forms_in(browser.get("/account").text) if f.action == "/sign-out")
    browser.post("/sign-out", data=dict(out.hidden))
    enter(browser, signed_in, officer)

    assert post(browser, form, headers).status_code in (200, 303)


def test_a_page_with_scripts_stays_and_trying_again_works(browser, attempt, officer, signed_in):
    form = reason(browser, attempt)
    browser.set_cookie("language", "en")
    end(browser)

    refused = post(browser, form, HTMX)
    assert refused.status_code == 401 and "sign in in a new window" in refused.text
    enter(browser, signed_in, officer)

    assert post(browser, form, HTMX).status_code == 200
    assert SAID not in browser.get(f"/practice/{attempt}").text


def test_a_sign_in_beside_the_page_says_who_is_signed_in_now(browser, client, colleague, signed_in):
    assert signed_in(colleague).get("/sign-in?next=/signed-in").location == "/signed-in"
    assert "signed in as Besa" in signed_in(colleague).get("/signed-in").text
    assert client.get("/signed-in").location == "/sign-in?next=/signed-in"


def test_what_is_held_is_forgotten_after_a_day(app, browser, attempt, officer, signed_in):
    form = reason(browser, attempt)
    end(browser)
    post(browser, form)
    with app.app_context(), transaction():
        long_ago = datetime.now(UTC) - timedelta(hours=25)
        database.change(update(UnsentForm).values(held_at=long_ago))

    enter(browser, signed_in, officer)

    assert SAID not in browser.get(f"/practice/{attempt}").text


def test_a_password_is_never_held(app, browser, officer):
    form = next(f for f in forms_in(browser.get("/account").text) if f.action.endswith("password"))
    end(browser)

    browser.post(form.action, data={**dict(form.hidden), "old": "secret one", "new": "secret two"})

    with app.app_context():
        assert "secret" not in repr(database.rows(UnsentForm.__table__.select()))


def test_every_field_of_a_password_is_known_as_secret():
    import re

    from scenario_trainer.config import data_folder
    from scenario_trainer.web.errors import SECRET

    for path in data_folder("templates").rglob("*.html"):
        for field in re.findall(r"<input[^>]*type=\"password\"[^>]*>", path.read_text("utf-8")):
            assert re.search(r'name="(\w+)"', field).group(1) in SECRET


def test_a_sign_in_page_without_its_cookie_says_so_and_keeps_the_name(client, officer):
    page = client.get("/sign-in")
    token = dict(forms_in(page.text)[-1].hidden)["csrf_token"]
    client.delete_cookie("trainer")

    sent = {"csrf_token": token, "name": "arta", "password": stored.PASSWORD}
    answer = client.post("/sign-in", data=sent)

    assert answer.status_code == 400 and 'value="arta"' in answer.text
    assert stored.PASSWORD not in answer.text
    again = dict(forms_in(answer.text)[-1].hidden)
    assert client.post("/sign-in", data=sent | again).status_code == 303


def test_a_form_without_our_mark_is_refused_and_nothing_of_it_is_shown(browser, attempt):
    reason(browser, attempt)

    answer = browser.post(
        f"/practice/{attempt}/moves", data={"csrf_token": "x", "words": SAID}, headers={}
    )

    assert answer.status_code == 400 and SAID not in answer.text


# Refused forms of every kind


def test_a_problem_that_is_too_long_is_refused_and_stands_there_still(browser, attempt):
    page = page_of(browser, attempt)
    form = next(f for f in forms_in(page) if f.action.endswith("/remarks"))

    for headers in ({}, HTMX):
        answer = browser.post(
            form.action, data={**dict(form.hidden), "words": "w" * 2001}, headers=headers
        )
        assert answer.status_code == 422 and "2000 characters at most" in answer.text
        assert "w" * 2001 in answer.text


def test_a_plan_that_is_refused_stands_there_still(app, browser, attempt, officer):
    with app.app_context():
        to_the_end(attempt, officer.id)
    form = next(
        f
        for f in forms_in(browser.get(f"/practice/{attempt}/debrief").text)
        if f.action.endswith("/plan")
    )
    plan = {"when_that": "somebody is afraid", "then_i": "t" * 501, "by": "2026-12-24"}

    for headers in ({}, HTMX):
        answer = browser.post(form.action, data={**dict(form.hidden), **plan}, headers=headers)
        assert answer.status_code == 422
        assert all(written in answer.text for written in plan.values())


def test_a_unit_that_is_refused_stands_there_still(records, signed_in):
    browser = signed_in(stored.an_administrator("drita"))
    form = next(f for f in forms_in(browser.get("/people").text) if f.action == "/people/units")

    answer = browser.post(
        form.action, data={**dict(form.hidden), "name": "Komisariati i Ri", "region": " "}
    )

    assert answer.status_code == 422 and 'value="Komisariati i Ri"' in answer.text


def test_words_are_kept_where_the_server_could_not_work(browser, attempt, monkeypatch):
    from scenario_trainer.errors import NotReady
    from scenario_trainer.web import practice as screens

    form = reason(browser, attempt)

    def refuse(*_args, **_more):
        raise NotReady("away", code="database_away")

    with monkeypatch.context() as away:
        away.setattr(screens.practice, "decide", refuse)
        answer = post(browser, form)
    again = forms_in(answer.text)[0]

    assert answer.status_code == 503 and ("words", SAID) in again.hidden
    assert browser.post(form.action, data=dict(again.hidden)).status_code == 303


# Line breaks


def test_a_line_break_counts_once(browser, attempt):
    words = "\r\n".join(["w" * 8] * 22) + "and one"
    assert len(words.replace("\r", "")) == 204 and len(words) == 225
    form = reason(browser, attempt)

    too_long = post(browser, form, words=words)
    assert too_long.status_code == 422 and "200 characters" in too_long.text
    assert post(browser, form, words=words[:-4]).status_code == 303


def test_a_report_of_just_the_limit_is_kept_with_its_line_breaks(browser, report):
    form = writing(browser, report)
    lines = "\r\n".join(["w" * 9] * 1000)
    assert len(lines.replace("\r", "")) == 9999

    draft = {**dict(form.hidden), "words": lines + "."}
    assert browser.post(f"/practice/{report}/draft", data=draft).status_code == 303
    kept = writing(browser, report).texts["words"]
    assert len(kept) == 10_000 and "\r" not in kept
    long = browser.post(f"/practice/{report}/draft", data=draft | {"words": lines + ".."})
    assert long.status_code == 422 and "10000 characters" in long.text
    assert len(form_of(long.text, "write").texts["words"]) == 10_001


# Two windows


def test_no_window_says_kept_for_words_it_did_not_keep(browser, report):
    form = writing(browser, report)
    draft, fields = f"/practice/{report}/draft", dict(form.hidden)
    desk = fields | {"words": "Ten sentences from the desk.", "sequence": "5"}
    phone = fields | {"key": "phone", "words": "Old words", "sequence": "9"}

    kept = browser.post(draft, data=desk, headers=HTMX)
    beside = browser.post(draft, data=phone, headers=HTMX)
    page = page_of(browser, report)

    assert words_in(kept.text, "draft").startswith("Kept at ")
    assert "Kept at" not in beside.text and "Newer words stand" in words_in(beside.text, "draft")
    assert "Ten sentences from the desk." in words_in(beside.text, "draft")
    assert form_of(page, "write").texts["words"] == "Ten sentences from the desk."
    assert "Old words" in words_in(page, "draft")


@BOTH
def test_the_officer_chooses_which_words_go_on(browser, report, headers):
    form = writing(browser, report)
    draft, fields = f"/practice/{report}/draft", dict(form.hidden)
    browser.post(draft, data=fields | {"words": "From the desk."})
    browser.post(draft, data=fields | {"key": "phone", "words": "From the phone."})

    chosen = browser.post(
        draft,
        data=fields | {"key": "phone", "words": "From the phone.", "go_on_with": "phone"},
        headers=headers,
        follow_redirects=True,
    )

    assert form_of(chosen.text, "write").texts["words"] == "From the phone."
    assert "From the desk." in words_in(chosen.text, "draft")


@BOTH
def test_a_report_handed_over_past_newer_words_is_asked_about(browser, report, headers):
    form = writing(browser, report)
    draft, fields = f"/practice/{report}/draft", dict(form.hidden)
    browser.post(draft, data=fields | {"words": "From the desk."})

    answer = browser.post(
        form.action,
        data=fields | {"kind": "write", "key": "phone", "words": REPORT.strip()},
        headers=headers,
    )

    assert answer.status_code == 422 and "typed for this report in another" in answer.text
    assert form_of(answer.text, "write").texts["words"] == REPORT.strip()
    assert "From the desk." in words_in(answer.text, "draft")


def test_on_a_page_that_everybody_has_nobody_finds_what_somebody_else_filled_in(
    browser, officer, colleague, signed_in
):
    form = next(f for f in forms_in(browser.get("/account").text) if f.action.endswith("timers"))
    end(browser)
    browser.post(form.action, data={**dict(form.hidden), "timers": "off"})

    theirs = signed_in(colleague).get("/account").text
    assert 'value="100" checked' in theirs and "You are signed in again" not in theirs

    enter(browser, signed_in, officer)
    mine = browser.get("/account").text
    assert 'value="off" checked' in mine and "You are signed in again" in mine


@pytest.mark.parametrize("what", ["", "/texts/drafts"])
def test_what_is_deleted_is_not_held_beside_it(app, browser, report, officer, signed_in, what):
    form = writing(browser, report)
    browser.post(f"/practice/{report}/draft", data=dict(form.hidden) | {"words": SAID})
    end(browser)
    browser.post(f"/practice/{report}/draft", data=dict(form.hidden) | {"words": SAID})
    enter(browser, signed_in, officer)
    token = dict(forms_in(browser.get("/account").text)[0].hidden)["csrf_token"]

    gone = browser.post(f"/practice/{report}{what}/delete", data={"csrf_token": token})

    assert gone.status_code == 303
    with app.app_context():
        assert database.rows(UnsentForm.__table__.select()) == []
