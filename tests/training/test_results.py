"""What scores came to is kept, and nothing rests on what is kept."""

import json
from dataclasses import replace

from sqlalchemy import delete, select, update

from scenario_trainer.library import program
from scenario_trainer.records import (
    attempts,
    columns,
    database,
    kept_scores,
    ratings,
    score_data,
)
from scenario_trainer.records.database import transaction
from scenario_trainer.records.tables import KeptScore
from scenario_trainer.training import debrief as debriefs
from scenario_trainer.training.debrief import debrief
from scenario_trainer.training.progress import progress
from scenario_trainer.training.results import all_in_brief, result_of, score_of, work_out
from scenario_trainer.training.shelf import library
from tests import stored
from tests.builders import a_decision
from tests.stored import NOON
from tests.training.wandering import an_ended_attempt, bench, the_bench


def ended(officer, seed=4, mode="practice"):
    """An attempt at a case with every kind of scene in it, moved by chance to its ending."""
    return an_ended_attempt(officer, bench(), the_bench(), seed, mode=mode)


def kept(attempt):
    return database.row(select(KeptScore).where(KeptScore.attempt_id == attempt.id))


def set_kept(attempt, **values):
    with transaction():
        its = KeptScore.attempt_id == attempt.id
        database.change(update(KeptScore).where(its).values(**values))


def pages(officer, played):
    told = [debrief(each.public_id, officer.id) for each in played]
    return library(officer.id), progress(officer.id), told


def in_brief(officer):
    return kept_scores.in_brief(officer.id, rules=program.rules())


def test_what_is_read_again_is_what_was_kept(opened, officer):
    for seed in range(4):
        attempt = ended(officer, seed)
        assert score_of(attempt) == work_out(attempt)
        assert score_of(attempt) == kept_scores.whole_of(attempt, rules=program.rules())


def test_serious_slips_are_kept_in_the_order_of_the_moves(opened, officer):
    figures = replace(work_out(ended(officer)).figures, majors={"read": False, "asked": True})

    written = columns.compact(score_data.data_of_figures(figures))

    kept = score_data.figures_in(json.loads(written))
    assert list(kept.majors.items()) == [("read", False), ("asked", True)]


def test_figures_alone_are_kept_for_the_pages_that_need_no_more(opened, officer):
    attempt = ended(officer)

    (row,) = all_in_brief(officer.id)

    assert row.figures == work_out(attempt).figures
    assert in_brief(officer) == (row,)
    assert kept(attempt).whole is None


def test_pages_read_what_is_kept(opened, officer):
    attempt = ended(officer)
    library(officer.id)
    set_kept(attempt, figures=kept(attempt).figures | {"band": 3})

    assert {row.band for row in progress(officer.id).attempts} == {3}


def test_it_may_be_emptied_at_any_time(opened, officer):
    played = [ended(officer, seed) for seed in range(3)]
    before = pages(officer, played)
    with transaction():
        database.change(delete(KeptScore))

    assert pages(officer, played) == before


def test_it_counts_no_more_once_what_it_rests_on_is_different(opened, officer):
    attempt = ended(officer, mode="assessment")
    debriefs.submit(attempt.public_id, officer.id)
    for change in ({"moves": 1}, {"ratings": 9}, {"edition_id": 0}, {"rules": "of before"}):
        all_in_brief(officer.id)
        assert in_brief(officer)[0].figures is not None
        set_kept(attempt, **change)
        assert in_brief(officer)[0].figures is None


def test_a_rating_is_seen_at_once(opened, officer):
    attempt = ended(officer, mode="assessment")
    debriefs.submit(attempt.public_id, officer.id)
    held = attempts.of_officer(attempt.public_id, officer.id)
    before, turn = score_of(held), next(n for n, m in enumerate(held.moves) if m.kind == "write")
    with transaction():
        trainer = stored.a_person("drita", "trainer")
        ratings.rate_narrative(
            held, turn, {"words": True, "neutral": False}, by=trainer.id, now=NOON
        )

    assert score_of(held) == work_out(held) != before


def test_a_further_move_is_seen_at_once(opened, officer):
    attempt = ended(officer)
    all_in_brief(officer.id)
    stored.move_on(attempt, a_decision("again")._replace(kind="rewind", option=None, to=0))

    assert in_brief(officer)[0].figures is None


def test_what_an_officer_is_officially_told_is_never_taken_from_it(opened, officer):
    attempt = ended(officer, mode="assessment")
    right = score_of(attempt)
    set_kept(attempt, figures=kept(attempt).figures | {"total": 1, "band": 1})
    assert score_of(attempt).figures.total == 1 != right.figures.total

    debriefs.submit(attempt.public_id, officer.id)

    assert attempts.result_of(attempt)["total"] == right.figures.total


def test_it_goes_with_its_attempt(opened, officer):
    attempt = ended(officer)
    score_of(attempt)
    with transaction():
        attempts.delete(attempt)

    assert database.rows(select(KeptScore)) == []


def test_an_attempt_that_is_gone_meanwhile_hinders_nothing(opened, officer):
    attempt = ended(officer)
    with transaction():
        attempts.delete(attempt)

    assert score_of(attempt) == work_out(attempt)
    assert database.rows(select(KeptScore)) == []


def test_an_attempt_under_way_is_not_kept(opened, officer):
    attempt = stored.an_attempt(officer, edition=the_bench())

    score_of(attempt)

    assert kept(attempt) is None
    assert [row.figures for row in all_in_brief(officer.id)] == [None]


def test_an_assessment_keeps_the_figures_it_was_told_when_the_rules_have_moved(opened, officer):
    attempt = an_ended_attempt(officer, bench(), the_bench(), 4, mode="assessment")
    today = work_out(attempt)
    of_then = {"rules": "2026.1", "total": 91, "uncapped": 91, "band": 4, "flags": []}
    with transaction():
        submitted = attempts.submit(attempt, result=result_of(today) | of_then, now=NOON)
    assert today.figures.total != 91

    told = debrief(submitted.public_id, officer.id).debrief
    again = debrief(submitted.public_id, officer.id).debrief  # as it was kept

    assert (told.total, told.band, told.rules, told.is_by_other_rules) == (91, 4, "2026.1", True)
    assert told == again
    assert (told.sum_total, told.entries[0].loss) == (None, None)
    assert next(row.figures.total for row in all_in_brief(officer.id)) == 91
