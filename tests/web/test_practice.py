"""A decision over the web: for htmx and for a plain browser, once and only once."""

import pytest

from scenario_trainer.records import attempts, remarks
from scenario_trainer.training import practice
from tests import stored
from tests.training.playing import take, to_the_end
from tests.web.conftest import HTMX
from tests.web.forms import form_of, forms_in
from tests.web.reading import part, the_tap, words_in

BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["browser", "htmx"])


def moves_of(app, attempt, officer):
    with app.app_context():
        return attempts.of_officer(attempt, officer.id).moves


def page_of(browser, attempt, **asked):
    return browser.get(f"/practice/{attempt}", query_string=asked).text


def send(browser, attempt, tap, headers=None):
    return browser.post(
        f"/practice/{attempt}/moves", data=tap, headers=headers, follow_redirects=True
    )


def finished(app, officer, mode="practice"):
    with app.app_context():
        stored.the_counter()
        attempt = practice.begin("the-counter", officer.id, mode)
        to_the_end(attempt, officer.id)
    return attempt


def test_the_scene_is_a_page_for_a_browser_and_a_part_for_htmx(browser, attempt):
    page = browser.get(f"/practice/{attempt}")
    fragment = browser.get(f"/practice/{attempt}", headers=HTMX)

    assert page.text.startswith("<!doctype html>")
    assert fragment.text.lstrip().startswith('<section id="scene"')
    assert "HX-Request" in page.vary and "HX-Request" in fragment.vary


def test_a_restored_or_boosted_page_is_a_page(browser, attempt):
    restored = HTMX | {"HX-History-Restore-Request": "true"}
    boosted = HTMX | {"HX-Request-Type": "full"}

    for headers in (restored, boosted):
        answer = browser.get(f"/practice/{attempt}", headers=headers)
        assert answer.text.startswith("<!doctype html>")


@BOTH
def test_a_decision_shows_its_consequence(browser, attempt, headers):
    tap = the_tap(page_of(browser, attempt))

    answer = send(browser, attempt, tap, headers)

    assert answer.status_code == 200
    assert "You did this" in words_in(answer.text, "scene")


@BOTH
def test_a_second_tap_gets_the_same_answer(app, browser, attempt, officer, headers):
    tap = the_tap(page_of(browser, attempt))
    first = send(browser, attempt, tap, headers)

    second = send(browser, attempt, tap, headers)

    assert words_in(second.text, "scene") == words_in(first.text, "scene")
    assert len(moves_of(app, attempt, officer)) == 1


@BOTH
def test_another_tap_on_an_old_turn_shows_the_present_scene(
    app, browser, attempt, officer, headers
):
    tap = the_tap(page_of(browser, attempt))
    send(browser, attempt, tap)

    answer = send(browser, attempt, tap | {"key": "another-window"}, headers)

    assert answer.status_code == 409
    assert "already decided" in words_in(answer.text, "scene")
    assert len(moves_of(app, attempt, officer)) == 1


@BOTH
@pytest.mark.parametrize("wrong", [{"option": []}, {"kind": "dance"}, {"turn": "x"}, {"key": ""}])
def test_what_cannot_be_read_moves_nothing_and_says_so(
    app, browser, attempt, officer, headers, wrong
):
    tap = the_tap(page_of(browser, attempt)) | wrong

    answer = send(browser, attempt, tap, headers)

    assert answer.status_code == 422
    assert words_in(answer.text, "scene")
    assert moves_of(app, attempt, officer) == ()


def test_an_option_of_nowhere_is_not_open(app, browser, attempt, officer):
    tap = the_tap(page_of(browser, attempt)) | {"option": "000000000000"}

    answer = send(browser, attempt, tap)

    assert answer.status_code == 409
    assert moves_of(app, attempt, officer) == ()


def test_the_answer_key_stays_on_the_server(browser, attempt):
    shown = page_of(browser, attempt)

    for told in ("strong", "harmful", "credit", "regret"):
        assert told not in shown.lower()


def test_a_hint_is_asked_for_and_shown(browser, coached):
    page = page_of(browser, coached)
    fields = part(page, "scene").fields
    hint = {"kind": "hint", "turn": fields["turn"][0], "key": "a-hint"}

    answer = send(browser, coached, hint, HTMX)

    assert "Coach:" in words_in(answer.text, "hint")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", ""),
        ("get", "/debrief"),
        ("post", "/moves"),
        ("post", "/pause"),
        ("post", "/clock"),
        ("post", "/submit"),
        ("post", "/delete"),
        ("post", "/remarks"),
        ("post", "/plan"),
    ],
)
def test_somebody_elses_attempt_is_not_there(app, records, signed_in, attempt, method, path):
    stranger = signed_in(stored.a_person("stranger"))
    form = {"kind": "decide", "turn": "0", "key": "k", "option": "x", "words": "?"}

    answer = getattr(stranger, method)(f"/practice/{attempt}{path}", data=form)

    assert answer.status_code == 404


