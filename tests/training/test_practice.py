"""One decision, one transaction; nothing lost, nothing counted twice, nobody else's."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from scenario_trainer.engine.play import play
from scenario_trainer.errors import InputError, NotAllowed, OptionNotOpen, PlayError, TurnTaken
from scenario_trainer.records import attempts, database
from scenario_trainer.records.tables import Attempt, Move, Plan, Remark, Writing
from scenario_trainer.stage import scenes
from scenario_trainer.stage.tokens import token_of
from scenario_trainer.training import practice
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.shelf import introduction, library
from tests import stored
from tests.training.playing import an_answer, as_played, saying, take, to_the_end


@pytest.fixture
def attempt(counter, officer) -> str:
    return practice.begin("the-counter", officer.id, "practice")


def moves_of(attempt, officer):
    return attempts.of_officer(attempt, officer.id).moves


def test_an_attempt_begins_at_the_opening(attempt, officer):
    scene = practice.scene(attempt, officer.id)

    assert (scene.kind, scene.turn, scene.decided) == ("decision", 0, 0)
    assert scene.title.speak("en") == "At the counter"
    assert len(scene.options) == 4


def test_nothing_is_begun_before_the_privacy_notice(counter, opened):
    newcomer = stored.a_person("newcomer")

    with pytest.raises(InputError) as refused:
        practice.begin("the-counter", newcomer.id, "practice")

    assert refused.value.code == "privacy_first"


def test_an_unknown_scenario_or_mode_is_refused(counter, officer):
    with pytest.raises(NotAllowed):
        practice.begin("the-moon", officer.id, "practice")
    with pytest.raises(InputError):
        practice.begin("the-counter", officer.id, "cheating")


def test_a_decision_shows_its_consequence_and_the_next_scene(attempt, officer):
    scene = take(attempt, officer.id, "Come with me")

    assert scene.title.speak("en") == "The first question"
    assert [text.speak("en")[:12] for text in scene.consequence.chosen] == ["Come with me"]
    assert scene.consequence.lines
    assert scene.consequence.note is None


def test_nothing_of_the_answer_key_leaves_before_the_decision(attempt, officer):
    shown = repr(practice.scene(attempt, officer.id))

    for secret in ("aside", "loudly", "strong", "harmful", "Whoever must raise", "overheard"):
        assert secret not in shown


def test_tokens_differ_between_attempts(counter, officer):
    first, second = (practice.begin("the-counter", officer.id, "coach") for _ in range(2))

    tokens = [
        {option.token for option in practice.scene(each, officer.id).options}
        for each in (first, second)
    ]

    assert not tokens[0] & tokens[1]


def test_the_order_of_options_belongs_to_the_attempt(counter, officer):
    orders = set()
    for _ in range(12):
        attempt = practice.begin("the-counter", officer.id, "practice")
        scenes = [practice.scene(attempt, officer.id) for _ in range(2)]
        orders |= {tuple(o.label.speak("en") for o in scene.options) for scene in scenes}
        assert scenes[0].options == scenes[1].options

    assert len(orders) > 1


@pytest.mark.both_databases
def test_a_second_tap_gets_the_same_answer(attempt, officer):
    tap = saying(practice.scene(attempt, officer.id), "Come with me")
    first = practice.decide(attempt, officer.id, tap)

    second = practice.decide(attempt, officer.id, tap)

    assert replace(first, key="") == replace(second, key="")
    assert len(moves_of(attempt, officer)) == 1


@pytest.mark.both_databases
def test_another_tap_on_an_old_turn_is_told_so(attempt, officer):
    stale = saying(practice.scene(attempt, officer.id), "Come with me", key="tab-2")
    take(attempt, officer.id, "Sit down")

    with pytest.raises(TurnTaken):
        practice.decide(attempt, officer.id, stale)
    assert len(moves_of(attempt, officer)) == 1


def test_a_token_of_another_attempt_is_not_open(attempt, officer):
    other = practice.begin("the-counter", officer.id, "practice")
    foreign = an_answer(practice.scene(other, officer.id))

    with pytest.raises(OptionNotOpen):
        practice.decide(attempt, officer.id, foreign)


@pytest.mark.parametrize("missing", [{"confidence": None}, {"reason": None}, {"tokens": ()}])
def test_confidence_and_reason_come_before_the_consequence(attempt, officer, missing):
    answer = an_answer(practice.scene(attempt, officer.id), **missing)

    with pytest.raises(InputError):
        practice.decide(attempt, officer.id, answer)
    assert moves_of(attempt, officer) == ()


@pytest.mark.both_databases
def test_a_reason_in_words_is_kept_apart_from_the_move(attempt, officer):
    take(attempt, officer.id, "Come with me", words=" She whispers. ")
    held = attempts.of_officer(attempt, officer.id)

    assert attempts.writings_of(held) == {0: "She whispers."}
    assert "whispers" not in repr(held.moves)


def test_a_reason_is_at_most_two_hundred_characters(attempt, officer):
    with pytest.raises(InputError):
        take(attempt, officer.id, "Come with me", words="x" * 201)


def test_somebody_elses_attempt_is_not_there(attempt, officer):
    stranger = stored.a_person("stranger")
    scene = practice.scene(attempt, officer.id)

    for reach in (
        lambda: practice.scene(attempt, stranger.id),
        lambda: practice.decide(attempt, stranger.id, an_answer(scene)),
        lambda: practice.pause(attempt, stranger.id),
        lambda: practice.start_clock(attempt, stranger.id, turn=0),
        lambda: practice.delete(attempt, stranger.id),
        lambda: practice.remark(attempt, stranger.id, "words"),
    ):
        with pytest.raises(NotAllowed):
            reach()


def test_a_rewind_keeps_the_first_choice_on_the_record(attempt, officer):
    take(attempt, officer.id, "Speak up")
    scene = practice.scene(attempt, officer.id)
    back = an_answer(scene, kind="rewind", tokens=(), to=0)

    again = practice.decide(attempt, officer.id, back)

    assert again.title.speak("en") == "At the counter"
    assert again.consequence is None
    assert [move.kind for move in moves_of(attempt, officer)] == ["decide", "rewind"]


def test_an_assessment_has_no_way_back_and_no_hint(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "assessment")
    scene = take(attempt, officer.id, "Speak up")

    assert scene.rewinds == () and not scene.may_hint
    for kind in ("rewind", "hint"):
        with pytest.raises(OptionNotOpen):
            practice.decide(attempt, officer.id, an_answer(scene, kind=kind, to=0))


def test_a_hint_is_given_once_and_only_by_the_coach(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "coach")
    scene = practice.scene(attempt, officer.id)

    hinted = practice.decide(attempt, officer.id, an_answer(scene, kind="hint"))

    assert scene.may_hint and scene.hint is None
    assert hinted.hint.speak("en") == "Who can hear you both?" and not hinted.may_hint
    with pytest.raises(OptionNotOpen):
        practice.decide(attempt, officer.id, an_answer(hinted, kind="hint"))


def test_the_coach_says_one_line_after_a_decision(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "coach")

    scene = take(attempt, officer.id, "Come with me")

    assert scene.consequence.note.speak("en").startswith("A closed door")


@pytest.mark.parametrize(("mode", "stops"), [("coach", 1), ("practice", 1), ("assessment", 0)])
def test_a_critical_flag_shows_the_stop_card_where_one_can_go_back(counter, officer, mode, stops):
    attempt = practice.begin("the-counter", officer.id, mode)
    take(attempt, officer.id, "Come with me")

    scene = take(attempt, officer.id, "Is it a family matter")

    assert bool(scene.stop) == bool(stops)
    if stops:
        assert (scene.stop.flag, scene.stop.back_to) == ("RF3", 1)
        assert practice.scene(attempt, officer.id, past_stop=1).stop is None


def test_the_coach_is_always_alike_and_practice_is_drawn(counter, officer):
    coached = {
        attempts.of_officer(practice.begin("the-counter", officer.id, "coach"), officer.id).start
        for _ in range(3)
    }
    drawn = {
        attempts.of_officer(practice.begin("the-counter", officer.id, "practice"), officer.id).start
        for _ in range(3)
    }

    assert len(coached) == 1 and len(drawn) == 3


@pytest.mark.both_databases
def test_an_assessment_takes_a_variant_practice_has_not_shown(counter, officer):
    for _ in range(8):
        to_the_end(practice.begin("the-counter", officer.id, "practice"), officer.id)
    shown = attempts.draws_met(officer.id, "the-counter")

    assessed = practice.begin("the-counter", officer.id, "assessment")

    start = attempts.of_officer(assessed, officer.id).start
    assert (start.temperament, start.truth) not in shown


@pytest.mark.both_databases
def test_what_was_practised_and_deleted_does_not_come_up_in_an_assessment(counter, officer):
    practised = set()
    for mode in ["coach", *["practice"] * 40]:
        attempt = practice.begin("the-counter", officer.id, mode)
        practised.add(drawn_in(attempt, officer))
        if len(practised) % 2:
            practice.delete(attempt, officer.id)
    for row in attempts.all_of_officer(officer.id):
        practice.delete(row.public_id, officer.id)

    assessed = practice.begin("the-counter", officer.id, "assessment")

    assert drawn_in(assessed, officer) not in practised


def drawn_in(attempt, officer):
    start = attempts.of_officer(attempt, officer.id).start
    return start.temperament, start.truth


def test_words_are_kept_only_where_a_move_asks_for_them(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "coach")
    scene = practice.scene(attempt, officer.id)

    practice.decide(
        attempt, officer.id, an_answer(scene, kind="hint", tokens=(), words="w" * 60_000)
    )

    assert moves_of(attempt, officer)[0].kind == "hint"
    assert _count(Writing) == 0


def test_going_back_and_forth_has_an_end(attempt, officer, monkeypatch):
    monkeypatch.setattr(scenes, "MOST_MOVES", 3)
    take(attempt, officer.id, "Come with me")
    scene = practice.scene(attempt, officer.id)
    practice.decide(attempt, officer.id, an_answer(scene, kind="rewind", tokens=(), to=0))
    take(attempt, officer.id, "Come with me")

    with pytest.raises(PlayError) as refused:
        take(attempt, officer.id, "")

    assert refused.value.code == "too_many_moves"


@pytest.mark.both_databases
def test_two_taps_at_once_begin_one_assessment(counter, officer, opened):
    def tap(_):
        with opened.app_context():
            try:
                return practice.begin("the-counter", officer.id, "assessment")
            except InputError as refused:
                return refused.code

    with ThreadPoolExecutor(8) as taps:
        told = list(taps.map(tap, range(8)))

    assert told.count("mode_closed") == 7


@pytest.mark.both_databases
def test_only_one_assessment_runs_at_a_time(counter, officer):
    practice.begin("the-counter", officer.id, "assessment")

    with pytest.raises(InputError) as refused:
        practice.begin("the-counter", officer.id, "assessment")
    assert refused.value.code == "mode_closed"


def test_there_is_no_coach_beside_an_assessment(counter, officer):
    coached = practice.begin("the-counter", officer.id, "coach")
    scene = practice.scene(coached, officer.id)
    practice.begin("the-counter", officer.id, "assessment")

    with pytest.raises(InputError):
        practice.begin("the-counter", officer.id, "practice")
    for kind in ("decide", "hint"):
        with pytest.raises(PlayError) as refused:
            practice.decide(coached, officer.id, an_answer(scene, kind=kind))
        assert refused.value.code == "beside_assessment"
    assert {mode.closed for mode in introduction("the-counter", officer.id).modes} == {"running"}


def test_an_assessment_that_is_not_handed_in_is_still_under_way(counter, officer):
    assessed = practice.begin("the-counter", officer.id, "assessment")
    to_the_end(assessed, officer.id)

    assert library(officer.id).suggested.running == assessed


@pytest.mark.both_databases
def test_a_running_attempt_stays_on_its_edition(attempt, officer):
    stored.the_counter((b"Come with me, please", b"Follow me, please"))
    fresh = practice.begin("the-counter", officer.id, "practice")

    def offers(public_id, words):
        scene = practice.scene(public_id, officer.id)
        return any(option.label.speak("en").startswith(words) for option in scene.options)

    assert offers(attempt, "Come with me") and not offers(attempt, "Follow me")
    assert offers(fresh, "Follow me")


@pytest.mark.both_databases
def test_a_deleted_attempt_is_gone_with_all_it_held(attempt, officer):
    take(attempt, officer.id, "Come with me", words="She whispers.")
    kept = {table: _count(table) for table in (Attempt, Move, Writing, Plan)}

    practice.delete(attempt, officer.id)

    assert _count(Attempt) == kept[Attempt] - 1
    assert _count(Move) == kept[Move] - 1
    assert _count(Writing) == kept[Writing] - 1
    with pytest.raises(NotAllowed):
        practice.scene(attempt, officer.id)


def test_an_assessment_cannot_be_deleted(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "assessment")

    with pytest.raises(PlayError):
        practice.delete(attempt, officer.id)


@pytest.mark.both_databases
def test_a_report_reaches_the_authors_without_the_officer(attempt, officer):
    take(attempt, officer.id, "Come with me")

    practice.remark(attempt, officer.id, "At my station there is no second room.")

    row = database.row(select(Remark))
    assert row.scene == "asking" and row.words.startswith("At my station")
    assert not {"attempt_id", "person_id"} & set(Remark.__table__.columns.keys())


@pytest.mark.both_databases
def test_moves_played_and_moves_read_back_lead_to_the_same_place(attempt, officer):
    take(attempt, officer.id, "Sit down")
    scene = take(attempt, officer.id, "Tell me what happened")
    held = attempts.of_officer(attempt, officer.id)

    situation = play.replay(scenario_of(held), held.start, held.moves)

    assert situation.scene == scene.scene
    assert held.ended_at is not None


def test_a_token_stands_for_its_option_in_its_attempt_only(attempt, officer):
    held = attempts.of_officer(attempt, officer.id)

    assert token_of(as_played(held), "arrival", "aside") != token_of(
        as_played(held), "asking", "aside"
    )


def _count(table) -> int:
    return database.row(select(func.count()).select_from(table))[0]
