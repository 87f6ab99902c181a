"""Attempts are reached by their officer only, and no move is lost or counted twice."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text

from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.errors import NotAllowed, PlayError, TurnTaken
from scenario_trainer.records import attempts, database, drafts, remarks
from scenario_trainer.records.database import transaction
from scenario_trainer.records.drafts import StoredWords
from scenario_trainer.records.tables import Attempt, Draft, Plan, WordsBeside, Writing
from scenario_trainer.records.tables import Move as MoveTable
from scenario_trainer.training.views import PlanView
from tests.builders import a_decision
from tests.stored import NOON, a_person, an_attempt, an_edition, move_on

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("opened")]


def test_an_attempt_is_read_back_as_it_was_played():
    officer = a_person()
    moves = (
        a_decision("introduce", confidence="fairly", reason="calm"),
        Move("pick", options=("a", "b")),
        Move("rewind", to=0),
        Move("hint"),
        Move("continue"),
        Move("ask", option="words.open", question="leading"),
        Move("sort", placed=(("slur", "for", 3), ("drink", "unknown", 0))),
        Move("estimate", number=0),
        Move("classify", option="open", options=("injury",), placed=(("slur", "for", 0),)),
    )
    played = an_attempt(officer, *moves)

    read = attempts.of_officer(played.public_id, officer.id)

    assert read == played
    assert read.moves == moves
    assert read.start == Start(7, 1, 0)
    assert read.slug == "the-door"
    assert read.moved_at == NOON + timedelta(minutes=9)


def test_an_attempt_of_somebody_else_is_not_there():
    attempt, stranger = an_attempt(), a_person()

    with pytest.raises(NotAllowed):
        attempts.of_officer(attempt.public_id, stranger.id)


def test_a_turn_is_taken_once():
    attempt = an_attempt()
    move_on(attempt, a_decision("introduce"), key="one tap")

    with pytest.raises(TurnTaken):
        move_on(attempt, a_decision("shout"), key="another tap")

    assert _stored(attempt).moves == (a_decision("introduce"),)


def test_a_move_of_before_is_read_by_what_it_is_called_now():
    attempt = an_attempt()
    move_on(attempt, Move("rate", options=("words",)))  # the stored word of a build of before

    assert _stored(attempt).moves == (Move("look_over", options=("words",)),)


def test_a_key_is_taken_once():
    attempt = an_attempt()
    moved = move_on(attempt, a_decision("introduce"), key="one tap")

    with pytest.raises(TurnTaken):
        move_on(moved, a_decision("introduce"), key="one tap")

    assert _stored(attempt).keys == ("one tap",)


def test_the_same_key_serves_another_attempt():
    for attempt in (an_attempt(), an_attempt()):
        move_on(attempt, a_decision("introduce"), key="one tap")

        assert _stored(attempt).has("one tap")


def test_a_refused_move_leaves_nothing_behind():
    attempt = an_attempt()
    move_on(attempt, a_decision("introduce"))

    with pytest.raises(TurnTaken):
        move_on(attempt, a_decision("shout"), words="my reason", ended_at=NOON)

    assert attempts.writings_of(attempt) == {}
    assert _stored(attempt).ended_at is None


def test_the_clock_follows_the_moves():
    attempt = an_attempt(seconds_left=30, timers="150")

    with transaction():
        attempts.set_clock(attempt, deadline_at=NOON, seconds_left=30)
    running = _stored(attempt)
    moved = move_on(running, a_decision("introduce"), seconds_left=12, ended_at=NOON)

    assert (running.deadline_at, running.seconds_left, running.timers) == (NOON, 30, "150")
    assert _stored(attempt) == moved
    assert (moved.deadline_at, moved.seconds_left, moved.ended_at) == (None, 12, NOON)


def test_words_stand_with_their_move_and_can_go():
    attempt = an_attempt(None, a_decision("introduce"))
    attempt = move_on(attempt, Move("reflect"), words="I should\0 wait.")

    said = attempts.writings_of(attempt)
    with transaction():
        attempts.delete_writing(attempt, 1, NOON)

    assert said == {1: "I should wait."}
    assert attempts.writings_of(attempt) == {1: ""}
    assert _stored(attempt).moves == attempt.moves


def test_all_of_an_officer_are_theirs_in_order():
    officer = a_person()
    later = an_attempt(officer, a_decision("b"), now=NOON + timedelta(days=1))
    earlier = an_attempt(officer, a_decision("a"), a_decision("c"))

    assert attempts.all_of_officer(officer.id) == (earlier, later)


def test_a_result_is_written_once():
    attempt = an_attempt(mode="assessment")
    with transaction():
        attempts.submit(attempt, result={"rules": "1", "total": 61}, now=NOON)

    with pytest.raises(PlayError), transaction():
        attempts.submit(attempt, result={"rules": "1", "total": 99}, now=NOON)

    assert attempts.result_of(attempt) == {"rules": "1", "total": 61}
    assert _stored(attempt).submitted_at == NOON


def test_a_deleted_attempt_takes_all_with_it():
    attempt = move_on(an_attempt(), a_decision("introduce"), words="why")
    with transaction():
        attempts.keep_plan(attempt, PlanView("asked", "wait", None))

    with transaction():
        attempts.delete(attempt)

    assert _counts() == {"attempt": 1, "move": 1, "writing": 0, "plan": 0}  # the bystander's


def test_a_plan_takes_the_place_of_the_one_before():
    officer = a_person()
    attempt = an_attempt(officer)
    with transaction():
        attempts.keep_plan(attempt, PlanView("somebody cries", "I wait", None))
        attempts.keep_plan(attempt, PlanView("somebody shouts", "I wait", date(2026, 4, 1)))

    assert attempts.plan_of(attempt).when_that == "somebody shouts"
    assert [plan.by for plan in attempts.plans_of_officer(officer.id)] == [date(2026, 4, 1)]
    assert attempts.plans_of_officer(a_person().id) == ()


def test_an_empty_plan_goes_away():
    attempt = an_attempt()
    with transaction():
        attempts.keep_plan(attempt, PlanView("asked", "wait"))
        attempts.keep_plan(attempt, PlanView())

    assert attempts.plan_of(attempt) is None


def test_drawn_variants_are_remembered_per_scenario():
    officer, lease = a_person(), an_edition("the-lease", b"id: the-lease\n")
    an_attempt(officer, start=Start(1, 2, 1))
    an_attempt(officer, start=Start(2, 0, 1))
    an_attempt(officer, edition=lease, start=Start(3, 1, 1))
    an_attempt(a_person(), start=Start(4, 2, 2))

    assert attempts.draws_met(officer.id, "the-door") == ((2, 1), (0, 1))


def test_others_reach_only_what_was_handed_in():
    handed_in = an_attempt(mode="assessment")
    with transaction():
        attempts.submit(handed_in, result={"rules": "1"}, now=NOON)

    assert attempts.submitted_assessment(handed_in.public_id).id == handed_in.id
    for other in (an_attempt(mode="assessment"), an_attempt(mode="practice")):
        with pytest.raises(NotAllowed):
            attempts.submitted_assessment(other.public_id)


def test_practice_stays_the_officers_even_when_marked_submitted():
    practice = an_attempt(mode="practice")
    with transaction():
        attempts.submit(practice, result={"rules": "1"}, now=NOON)

    with pytest.raises(NotAllowed):
        attempts.submitted_assessment(practice.public_id)


def test_a_report_leads_back_to_nobody():
    edition = an_edition()
    with transaction():
        attempts.remark(edition.id, "hall", "not at my station", day=NOON.date())

    report = remarks.latest()[0]

    assert (report.slug, report.scene, report.words) == ("the-door", "hall", "not at my station")
    columns = {column.name for column in remarks.Remark.__table__.columns}
    assert columns == {"id", "edition_id", "scene", "words", "day"}


def test_a_change_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="outside"):
        attempts.delete(an_attempt())


def _stored(attempt):
    return attempts.of_officer(attempt.public_id, attempt.person_id)


def _counts():
    tables = (Attempt, MoveTable, Writing, Plan)
    return {
        table.__tablename__: database.row(select(func.count()).select_from(table))[0]
        for table in tables
    }


def test_a_draft_is_kept_until_another_one_comes_or_it_is_dropped():
    attempt = an_attempt(a_person())

    with transaction():
        drafts.put(attempt, "report", StoredWords("phone", "At 18:05", NOON))
        drafts.put(attempt, "report", StoredWords("phone", "At 18:05 Ina", NOON, sequence=2))
    kept = drafts.of_scene(attempt, "report")
    with transaction():
        drafts.drop(attempt, "report")

    assert kept == StoredWords("phone", "At 18:05 Ina", NOON, sequence=2, revision=2)
    assert drafts.of_scene(attempt, "report") is None


def test_a_draft_goes_with_its_attempt():
    attempt = an_attempt(a_person())
    with transaction():
        drafts.put(attempt, "report", StoredWords("phone", "At 18:05", NOON))
        drafts.put_beside(attempt, "report", StoredWords("desk", "At 18:06", NOON))

    with transaction():
        attempts.delete(attempt)

    assert database.rows(select(Draft.words)) == database.rows(select(WordsBeside.words)) == []


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_running_assessment_is_found_without_reading_all_attempts():
    theirs = attempts.RUNNING.where(Attempt.person_id == 1)
    statement = theirs.compile(compile_kwargs={"literal_binds": True})

    plan = database.rows(text(f"EXPLAIN QUERY PLAN {statement}"))

    assert any("attempt_running (person_id=? AND mode=? AND submitted_at=?)" in r[3] for r in plan)
