"""While an assessment is under way, what would tell its answers is closed."""

import pytest

from scenario_trainer.errors import PlayError
from scenario_trainer.training import debrief as debriefs
from scenario_trainer.training import own_texts, practice
from tests import stored
from tests.training.playing import an_answer, take, to_the_end


@pytest.fixture
def finished(counter, officer) -> str:
    """A coach's attempt that is over."""
    attempt = practice.begin("the-counter", officer.id, "coach")
    to_the_end(attempt, officer.id)
    return attempt


@pytest.fixture
def half(counter, officer) -> str:
    """A coach's attempt with one decision taken and commented on."""
    attempt = practice.begin("the-counter", officer.id, "coach")
    assert take(attempt, officer.id, "Come with me").consequence.note
    return attempt


@pytest.fixture
def earlier(counter, officer) -> str:
    """An assessment that was handed in."""
    attempt = practice.begin("the-counter", officer.id, "assessment")
    to_the_end(attempt, officer.id)
    debriefs.submit(attempt, officer.id)
    return attempt


@pytest.fixture
def running(finished, half, earlier, officer) -> str:
    """An assessment begun after all of these."""
    return practice.begin("the-counter", officer.id, "assessment")


def closed(look) -> bool:
    with pytest.raises(PlayError) as refused:
        look()
    return refused.value.code == "beside_assessment"


def test_debriefs_of_the_scenario_are_closed(running, finished, earlier, officer):
    for attempt in (finished, earlier):
        assert closed(lambda attempt=attempt: debriefs.debrief(attempt, officer.id))


def test_pages_of_other_attempts_are_closed(running, finished, half, earlier, officer):
    for attempt in (finished, half, earlier):
        assert closed(lambda attempt=attempt: practice.scene(attempt, officer.id))
        assert closed(lambda attempt=attempt: own_texts.own_texts(attempt, officer.id))


def test_nothing_can_be_done_in_them_either(counter, officer):
    half = practice.begin("the-counter", officer.id, "coach")
    scene = practice.scene(half, officer.id)
    tap = an_answer(scene)
    practice.decide(half, officer.id, tap)
    practice.begin("the-counter", officer.id, "assessment")

    for look in (
        lambda: practice.decide(half, officer.id, tap),  # the same tap again would show its note
        lambda: practice.decide(half, officer.id, an_answer(scene, kind="hint", turn=1)),
        lambda: practice.read_question(half, officer.id, "Why?", "en"),
        lambda: practice.start_clock(half, officer.id, turn=1),
    ):
        assert closed(look)


@pytest.mark.both_databases
def test_all_of_it_opens_again_on_handing_in(running, finished, half, earlier, officer):
    to_the_end(running, officer.id)
    assert closed(lambda: debriefs.debrief(finished, officer.id))

    debriefs.submit(running, officer.id)

    assert debriefs.debrief(finished, officer.id).debrief.entries
    assert debriefs.debrief(earlier, officer.id).debrief.entries
    assert practice.scene(half, officer.id).consequence.note


def test_the_assessment_itself_and_other_officers_go_on(running, officer):
    other = stored.a_person("other")
    theirs = stored.an_attempt(other, edition=stored.the_counter()).public_id

    assert practice.scene(running, officer.id).options
    assert practice.scene(theirs, other.id).options


@pytest.mark.both_databases
def test_an_attempt_may_still_be_deleted(running, half, officer):
    practice.delete(half, officer.id)
