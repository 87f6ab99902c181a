"""The officer's own debrief: handing in an assessment, the plan, and what belongs to them alone."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from scenario_trainer.debrief.debrief import debrief_view
from scenario_trainer.debrief.played import Played, played_of
from scenario_trainer.debrief.profile import trends_of
from scenario_trainer.debrief.views import DebriefView
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.errors import PlayError
from scenario_trainer.records import attempts, database
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.records.kept_scores import AttemptInBrief
from scenario_trainer.stage.form import LONGEST_PLAN, no_longer_than
from scenario_trainer.training import clock
from scenario_trainer.training.beside import open_attempt
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.playing import playing_of
from scenario_trainer.training.results import (
    all_in_brief,
    is_rewound,
    is_told,
    moves_of,
    ratings_of,
    result_of,
    score_of,
    work_out,
)
from scenario_trainer.training.shelf import next_exercise
from scenario_trainer.training.views import OwnDebriefView, PlanView


def submit(public_id: str, officer_id: int) -> None:
    """Hand in an assessment at its ending; the result is written once."""
    work_out(attempts.of_officer(public_id, officer_id))  # before others have to wait
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        if attempt.mode != "assessment" or attempt.submitted_at is not None:
            return
        if attempt.ended_at is None:
            raise PlayError(code="not_ended")
        figures = result_of(work_out(attempt)) | {"timers": attempt.timers}
        attempts.submit(attempt, result=figures, now=datetime.now(UTC))


def plan(public_id: str, officer_id: int, own: PlanView) -> None:
    """Keep the officer's own if-then plan with the attempt it came from."""
    no_longer_than(LONGEST_PLAN, own.when_that)
    no_longer_than(LONGEST_PLAN, own.then_i)
    with transaction():
        attempts.keep_plan(attempts.of_officer(public_id, officer_id), own)


def debrief(public_id: str, officer_id: int) -> OwnDebriefView:
    """Everything an officer sees after an attempt; raises `PlayError` while it is not over."""
    attempt = open_attempt(public_id, officer_id)
    if attempt.ended_at is None:
        raise PlayError(code="not_ended")
    if attempt.mode == "assessment" and attempt.submitted_at is None:
        raise PlayError(code="not_submitted")
    return _own(attempt, debrief_view(played_in(attempt)))


def played_in(attempt: StoredAttempt) -> Played:
    """What was played in an attempt, with what its officer wrote and persons gave for it."""
    playing = playing_of(attempt, datetime.now(UTC))
    return played_of(
        replace(playing, moves=moves_of(attempt)),
        scenario_of(attempt),
        score_of(attempt),
        words=attempts.writings_of(attempt),
        ratings=ratings_of(attempt),
        sources=database.settings().scenarios,
    )


def _own(attempt: StoredAttempt, debrief: DebriefView) -> OwnDebriefView:
    scenario, mine = scenario_of(attempt), all_in_brief(attempt.person_id)
    trends = _trends_until(attempt, mine)
    return OwnDebriefView(
        debrief=debrief,
        attempt=attempt.public_id,
        slug=scenario.id,
        mode=attempt.mode,
        ended_at=attempt.ended_at,
        counts=_counts(attempt, mine),
        timers=_timers(attempt, scenario),
        competencies=tuple(replace(row, trend=trends[row.code]) for row in debrief.competencies),
        practise_next=next_exercise(mine, after=scenario, weakest=debrief.weakest),
        plan=_plan(attempt),
    )


def _timers(attempt: StoredAttempt, scenario: Scenario) -> str | None:
    """The time factor, where there was a clock to choose it for; attempts of before say nothing."""
    has_clock = any(clock.timer_of(scenario, scene) for scene in scenario.scenes)
    return attempt.timers if has_clock and attempt.mode != "coach" else None


def _trends_until(
    attempt: StoredAttempt, mine: Iterable[AttemptInBrief]
) -> Mapping[str, tuple[int, ...]]:
    """The points of each competency over the officer's attempts up to this one."""
    return trends_of(
        [
            row.figures
            for row in mine
            if is_told(row) and not row.rewound and row.started_at <= attempt.started_at
        ]
    )


def _plan(attempt: StoredAttempt) -> PlanView:
    kept = attempts.plan_of(attempt)
    return PlanView(kept.when_that, kept.then_i, kept.by) if kept else PlanView()


def _counts(attempt: StoredAttempt, mine: Iterable[AttemptInBrief]) -> str:
    if is_rewound(attempt):
        return "rewound"
    if attempt.mode != "assessment":
        return "practice"
    earlier = [
        row
        for row in mine
        if row.slug == attempt.slug
        and row.mode == "assessment"
        and row.started_at < attempt.started_at
    ]
    return "repeat_assessment" if earlier else "first_assessment"