@BOTH
def test_a_red_flag_that_ended_the_story_can_be_taken_again(
    app, browser, officer, attempt, headers
):
    with app.app_context():
        take(attempt, officer.id, "Come with me")
        take(attempt, officer.id, "Is it a family matter")
    card = form_of(page_of(browser, attempt), "rewind")

    answer = send(browser, attempt, dict(card.hidden), headers)

    assert "The first question" in words_in(answer.text, "scene")
    assert "Stop" not in words_in(answer.text, "scene")
    assert [move.kind for move in moves_of(app, attempt, officer)] == ["decide", "decide", "rewind"]


@BOTH
@pytest.mark.parametrize("path", ["", "/debrief", "/texts"])
def test_beside_an_assessment_a_sentence_says_why_and_until_when(
    app, browser, officer, path, headers
):
    attempt = finished(app, officer, "coach")
    with app.app_context():
        practice.begin("the-counter", officer.id, "assessment")

    answer = browser.get(f"/practice/{attempt}{path}", headers=headers)

    assert answer.status_code == 409
    assert "open again once you have handed it in" in answer.text
    assert "Closed until you hand in your assessment" in answer.text or headers
    assert answer.headers.get("HX-Reswap") == ("none" if headers else None)
    assert "Why" not in answer.text and "Coach" not in answer.text


@BOTH
def test_the_choices_are_not_in_the_page_before_the_clock_runs(app, browser, officer, headers):
    with app.app_context():
        edition = stored.a_timed_counter()
        attempt = practice.begin(edition.slug, officer.id, "assessment")
    waiting = page_of(browser, attempt)
    form = next(form for form in forms_in(waiting) if form.action.endswith("/clock"))

    answer = browser.post(
        form.action, data=dict(form.hidden), headers=headers, follow_redirects=True
    )

    assert "Come with me" not in waiting and "Show the choices" in words_in(waiting, "timed")
    assert "Come with me" in words_in(answer.text, "timed")
    assert "within 20 seconds" in words_in(answer.text, "timed")
    assert send(browser, attempt, the_tap(page_of(browser, attempt)), headers).status_code == 200


def test_the_debrief_waits_for_the_end(browser, attempt):
    assert browser.get(f"/practice/{attempt}/debrief").status_code == 409


def test_the_debrief_has_all_its_parts(app, browser, officer):
    attempt = finished(app, officer)

    page = browser.get(f"/practice/{attempt}/debrief").text

    for id in ("turning-point", "happened", "truth", "way", "profile-title", "own-plan", "plan"):
        assert words_in(page, id)
    assert "<svg" in page and "Your way as a table" in page


def test_an_assessment_is_handed_in_before_its_debrief(app, browser, officer):
    attempt = finished(app, officer, "assessment")

    before = browser.get(f"/practice/{attempt}/debrief")
    handed_in = browser.post(f"/practice/{attempt}/submit", follow_redirects=True)

    assert before.status_code == 409
    assert "first assessment" in handed_in.text


def test_stopping_leads_to_the_library_and_going_on_leads_back(browser, attempt):
    stopped = browser.post(f"/practice/{attempt}/pause")

    assert stopped.location == "/library"
    assert f'href="/practice/{attempt}"' in browser.get("/library").text


def test_a_report_reaches_the_authors_without_the_officer(app, browser, attempt):
    answer = browser.post(
        f"/practice/{attempt}/remarks", data={"words": "We have no side room."}, headers=HTMX
    )

    with app.app_context():
        remark = remarks.latest()[0]
    assert "Thank you" in words_in(answer.text, "remark")
    assert remark.words == "We have no side room."


@BOTH
def test_a_plan_is_kept_and_found_again(app, browser, officer, headers):
    attempt = finished(app, officer)
    plan = {"when_that": "somebody is afraid", "then_i": "ask where to talk", "by": "2026-12-01"}

    kept = browser.post(f"/practice/{attempt}/plan", data=plan, headers=headers)

    assert kept.status_code == (200 if headers else 303)
    assert "somebody is afraid" in browser.get("/progress").text
    assert "01.12.2026" in browser.get("/progress").text


def test_a_plan_for_no_day_is_refused(app, browser, officer):
    attempt = finished(app, officer)
    plan = {"when_that": "x", "then_i": "y", "by": "soon"}

    assert browser.post(f"/practice/{attempt}/plan", data=plan).status_code == 422


def test_practice_can_be_deleted(browser, attempt):
    browser.post(f"/practice/{attempt}/delete")

    assert browser.get(f"/practice/{attempt}").status_code == 404
