"""A report typed in several windows: nobody's newer words are replaced, and none are lost."""

import pytest

from scenario_trainer.engine.play import play
from scenario_trainer.errors import InputError
from scenario_trainer.records import attempts, drafts
from scenario_trainer.stage.form import Typed
from scenario_trainer.training import practice
from scenario_trainer.training.writing import Choice, keep_draft
from tests import stored
from tests.training.playing import an_answer
from tests.training.wandering import the_bench

pytestmark = pytest.mark.both_databases

LONG = "Ten sentences from the desk, as they were said. " * 8
OLD = "Old words from the phone"
REPORT = "He was struck in the face by a man."


@pytest.fixture
def report(opened, officer):
    """Keeps what is typed in a window of a report, and looks at what the officer then finds."""
    attempt = stored.an_attempt(officer, edition=the_bench(), start=play.Start(5, 0, 1)).public_id
    return Report(attempt, officer)


class Report:
    """The write scene of an attempt, seen from any window."""

    def __init__(self, attempt, officer) -> None:
        self.attempt, self.officer = attempt, officer
        while (scene := practice.scene(attempt, officer.id)).kind != "narrative":
            leave = {"kind": "leave", "tokens": ()} if scene.kind == "talk" else {}
            practice.decide(attempt, officer.id, an_answer(scene, **leave))
        self.turn = scene_turn = scene.turn
        assert scene_turn is not None

    def type(self, window, words, seen=0, sequence=0, **choice):
        typed = Typed(window, words, seen, sequence)
        return keep_draft(self.attempt, self.officer.id, typed, self.turn, Choice(**choice))

    def hand_over(self, window, words, seen=0):
        scene = practice.scene(self.attempt, self.officer.id)
        answer = an_answer(scene, kind="write", key=window, words=words, seen=seen)
        return practice.decide(self.attempt, self.officer.id, answer)

    @property
    def draft(self):
        return practice.scene(self.attempt, self.officer.id).act.draft

    @property
    def beside(self):
        return [each.words for each in self.draft.beside]


def test_a_window_goes_on_with_its_own_words(report):
    first = report.type("desk", "He was", sequence=1)
    report.type("desk", "He was struck", seen=first.revision, sequence=2)

    assert (report.draft.words, report.beside) == ("He was struck", [])


def test_an_old_window_never_replaces_newer_words_and_its_own_stay_beside(report):
    report.type("desk", LONG, sequence=5)

    told = report.type("phone", OLD, seen=0, sequence=9)

    assert told.words == LONG != OLD
    assert (report.draft.words, report.beside) == (LONG, [OLD])


def test_a_window_that_saw_only_the_words_before_replaces_nothing(report):
    first = report.type("desk", "He was", sequence=1)
    report.type("desk", LONG, seen=first.revision, sequence=2)

    report.type("phone", OLD, seen=first.revision, sequence=9)

    assert (report.draft.words, report.beside) == (LONG, [OLD])


def test_a_window_that_saw_the_newest_words_goes_on_from_them(report):
    first = report.type("desk", LONG, sequence=5)

    report.type("phone", LONG + "And more.", seen=first.revision, sequence=9)

    assert (report.draft.words, report.beside) == (LONG + "And more.", [])


def test_an_earlier_request_that_comes_late_does_not_win(report):
    report.type("desk", LONG, sequence=7)

    report.type("desk", LONG[:40], sequence=3)

    assert (report.draft.words, report.beside) == (LONG, [])


def test_a_lost_reply_leaves_no_window_behind_its_own_words(report):
    report.type("desk", "He", sequence=1)  # the reply with the revision was lost

    report.type("desk", "He was", seen=0, sequence=2)

    assert (report.draft.words, report.beside) == ("He was", [])


@pytest.mark.parametrize("window", ["", "same"])
def test_without_scripts_an_old_page_replaces_nothing(report, window):
    report.type(window, LONG)

    report.type(window, "On")

    assert (report.draft.words, report.beside) == (LONG, ["On"])


def test_words_taken_out_are_not_brought_back_by_an_old_window(report):
    first = report.type("desk", "A name that should not stand here", sequence=1)
    report.type("desk", "", seen=first.revision, sequence=2)

    report.type("phone", OLD, sequence=1)

    assert (report.draft.words, report.beside) == ("", [OLD])


def test_the_officer_goes_on_with_either_and_neither_is_lost(report):
    report.type("desk", LONG, sequence=5)
    report.type("phone", OLD, sequence=1)

    report.type("phone", OLD + ".", sequence=2, go_on_with="phone")
    assert (report.draft.words, report.beside) == (OLD + ".", [LONG])

    report.type("new", OLD + ".", seen=report.draft.revision, go_on_with="desk")
    assert (report.draft.words, report.beside) == (LONG, [OLD + "."])


def test_words_beside_can_be_discarded_and_the_draft_stays(report):
    report.type("desk", LONG, sequence=5)
    report.type("phone", OLD, sequence=1)

    report.type("desk", LONG, sequence=6, discard="phone")

    assert (report.draft.words, report.beside) == (LONG, [])


def test_a_report_is_not_handed_over_past_newer_words_it_has_not_seen(report):
    report.type("desk", LONG, sequence=5)

    with pytest.raises(InputError) as error:
        report.hand_over("phone", REPORT)

    assert error.value.code == "typed_elsewhere"
    assert (report.draft.words, report.beside) == (LONG, [REPORT])


def test_a_report_that_is_handed_over_takes_all_drafts_with_it(report):
    report.type("desk", LONG, sequence=5)
    report.type("phone", OLD, sequence=1)

    report.hand_over("desk", REPORT)

    attempt = attempts.of_officer(report.attempt, report.officer.id)
    assert drafts.all_of(attempt) == ()
    assert list(attempts.writings_of(attempt).values())[-1] == REPORT


def test_there_is_a_bound_to_the_windows(report):
    report.type("desk", LONG, sequence=5)

    for number in range(14):
        report.type(f"window {number}", f"words {number}", sequence=1)

    assert report.draft.words == LONG and len(report.beside) == 10
