"""A timed decision: when its clock starts, what it shows, and what is taken; seconds are arguments."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from scenario_trainer.errors import OptionNotOpen, PlayError, TurnTaken
from scenario_trainer.records import attempts, editions, people
from scenario_trainer.records.database import transaction
from scenario_trainer.stage.tokens import token_of
from scenario_trainer.training import clock, practice
from scenario_trainer.training import debrief as debriefs
from tests import stored
from tests.training.playing import an_answer, as_played, saying, take, to_the_end

GIVEN = 20
GRACE = clock.GRACE.total_seconds()


@pytest.fixture
def timed(counter, officer) -> str:
    """An attempt whose opening gives twenty seconds, and answers silence with waiting."""
    stored.a_timed_counter()
    return practice.begin("the-counter", officer.id, "practice")


@pytest.fixture
def assessed(timed, officer) -> str:
    """The same, assessed."""
    return practice.begin("the-counter", officer.id, "assessment")


def a_clocked_attempt(officer, **fields) -> str:
    """One of several before the same decision; their clocks stand."""
    clock_of = {"edition": editions.current("the-counter"), "timers": "100", "seconds_left": GIVEN}
    return stored.an_attempt(officer, **(clock_of | fields)).public_id


def start(attempt, officer):
    return practice.start_clock(attempt, officer.id, turn=0)


def passes(attempt, officer, seconds):
    """Let so many seconds pass for a clock that runs."""
    held = attempts.of_officer(attempt, officer.id)
    with transaction():
        attempts.set_clock(
            held,
            deadline_at=held.deadline_at - timedelta(seconds=seconds),
            seconds_left=held.seconds_left,
        )


def test_the_choices_come_with_the_clock(timed, officer):
    waiting = practice.scene(timed, officer.id)
    running = start(timed, officer)

    assert (waiting.timer.left, waiting.timer.runs) == (GIVEN, False)
    assert (waiting.options, waiting.reasons) == ((), ())
    assert (running.timer.left, running.timer.runs) == (GIVEN, True)
    assert len(running.options) == 3


@pytest.mark.parametrize("kind", ["decide", "time_out"])
def test_nothing_is_taken_before_the_clock_runs(timed, officer, kind):
    scene = practice.scene(timed, officer.id)
    known = token_of(as_played(attempts.of_officer(timed, officer.id)), scene.scene, "aside")

    with pytest.raises(OptionNotOpen) as refused:
        practice.decide(timed, officer.id, an_answer(scene, kind=kind, tokens=(known,)))

    assert refused.value.code == "clock_stands"


@pytest.mark.both_databases
def test_starting_twice_wins_nothing(timed, officer):
    start(timed, officer)
    passes(timed, officer, 15)

    assert start(timed, officer).timer.left == 5


def test_a_clock_is_started_only_where_the_page_stands(timed, officer):
    with pytest.raises(TurnTaken):
        practice.start_clock(timed, officer.id, turn=3)

    assert not practice.scene(timed, officer.id).timer.runs


@pytest.mark.parametrize(
    ("passed", "shown"), [(0, 20), (4, 20), (9, 20), (11, 9), (19, 1), (21, 0), (300, 0)]
)
def test_a_page_asked_for_again_at_once_stands_for_a_lost_reply(timed, officer, passed, shown):
    start(timed, officer)
    passes(timed, officer, passed)

    timer = practice.scene(timed, officer.id).timer

    assert timer.left == shown
    assert timer.is_up == (shown == 0)


@pytest.mark.parametrize("asked", [0, 4, 9.9, 11, 19])  # when the page was asked for
def test_whoever_decides_while_the_screen_shows_time_has_decided(timed, officer, asked):
    for page, choice in product((0, 2.6, 5), repeat=2):  # seconds on the way
        attempt = a_clocked_attempt(officer)
        start(attempt, officer)
        passes(attempt, officer, asked)
        shown = practice.scene(attempt, officer.id)
        pressed = page + shown.timer.left - 0.1
        passes(attempt, officer, pressed + choice)

        practice.decide(attempt, officer.id, saying(shown, "Come with me"))

        assert attempts.of_officer(attempt, officer.id).moves[0].kind == "decide", (page, choice)


@pytest.mark.parametrize("asked", [0, 9.9, 11, 19])
def test_a_screen_at_nought_is_never_too_early_for_silence(timed, officer, asked):
    start(timed, officer)
    passes(timed, officer, asked)
    shown = practice.scene(timed, officer.id)
    passes(timed, officer, shown.timer.left)

    after = practice.decide(timed, officer.id, an_answer(shown, kind="time_out", tokens=()))

    assert after.consequence.silent


def test_silence_has_the_outcome_its_author_wrote(timed, officer):
    start(timed, officer)
    passes(timed, officer, GIVEN + 1)
    scene = practice.scene(timed, officer.id)

    after = practice.decide(timed, officer.id, an_answer(scene, kind="time_out", tokens=()))

    assert scene.timer.is_up
    assert after.consequence.lines[0].text.speak("en") == "I can wait a little."


def test_silence_cannot_be_claimed_before_time_is_up(timed, officer):
    scene = start(timed, officer)
    passes(timed, officer, GIVEN - 1)

    with pytest.raises(OptionNotOpen):
        practice.decide(timed, officer.id, an_answer(scene, kind="time_out", tokens=()))


@pytest.mark.both_databases
def test_a_choice_and_the_silence_of_the_same_screen_count_once(timed, officer):
    scene = start(timed, officer)
    passes(timed, officer, GIVEN + 1)
    practice.decide(timed, officer.id, saying(scene, "Come with me"))

    with pytest.raises(TurnTaken):
        practice.decide(timed, officer.id, an_answer(scene, kind="time_out", tokens=()))
    assert [m.kind for m in attempts.of_officer(timed, officer.id).moves] == ["decide"]


# What the grace can win


def wait(attempt, officer, seconds):
    passes(attempt, officer, seconds)


def reload(attempt, officer, seconds):
    for _ in range(4):
        passes(attempt, officer, seconds / 4)
        practice.scene(attempt, officer.id)


def start_again(attempt, officer, seconds):
    for _ in range(4):
        passes(attempt, officer, seconds / 4)
        start(attempt, officer)


def leave(attempt, officer, seconds):
    for _ in range(4):
        passes(attempt, officer, seconds / 4)
        practice.pause(attempt, officer.id)


@pytest.mark.parametrize("way", [wait, reload, start_again, leave])
def test_an_assessed_officer_wins_two_graces_at_most_whatever_they_forge(timed, officer, way):
    taken = []
    for seconds in range(int(GIVEN + 2 * GRACE) - 2, int(GIVEN + 2 * GRACE) + 4):
        attempt = a_clocked_attempt(officer, mode="assessment")
        scene = start(attempt, officer)
        way(attempt, officer, seconds)
        practice.decide(attempt, officer.id, saying(scene, "Come with me"))
        if attempts.of_officer(attempt, officer.id).moves[0].kind == "decide":
            taken.append(seconds - GIVEN)

    assert max(taken) in (2 * GRACE - 1, 2 * GRACE)  # 20 seconds, less what the test itself took


# The officer's own factor


@pytest.mark.parametrize(("factor", "given"), [("200", 40), ("150", 30), ("off", None)])
def test_the_clock_runs_by_the_officers_own_factor(timed, officer, factor, given):
    with transaction():
        people.update_person(officer.id, timers=factor)

    attempt = practice.begin("the-counter", officer.id, "practice")
    scene = practice.scene(attempt, officer.id)

    assert (scene.timer and scene.timer.given) == given
    assert attempts.of_officer(attempt, officer.id).timers == factor


def test_the_coach_has_no_clock(timed, officer):
    coached = practice.scene(practice.begin("the-counter", officer.id, "coach"), officer.id)

    assert coached.timer is None and coached.options


def test_an_installation_can_do_without_clocks(timed, officer, opened):
    opened.extensions["settings"] = replace(opened.extensions["settings"], timers=False)

    scene = practice.scene(practice.begin("the-counter", officer.id, "practice"), officer.id)

    assert scene.timer is None and scene.options


def test_an_attempt_keeps_the_factor_it_began_with(counter, officer):
    assesses = b"      assesses: {COM: 1, LAW: 2, DIG: 1, EVI: 2}\n"
    timer, why = b"      timer: {seconds: 20, silence: why}\n", b"        why:\n"
    stored.the_counter((assesses, assesses + timer), (why, why + b"          offered: no\n"))
    assessed = practice.begin("the-counter", officer.id, "assessment")
    with transaction():
        people.update_person(officer.id, timers="200")

    scene = take(assessed, officer.id, "Come with me")

    assert (scene.timer.left, scene.timer.given) == (20, 20)


@pytest.mark.parametrize("factor", ["100", "150", "200", "off"])
def test_a_result_and_its_debrief_say_with_how_much_time(timed, officer, factor):
    with transaction():
        people.update_person(officer.id, timers=factor)
    assessed = practice.begin("the-counter", officer.id, "assessment")
    if factor != "off":
        start(assessed, officer)
    take(assessed, officer.id, "Come with me")
    to_the_end(assessed, officer.id)
    with transaction():
        people.update_person(officer.id, timers="100")

    debriefs.submit(assessed, officer.id)

    held = attempts.of_officer(assessed, officer.id)
    assert attempts.result_of(held)["timers"] == factor
    assert debriefs.debrief(assessed, officer.id).timers == factor


def test_an_attempt_of_before_says_nothing_and_goes_by_what_is_chosen_now(timed, officer):
    old = stored.an_attempt(officer, edition=editions.current("the-counter")).public_id
    take(old, officer.id, "Come with me")
    to_the_end(old, officer.id)

    assert debriefs.debrief(old, officer.id).timers is None
    assert clock.factor_of(attempts.of_officer(old, officer.id)) == "100"


def test_where_nothing_was_timed_the_debrief_says_nothing_of_time(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "practice")
    to_the_end(attempt, officer.id)

    assert debriefs.debrief(attempt, officer.id).timers is None


# Stopping for now


@pytest.mark.both_databases
def test_stopping_keeps_the_seconds_that_are_left(timed, officer):
    start(timed, officer)
    passes(timed, officer, 8)

    practice.pause(timed, officer.id)

    standing = practice.scene(timed, officer.id)
    assert standing.timer.left in (11, 12) and not standing.timer.runs
    assert standing.options == ()
    assert start(timed, officer).timer.left == standing.timer.left


def test_no_choice_is_taken_while_the_clock_stands(timed, officer):
    scene = start(timed, officer)
    practice.pause(timed, officer.id)

    with pytest.raises(PlayError) as refused:
        practice.decide(timed, officer.id, saying(scene, "Come with me"))

    assert refused.value.code == "clock_stands"


def test_stopping_again_and_again_wins_nothing(timed, officer):
    start(timed, officer)
    for _ in range(6):
        passes(timed, officer, 3)
        practice.pause(timed, officer.id)
        start(timed, officer)

    assert practice.scene(timed, officer.id).timer.left <= GIVEN - 6 * 3


def test_a_time_that_is_up_stays_up_whoever_stops_and_goes_on(timed, officer):
    scene = start(timed, officer)
    passes(timed, officer, GIVEN + 2 * GRACE + 1)

    practice.pause(timed, officer.id)
    start(timed, officer)
    practice.decide(timed, officer.id, saying(scene, "Come with me"))

    assert attempts.of_officer(timed, officer.id).moves[0].kind == "time_out"


def test_stopping_in_an_assessment_wins_no_time(assessed, officer):
    start(assessed, officer)
    passes(assessed, officer, 12)

    practice.pause(assessed, officer.id)

    timer = practice.scene(assessed, officer.id).timer
    assert timer.runs and timer.left <= 8
