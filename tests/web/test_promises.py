"""Nothing is said that is not so: each promise of the pages beside what keeps it.

A new column about a person without a word in the privacy notice fails here, and so does a
sentence that leans on a page nobody has, a source called checked whose law has changed, or a
"only you" that no test proves.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from scenario_trainer.config import Support, data_folder
from scenario_trainer.library import references
from scenario_trainer.records.database import db
from scenario_trainer.web.words import words
from tests.web.forms import forms_in
from tests.web.reading import part, words_in
from tests.web.test_languages import said_in_english

TESTS = Path(__file__).parent.parent

# What is stored about a person or their work, and the words of the privacy notice that say so.
TOLD = {
    "person.name": "the name you sign in with",
    "person.display": "the name shown",
    "person.password_hash": "your password only as a code",
    "person.language": "language",
    "person.timers": "timers",
    "person.unit_id": "unit",
    "person.made_at": "when it was made",
    "person.disabled_at": "closed",
    "person.privacy_accepted_at": "when you confirmed this notice",
    "person_grant.what": "roles",
    "sign_in.created_at": "since when",
    "sign_in.seen_at": "the last use",
    "sign_in.ended_at": "Where you are signed in",
    "sign_in.agent": "the browser",
    "sign_in_try.mark": "a code made of the name and the address",
    "sign_in_try.failures": "Failed sign-ins are counted",
    "sign_in_try.last_at": "for a day",
    "attempt.mode": "the mode",
    "attempt.edition_id": "the scenario",
    "attempt.seed": "what was drawn for you",
    "attempt.temperament": "what was drawn for you",
    "attempt.truth": "what was drawn for you",
    "attempt.started_at": "Your attempts",
    "attempt.ended_at": "Your attempts",
    "attempt.submitted_at": "an assessment you hand in",
    "attempt.deadline_at": "the time you had",
    "attempt.seconds_left": "the time you had",
    "attempt.timers": "the time you had",
    "move.kind": "every decision",
    "move.data": "every decision",
    "move.taken_at": "with its time",
    "writing.words": "What you write yourself: reasons, thoughts, plans, questions and reports",
    "writing.deleted_at": "Delete single texts",
    "draft.words": "A draft is kept while you write",
    "draft.saved_at": "A draft is kept while you write",
    "draft.scene": "A draft is kept while you write",
    "draft.revision": "A draft is kept while you write",
    "draft.window_key": "what you typed in another window",
    "draft.sequence": "what you typed in another window",
    "words_beside.words": "what you typed in another window",
    "words_beside.saved_at": "what you typed in another window",
    "words_beside.sequence": "what you typed in another window",
    "unsent_form.fields": "A form you send after your sign-in has ended",
    "unsent_form.held_at": "for a day at most",
    "plan.when_that": "plans",
    "plan.then_i": "plans",
    "plan.by": "plans",
    "result.rules": "The result of an assessment you hand in is written down",
    "result.figures": "The result of an assessment you hand in is written down",
    "result.written_at": "The result of an assessment you hand in is written down",
    **dict.fromkeys(
        [
            "kept_score.moves",
            "kept_score.ratings",
            "kept_score.edition_id",
            "kept_score.rules",
            "kept_score.rewound",
            "kept_score.figures",
            "kept_score.whole",
        ],
        "what it came to is kept with the attempt",
    ),
    "remark.words": "read your words",
    "remark.scene": "the scene and the day",
    "remark.edition_id": "the scene and the day",
    "remark.day": "the scene and the day",
    "audit_entry.at": "by whom and when",
    "audit_entry.by": "by whom and when",
    "audit_entry.act": "What was done to your account",
    "audit_entry.whom": "What was done to your account",
    "audit_entry.details": "What was done to your account",
}
NOBODYS = {"unit", "edition", "shelf"}  # tables that say nothing of a person
NOT_YET = {"rating"}  # what only a trainer writes, for whom there is no page
LINKS = {"invitation"}  # made by administrators; whose it is stands in the audit
SEALS = {"audit_entry.previous", "audit_entry.seal"}  # worked out from what is told

# What the notice says one can do: the page it leads to, and what that page offers.
CAN = {
    "Delete an attempt in coach or practice": ("/progress", r"/practice/[^/]+/delete$"),
    "Delete single texts of yours": ("/progress", r"/practice/[^/]+/texts$"),
    "Sign out any device": ("/account", r"/account/sign-ins/\d+/end$"),
    "Ask what else is kept": ("/support", r"^mailto:"),
}
DELETIONS = {"practice.delete", "own_texts.delete"}  # another one changes what the notice denies

# Words no sentence may use without a test that keeps them.
STRONG = re.compile(
    r"only you|nobody else|you alone|nothing is lost|not lost|nothing was (lost|counted)"
    r"|count(s|ed) twice|nobody is told|[:,] (so )?it cannot be taken back|not kept with",
    re.IGNORECASE,
)
ONLY_YOU = "web/test_policy.py::test_nobody_gets_at_what_is_not_theirs_and_nothing_is_written"
ONCE = "training/test_practice.py::test_a_second_tap_gets_the_same_answer"
NO_WAY_BACK = "records/test_attempts.py::test_a_report_leads_back_to_nobody"
KEPT = {  # how a sentence begins: the test that would fail if it were not so
    "No answer came back": ONCE,
    "Your decisions are recorded": ONLY_YOU,
    "Here it is practice": ONLY_YOU,
    "In the program only you can open": ONLY_YOU,
    "Tick what stands in it": ONLY_YOU,
    "Attempts in coach and practice": ONLY_YOU,
    "Assessments: at present only you": ONLY_YOU,
    "What is wrong? Authors": NO_WAY_BACK,
    "If you write that something is wrong": NO_WAY_BACK,
    "Some scenes are close": "training/test_clock.py::test_stopping_in_an_assessment_wins_no_time",
    "The connection broke": ONCE,
    "That was not open any more": ONCE,
    "This form does not carry the mark": "web/test_access.py::test_a_form_without_its_token_is_refused",
    "What you had filled in is still here": ONCE,
    "What you had written is not lost": "web/test_acts.py::test_words_that_came_too_late_are_shown_and_not_lost",
}  # fmt: skip


@pytest.fixture
def notice(client) -> str:
    """The privacy notice as anybody reads it, in English."""
    return client.get("/privacy").text


def stored_about_people() -> set[str]:
    """Every column that is more than a key, in the tables that are about somebody."""
    tables = db.metadata.tables.values()
    return {
        f"{table.name}.{column.name}"
        for table in tables
        if table.name not in NOBODYS | NOT_YET | LINKS
        for column in table.columns
        if f"{table.name}.{column.name}" in TOLD or not _is_a_key(column)
    } - SEALS


def _is_a_key(column) -> bool:
    named = column.name in ("public_id", "token_hash", "key", "turn")
    return named or column.primary_key or bool(column.foreign_keys)


def test_the_notice_tells_of_everything_that_is_stored_about_somebody(notice):
    told = words_in(notice, "main")

    assert stored_about_people() == set(TOLD)
    assert not {column: said for column, said in TOLD.items() if said not in told}


def test_what_the_notice_says_one_can_do_can_be_done_where_it_says(
    app, signed_in, officer, attempt, notice
):
    can = notice.split("<h2>What you can do</h2>")[1].split("</ul>")[0].split("<li>")[1:]
    settings = app.extensions["settings"]
    app.extensions["settings"] = replace(settings, support=Support(mail="help@academy.example"))
    signed_in(officer)  # on another device
    browser = signed_in(officer)

    assert [said.startswith(begins) for said, begins in zip(can, CAN, strict=True)] == [True] * 4
    for said, (page, offers) in zip(can, CAN.values(), strict=True):
        assert f'href="{page}"' in said
        shown = browser.get(page).text
        places = [form.action for form in forms_in(shown)] + part(shown, "main").links
        assert [place for place in places if re.search(offers, place)], said


def test_nothing_else_can_be_deleted_than_the_notice_says(app):
    assert {name for name in app.view_functions if name.endswith("delete")} == DELETIONS


def test_no_sentence_lets_trainers_do_what_no_page_lets_them_do(app):
    theirs = [name for name, view in app.view_functions.items() if view.policy == "trainer"]
    told = {said for said in _english() if re.search(r"\btrainers?\b", said, re.IGNORECASE)}
    told -= {"trainer"} | {said for said in told if said.startswith("A trainer found")}

    assert told
    for said in told:
        assert ("no page" in said.lower()) == (not theirs), said


def test_a_sentence_that_promises_much_names_the_test_that_keeps_it():
    strong = {said for said in _english() if STRONG.search(said)}

    assert strong == {said for said in strong if said.startswith(tuple(KEPT))}
    for proof in set(KEPT.values()):
        file, name = proof.split("::")
        assert f"def {name}(" in (TESTS / file).read_text("utf-8"), proof


def _english() -> set[str]:
    flat = [said if isinstance(said, tuple) else (said,) for said in said_in_english()]
    return {part for said in flat for part in said if isinstance(part, str)}


# Laws


# What changed in the law since the texts were read, by the ids of its entries.
CHANGED = {
    r"KP-\d": "Criminal Code, by Law 8/2026",
    "LMD-": "Law 10221/2010, by Law 22/2026",
    "LDHF-": "Law 9669/2006, replaced by Law 11/2026",
}


@pytest.fixture(scope="module")
def sources():
    return references.load(data_folder("scenarios") / references.FILE)


def test_every_certainty_of_a_source_has_its_words_and_none_is_made_up(sources):
    can_be = set(get_args(references._Entry.model_fields["confidence"].annotation))

    assert set(words.CERTAINTIES) == can_be == {each.confidence for each in sources.values()}


def test_no_source_is_said_to_be_checked_against_the_law_in_force(app):
    for language in ("en", "sq"):
        with app.test_request_context(headers={"Cookie": f"language={language}"}):
            said = [str(label) for label in words.CERTAINTIES.values()]
        assert not [label for label in said if re.search(r"in force|në fuqi", label)]


def test_no_note_of_a_source_calls_verified_what_was_only_read(sources):
    notes = {id: each.note.by_language for id, each in sources.items() if each.note}
    called = re.compile(
        r"\b(is|are) verified|\be verifikuar|(?<!nuk )\b(është|janë) verifikuar", re.IGNORECASE
    )

    assert not {id: said for id, said in notes.items() if called.search(" ".join(said.values()))}


@pytest.mark.parametrize("ids", CHANGED)
def test_a_source_whose_law_has_changed_since_is_not_called_read(sources, ids):
    entries = {id: each for id, each in sources.items() if re.match(ids, id)}

    assert entries
    assert not [id for id, each in entries.items() if each.confidence == "verified"]


def test_what_is_called_never_scored_is_never_scored(sources):
    unverified = [each for each in sources.values() if each.confidence == "unverified"]

    assert unverified and not [each.id for each in unverified if each.carries_credit]
