"""What an officer is told afterwards, and what is written down of it."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from scenario_trainer.debrief.sources import reference_views
from scenario_trainer.engine.score.figures import RULES_VERSION
from scenario_trainer.engine.story.scenario import COMPETENCIES
from scenario_trainer.errors import NotAllowed, PlayError
from scenario_trainer.records import attempts, ratings
from scenario_trainer.records.database import transaction
from scenario_trainer.training import debrief as debriefs
from scenario_trainer.training import practice
from scenario_trainer.training.debrief import debrief
from scenario_trainer.training.progress import progress
from scenario_trainer.training.results import score_of
from scenario_trainer.training.shelf import library
from scenario_trainer.training.views import PlanView
from tests import stored
from tests.builders import an_option
from tests.library.examples import EXAMPLE
from tests.stored import NOON
from tests.training.playing import an_answer, take
from tests.training.wandering import an_ended_attempt, bench, the_bench


def played(officer, *options, mode="practice"):
    attempt = practice.begin("the-counter", officer.id, mode)
    for option in options:
        take(attempt, officer.id, option)
    return attempt


CAREFUL = ("Come with me", "Tell me what happened")
REFUSED = ("Speak up", "Is it a family matter")


def test_the_debrief_opens_when_it_is_over(counter, officer):
    running = played(officer, "Come with me")

    with pytest.raises(PlayError) as refused:
        debrief(running, officer.id)
    assert refused.value.code == "not_ended"


def test_the_debrief_is_the_officers_own(counter, officer):
    stranger = stored.a_person("stranger")

    with pytest.raises(NotAllowed):
        debrief(played(officer, *CAREFUL), stranger.id)


def test_a_careful_officer_is_told_what_happened_to_her(counter, officer):
    told = debrief(played(officer, *CAREFUL), officer.id).debrief

    assert told.ending.speak("en") == "A report"
    assert told.one_month_later[0].speak("en").startswith("She lives with a friend")
    assert told.her_side[0].speak("en").startswith("You closed the door first")
    assert told.band == 4 and told.flags == () and told.turning_point is None


def test_the_case_says_what_was_found_and_missed(counter, officer):
    found = debrief(played(officer, *CAREFUL), officer.id).debrief.case
    missed = debrief(played(officer, "Come with me", "First I write"), officer.id).debrief.case

    assert [(fact.status, fact.true.speak("en")[:18]) for fact in found.facts] == [
        ("found", "Her brother wrote ")
    ]
    assert (found.missed, missed.found, missed.missed) == (0, 0, 1)
    assert len(found.drawn) == 1


def test_the_turning_point_is_where_most_was_lost(counter, officer):
    told = debrief(played(officer, "Come with me", "Is it a family matter"), officer.id).debrief

    assert told.turning_point.title.speak("en") == "The first question"
    assert told.turning_point.reach_before > told.turning_point.reach_after


def test_a_red_flag_comes_with_its_card_and_caps_the_total(counter, officer):
    told = debrief(played(officer, *REFUSED), officer.id).debrief

    assert [flag.code for flag in told.flags] == ["RF3"]
    assert told.flags[0].stop.duty.speak("en").startswith("A report is taken")
    assert told.total <= 49


def test_a_decision_says_what_it_did_and_what_it_was_worth(counter, officer):
    entry = debrief(played(officer, *CAREFUL), officer.id).debrief.entries[0]

    first = entry.body
    assert first.chosen[0].speak("en").startswith("Come with me")
    assert first.reason is not None and first.confidence == "certain"
    assert [(worth.code, worth.working, worth.earned) for worth in entry.worth] == [
        ("COM", "80% × 1", "0.80"),
        ("DIG", "100% × 1", "1.00"),
    ]
    assert [shift.way for shift in entry.shifts] == ["better"]
    assert first.dilemma and len(first.alternatives) == 3


def test_a_decision_rests_on_its_sources(counter, officer):
    options = [an_option("it", "out", cites=("IR-2", "KPP-294"))] * 2

    assert [view.id for view in reference_views(options)] == ["IR-2", "KPP-294"]
    assert all(view.summary.speak("sq") for view in reference_views(options))


def test_a_debrief_cites_from_the_folder_the_scenarios_come_from(counter, officer, opened):
    own = replace(opened.extensions["settings"], scenarios=EXAMPLE.parent)
    opened.extensions["settings"] = own

    first = debrief(played(officer, *CAREFUL), officer.id).debrief.entries[0]

    assert [source.id for source in first.body.cites] == ["PRIV-1"]


def test_the_profile_shows_the_trend_up_to_this_attempt(opened, officer):
    earlier, later = (
        an_ended_attempt(officer, bench(), the_bench(), day, now=NOON + timedelta(days=day))
        for day in (1, 2)
    )

    def trend(attempt):
        rows = debrief(attempt.public_id, officer.id).competencies
        return next(row.trend for row in rows if row.code == "COM")

    assert (len(trend(earlier)), len(trend(later))) == (1, 2)


def test_what_was_seen_twice_is_no_level_but_counts_in_the_total(counter, officer):
    told = debrief(played(officer, *CAREFUL), officer.id).debrief

    com = next(row for row in told.competencies if row.code == "COM")
    assert (com.level, com.points, com.seen) == (0, None, 2)
    assert com.code in {code for code, *_ in told.sum_total.rows}


def test_certain_but_wrong_is_named(counter, officer):
    told = debrief(played(officer, "Speak up", "Tell me"), officer.id).debrief

    assert told.entries[0].body.calibrated == "certain_but_wrong"
    assert [entry for _, entry in told.patterns.calibration.wrong] == [0]


def test_a_rewound_attempt_shows_the_first_choice_and_counts_as_neither(counter, officer):
    attempt = played(officer, "Speak up")
    scene = practice.scene(attempt, officer.id)
    practice.decide(attempt, officer.id, an_answer(scene, kind="rewind", tokens=(), to=0))
    for option in CAREFUL:
        take(attempt, officer.id, option)

    own = debrief(attempt, officer.id)
    first, second = own.debrief.entries

    assert own.counts == "rewound"
    assert first.body.first_choice[0].speak("en").startswith("Speak up")
    assert second.body.first_choice == ()
    assert not progress(officer.id).attempts[0].best


def test_questions_are_mapped_by_their_types(counter, officer):
    asked = debrief(played(officer, *CAREFUL), officer.id).debrief.questions

    assert [question.group for question in asked.asked] == ["recommended"]
    assert (asked.index, asked.level) == (100, 4)
    assert debrief(played(officer, *REFUSED), officer.id).debrief.questions is None


def test_the_map_has_a_table_twin(counter, officer):
    told = debrief(played(officer, *CAREFUL), officer.id).debrief

    assert [row.title.speak("en") for row in told.map_rows] == [
        "At the counter",
        "The first question",
    ]
    assert told.map_rows[-1].led_to.speak("en") == "A report"
    assert all(svg.startswith("<svg") for svg in told.map_svg.values())


@pytest.mark.both_databases
def test_a_plan_is_kept_with_its_attempt(counter, officer):
    attempt = played(officer, *CAREFUL)

    debriefs.plan(attempt, officer.id, PlanView("she whispers", "I close the door"))

    assert debrief(attempt, officer.id).plan.then_i == "I close the door"
    assert progress(officer.id).plans[0][1].when_that == "she whispers"


# Assessment


def test_an_assessment_is_explained_only_after_submission(counter, officer):
    attempt = played(officer, *CAREFUL, mode="assessment")

    with pytest.raises(PlayError):
        debrief(attempt, officer.id)
    assert progress(officer.id).attempts[0].band is None
    debriefs.submit(attempt, officer.id)

    assert debrief(attempt, officer.id).counts == "first_assessment"


@pytest.mark.both_databases
def test_the_result_is_written_once_and_says_what_was_told(counter, officer):
    attempt = played(officer, *REFUSED, mode="assessment")
    debriefs.submit(attempt, officer.id)
    debriefs.submit(attempt, officer.id)

    held = attempts.of_officer(attempt, officer.id)
    result, score = attempts.result_of(held), score_of(held)

    assert result["rules"] == RULES_VERSION
    assert (result["total"], result["flags"]) == (score.figures.total, ["RF3"])
    assert len(result["moves"]) == 2


def handed_in(officer, seed=4):
    """An assessment of a case with every kind of scene in it, moved by chance."""
    attempt = an_ended_attempt(officer, bench(), the_bench(), seed, mode="assessment")
    debriefs.submit(attempt.public_id, officer.id)
    return attempts.of_officer(attempt.public_id, officer.id)


def test_the_result_adds_up_without_anything_else(opened, officer):
    held = handed_in(officer)

    result = attempts.result_of(held)
    for row in result["competencies"]:
        place = COMPETENCIES.index(row["code"])
        earned = sum(Fraction(move["earned"][place]) for move in result["moves"])
        assert earned + Fraction(result["at_ending"][place]) == Fraction(row["earned"])
        assert sum(Fraction(m["regret"][place]) for m in result["moves"]) == Fraction(row["regret"])
    assert len(result["moves"]) == len(held.moves)


@pytest.mark.both_databases
def test_a_report_counts_once_a_trainer_has_rated_it(opened, officer):
    held = handed_in(officer)
    turn = next(n for n, move in enumerate(held.moves) if move.kind == "write")
    before = score_of(held)
    with transaction():
        trainer = stored.a_person("drita", "trainer")
        ratings.rate_narrative(
            held, turn, {"words": True, "neutral": False}, by=trainer.id, now=NOON
        )

    told = debrief(held.public_id, officer.id).debrief
    entry = next(entry for entry in told.entries if entry.kind == "narrative")
    evi = COMPETENCIES.index("EVI")
    assert score_of(held).moves[turn].earned[evi] == before.moves[turn].earned[evi] + 100 * 50
    assert (entry.body.rated, entry.worth[0].working) == (50, "50% × 1")
    assert attempts.result_of(held)["total"] == before.figures.total


@pytest.mark.both_databases
def test_the_first_assessment_counts_and_a_second_is_a_repeat(counter, officer):
    for _ in range(2):
        attempt = played(officer, *CAREFUL, mode="assessment")
        debriefs.submit(attempt, officer.id)

    assert debrief(attempt, officer.id).counts == "repeat_assessment"


def test_a_running_assessment_cannot_be_submitted(counter, officer):
    with pytest.raises(PlayError):
        debriefs.submit(played(officer, "Come with me", mode="assessment"), officer.id)


# Progress and library


@pytest.mark.both_databases
def test_progress_tells_levels_and_the_weakest(counter, officer):
    played(officer, *REFUSED)
    played(officer, *CAREFUL)

    mine = progress(officer.id)

    com = next(view for view in mine.competencies if view.code == "COM")
    assert (com.level, com.trend) == (0, ())  # two decisions are not enough to say a level
    assert next(row.band for row in mine.attempts) == 4
    assert mine.attempts[0].best and mine.attempts[-1].first


def test_progress_is_empty_and_kind_before_anything_was_played(counter, officer):
    mine = progress(officer.id)

    assert mine.attempts == () and mine.weakest is None
    assert {view.level for view in mine.competencies} == {0}


@pytest.mark.both_databases
def test_the_library_offers_first_what_is_under_way(counter, officer):
    fresh = library(officer.id)
    running = played(officer, "Come with me")
    later = library(officer.id)

    assert (fresh.because, later.because) == ("not_started", "running")
    assert later.suggested.running == running
