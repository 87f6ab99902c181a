"""What an officer wrote can be deleted text by text; what they did, and what it was worth, stays."""

import pytest

from scenario_trainer.engine.play import play
from scenario_trainer.errors import NotAllowed
from scenario_trainer.records import attempts, drafts, ratings
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.records.drafts import StoredWords
from scenario_trainer.records.people import StoredPerson
from scenario_trainer.training import debrief, own_texts, practice
from scenario_trainer.training.results import score_of
from scenario_trainer.training.views import PlanView
from tests import stored
from tests.training.wandering import bench, the_bench, the_way

START = play.Start(7, 0, 0)
EVENING = ("estimate=80", "sort", "camera+photo+bench", "clip", "sort", "estimate=60")
WAY = ("ask", "words.open", "leave", *EVENING, "indicated", "write", "rate", "woman.none")
WORDS = {
    "decide": "His eye comes first.",
    "ask": "What happened then?",
    "write": "At 17:40 Luan sat on the bench. He says that the man with the cap struck him once.",
}
DRAFT = "Begun at 17:50, he was st"
PLAN_WORDS = ("I meet him", "I listen")
REASON, QUESTION, REPORT = "0", "1", "10"


def written(officer: StoredPerson, mode: str = "practice") -> StoredAttempt:
    """An attempt at its ending with a reason, a question and a report in the officer's words."""
    attempt = stored.an_attempt(officer, mode=mode, edition=the_bench(), start=START)
    *way, last = the_way(bench(), START, *WAY)
    for move in way:
        own = move.option != "woman.none" and WORDS.get(move.kind)
        question = "open" if move.kind == "ask" else None
        attempt = stored.move_on(attempt, move._replace(question=question), words=own or None)
    attempt = stored.move_on(attempt, last, ended_at=stored.NOON)
    with transaction():
        drafts.put(attempt, "report", StoredWords("", DRAFT, stored.NOON))
    debrief.plan(attempt.public_id, officer.id, PlanView(*PLAN_WORDS))
    return attempt


def kinds(attempt: StoredAttempt) -> dict[str, str]:
    """The kind of each text that is still there, by its id."""
    own = own_texts.own_texts(attempt.public_id, attempt.person_id)
    return {text.id: text.kind for text in own.texts if text.words}


@pytest.mark.both_databases
def test_every_text_of_an_attempt_is_listed_with_the_moment_it_was_written_in(officer):
    attempt = written(officer)

    own = own_texts.own_texts(attempt.public_id, officer.id)

    assert [(text.id, text.kind, text.words) for text in own.texts] == [
        (REASON, "reason", ("His eye comes first.",)),
        (QUESTION, "question", ("What happened then?",)),
        (REPORT, "narrative", (WORDS["write"],)),
        ("drafts", "drafts", (DRAFT,)),
        ("plan", "plan", PLAN_WORDS),
    ]
    assert own.texts[1].title.speak("en") == "On the other bench"


@pytest.mark.parametrize("mode", ["coach", "practice", "assessment"])
@pytest.mark.parametrize("text", [REASON, QUESTION, REPORT, "drafts", "plan"])
@pytest.mark.both_databases
def test_one_text_goes_and_everything_else_stays(officer, mode, text):
    attempt = written(officer, mode)
    debrief.submit(attempt.public_id, officer.id)
    before, score = kinds(attempt), score_of(attempt)

    own_texts.delete(attempt.public_id, officer.id, text)
    own_texts.delete(attempt.public_id, officer.id, text)

    again = attempts.of_officer(attempt.public_id, officer.id)
    assert kinds(attempt) == {id: kind for id, kind in before.items() if id != text}
    assert (again.moves, score_of(again)) == (attempt.moves, score)


def test_the_debrief_is_told_that_words_were_deleted(officer):
    attempt = written(officer)

    for text in (REASON, QUESTION, REPORT):
        own_texts.delete(attempt.public_id, officer.id, text)

    bodies = {entry.kind: entry.body for entry in reversed(_entries(attempt))}
    assert bodies["decision"].reason_words == ""
    assert [question.words for question in bodies["talk"].questions] == [""]
    assert (bodies["narrative"].words, bodies["narrative"].count) == ("", 0)


def test_words_that_were_never_written_are_not_called_deleted(officer):
    attempt = written(officer)

    last = _entries(attempt)[-1]

    assert last.kind == "decision" and last.body.reason_words is None


@pytest.mark.both_databases
def test_a_report_can_go_before_its_checklist_is_gone_through(officer):
    attempt = stored.an_attempt(officer, edition=the_bench(), start=START)
    for move in the_way(bench(), START, *WAY[: WAY.index("rate")]):
        attempt = stored.move_on(attempt, move, words=WORDS.get(move.kind))

    own_texts.delete(attempt.public_id, officer.id, REPORT)

    scene = practice.scene(attempt.public_id, officer.id)
    assert (scene.kind, scene.act.words) == ("look_over", "")


@pytest.mark.both_databases
def test_a_deleted_report_is_not_rated_any_more_and_a_rating_it_has_stays(officer):
    trainer, marks = stored.a_person("trainer", "trainer"), {"words": True}
    attempt = written(officer, "assessment")
    debrief.submit(attempt.public_id, officer.id)
    attempt = attempts.of_officer(attempt.public_id, officer.id)
    with transaction():
        ratings.rate_narrative(attempt, int(REPORT), marks, by=trainer.id, now=stored.NOON)

    own_texts.delete(attempt.public_id, officer.id, REPORT)

    assert ratings.of_attempt(attempt) == {int(REPORT): 100}
    with pytest.raises(NotAllowed), transaction():
        ratings.rate_narrative(attempt, int(REPORT), marks, by=trainer.id, now=stored.NOON)


@pytest.mark.parametrize("text", ["2", "99", "9" * 40, "-1", "x", "٣"])
def test_what_is_no_text_of_the_attempt_is_not_there(officer, text):
    attempt = written(officer)

    with pytest.raises(NotAllowed):
        own_texts.delete(attempt.public_id, officer.id, text)
    with pytest.raises(NotAllowed):
        own_texts.own_text(attempt.public_id, officer.id, text)


def test_nobody_reaches_the_texts_of_somebody_else(officer):
    attempt, other = written(officer), stored.a_person("other", "officer", "administrator")

    for ask in (own_texts.own_text, own_texts.delete):
        for text in (REASON, "drafts", "plan"):
            with pytest.raises(NotAllowed):
                ask(attempt.public_id, other.id, text)

    assert len(kinds(attempt)) == 5


def _entries(attempt: StoredAttempt):
    return debrief.debrief(attempt.public_id, attempt.person_id).debrief.entries
