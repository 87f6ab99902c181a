"""The debrief: what came of it, how it came about, and the moment it turned.

Outcome: what happened to them, and the truth beside the file. Process: every
decision, talk, board and report with its worth, what shows only over the whole,
and the sums. All of it is worked out from the moves, so it can be opened again
years later and says the same.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby

from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.play import Step
from scenario_trainer.engine.score.credit import Vector
from scenario_trainer.engine.score.scoring import Score
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.errors import PlayError
from scenario_trainer.library.map import graph
from scenario_trainer.records import attempts, database
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import clock
from scenario_trainer.training.beside import open_attempt
from scenario_trainer.training.catalogue import is_told, next_exercise
from scenario_trainer.training.debrief_views import (
    DebriefView,
    FlagView,
    MapRowView,
    PlanView,
    TurnView,
)
from scenario_trainer.training.decisions import prompt_of
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.entries import entry_view, grouped
from scenario_trainer.training.forms import LONGEST_PLAN, no_longer_than
from scenario_trainer.training.heard import passages, stop_cards, taken
from scenario_trainer.training.patterns import patterns_view
from scenario_trainer.training.profile import competency_views, trends_of, weakest_of
from scenario_trainer.training.questions import questions_view
from scenario_trainer.training.results import is_rewound, moves_of, ratings_of, score_of
from scenario_trainer.training.sums import apart, sum_views, total_view
from scenario_trainer.training.told import Told, taken_back, title_of, told_of
from scenario_trainer.training.truth import case_view


def submit(public_id: str, officer_id: int) -> None:
    """Hand in an assessment at its ending; the result is written once."""
    score_of(attempts.of_officer(public_id, officer_id))  # worked out before others have to wait
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        if attempt.mode != "assessment" or attempt.submitted_at is not None:
            return
        if attempt.ended_at is None:
            raise PlayError(code="not_ended")
        figures = result_of(score_of(attempt)) | {"timers": attempt.timers}
        attempts.submit(attempt, result=figures, now=datetime.now(UTC))


def result_of(score: Score) -> dict:
    """What is written down of a score on submission: the regret table and the rules' version."""
    return {
        "rules": score.rules,
        "total": score.total,
        "uncapped": score.uncapped,
        "band": score.band,
        "exact": score.exact,
        "turning_point": score.turning_point,
        "flags": list(score.flags),
        "majors": dict(score.majors),
        "competencies": [
            {
                "code": row.code,
                "weight": row.weight,
                "points": row.points,
                "capped": row.capped,
                "earned": str(row.earned),
                "regret": str(row.regret),
            }
            for row in score.competencies
        ],
        "at_ending": _figures(score.at_ending),
        "moves": [
            {
                "number": row.number,
                "scene": row.scene,
                "options": list(row.options),
                "earned": _figures(row.earned),
                "regret": _figures(row.regret),
                "luck": _figures(row.luck),
            }
            for row in score.moves
        ],
    }


def _figures(vector: Vector) -> list[str]:
    return [str(part) for part in vector]


def plan(public_id: str, officer_id: int, own: PlanView) -> None:
    """Keep the officer's own if-then plan with the attempt it came from."""
    no_longer_than(LONGEST_PLAN, own.when_that)
    no_longer_than(LONGEST_PLAN, own.then_i)
    with transaction():
        attempts.keep_plan(attempts.of_officer(public_id, officer_id), own)


def debrief(public_id: str, officer_id: int) -> DebriefView:
    """Everything an officer sees after an attempt; raises `PlayError` while it is not over."""
    attempt = open_attempt(public_id, officer_id)
    if attempt.ended_at is None:
        raise PlayError(code="not_ended")
    if attempt.mode == "assessment" and attempt.submitted_at is None:
        raise PlayError(code="not_submitted")
    return _view(attempt, told_by(attempt))


def told_by(attempt: StoredAttempt) -> Told:
    """What there is to tell of an attempt, with what its officer wrote."""
    scenario = scenario_of(attempt)
    return told_of(
        scenario,
        score_of(attempt),
        play.story(scenario, attempt.start, moves_of(attempt)),
        assessment=attempt.mode == "assessment",
        words=attempts.writings_of(attempt),
        taken_back=taken_back(scenario, attempt.start, moves_of(attempt)),
        ratings=ratings_of(attempt),
        sources=database.settings().scenarios,
    )


def _view(attempt: StoredAttempt, told: Told) -> DebriefView:
    scenario, score, steps = told.scenario, told.score, told.steps
    last, groups = steps[-1].after, grouped(told)
    ending, weakest = scenario.endings[last.scene], weakest_of(score)
    entry_of = {step.number: steps[0].number for steps in groups for step in steps}
    return DebriefView(
        attempt=attempt.public_id,
        slug=scenario.id,
        scenario=scenario.title,
        mode=attempt.mode,
        ended_at=attempt.ended_at,
        ending=ending.title,
        tone=ending.tone,
        one_month_later=passages(ending.one_month_later, last.values),
        her_side=passages(ending.her_side, last.values),
        case=case_view(told, entry_of),
        entries=tuple(entry_view(told, steps) for steps in groups),
        turning_point=turn_view(told, entry_of),
        patterns=patterns_view(told),
        questions=questions_view(steps, told.words),
        competencies=competency_views(score, _trends_until(attempt)),
        flags=_flags(steps),
        majors=tuple(
            (scenario.majors[major].text, repaired) for major, repaired in score.majors.items()
        ),
        total=score.total,
        uncapped=score.uncapped,
        band=score.band,
        map_svg=_map(scenario, steps),
        map_rows=_map_rows(scenario, steps),
        practise_next=next_exercise(attempt.person_id, after=scenario, weakest=weakest),
        weakest=weakest,
        plan=_plan(attempt),
        rewound=is_rewound(attempt),
        counts=_counts(attempt),
        sums=sum_views(told, groups),
        sum_total=total_view(told),
        apart=apart(told),
        rules=score.rules,
        timers=_timers(attempt, scenario),
    )


def _timers(attempt: StoredAttempt, scenario: Scenario) -> str | None:
    """The time factor, where there was a clock to choose it for; attempts of before say nothing."""
    has_clock = any(clock.timer_of(scenario, scene) for scene in scenario.scenes)
    return attempt.timers if has_clock and attempt.mode != "coach" else None


def turn_view(told: Told, entry_of: Mapping[int, int]) -> TurnView | None:
    """The moment it turned, whatever kind of move it was."""
    step = next((s for s in told.steps if s.number == told.score.turning_point), None)
    if step is None:
        return None
    row, act = told.rows[step.number], told.scene(step).act
    return TurnView(
        title=told.title(step),
        act=step.move.kind,
        prompt=prompt_of(act, step) if hasattr(act, "prompt") else None,
        chosen=tuple(option.text for option in taken(step)),
        whys=tuple(option.why for option in taken(step) if option.why),
        reach_before=row.reach_before,
        reach_after=row.reach_after,
        entry=entry_of.get(step.number),
    )


def _map(scenario: Scenario, steps: Sequence[Step]) -> dict[str, str]:
    """The scenario with the way through it, drawn in each language."""
    scenes = (steps[0].before.scene, *(step.after.scene for step in steps))
    path = tuple(scene for scene, _ in groupby(scenes))  # a talk is one step of it
    drawn = graph.layout(scenario)
    return {language: graph.svg(drawn, language=language, path=path) for language in LANGUAGES}


def _trends_until(attempt: StoredAttempt) -> Mapping[str, tuple[int, ...]]:
    """The points of each competency over the officer's attempts up to this one."""
    return trends_of(
        [
            score_of(row)
            for row in attempts.all_of_officer(attempt.person_id)
            if is_told(row) and not is_rewound(row) and row.started_at <= attempt.started_at
        ]
    )


def _plan(attempt: StoredAttempt) -> PlanView:
    kept = attempts.plan_of(attempt)
    return PlanView(kept.when_that, kept.then_i, kept.by) if kept else PlanView()


def _counts(attempt: StoredAttempt) -> str:
    if is_rewound(attempt):
        return "rewound"
    if attempt.mode != "assessment":
        return "practice"
    earlier = [
        row
        for row in attempts.all_of_officer(attempt.person_id)
        if row.slug == attempt.slug
        and row.mode == "assessment"
        and row.started_at < attempt.started_at
    ]
    return "repeat_assessment" if earlier else "first_assessment"


def _flags(steps: Sequence[Step]) -> tuple[FlagView, ...]:
    return tuple(
        FlagView(card.flag, step.number, taken(step)[0].text, card)
        for step in steps
        for card in stop_cards(step)
    )


def _map_rows(scenario: Scenario, steps: Sequence[Step]) -> tuple[MapRowView, ...]:
    return tuple(
        MapRowView(
            step.number,
            title_of(scenario, step.before.scene),
            tuple(option.text for option in taken(step)),
            title_of(scenario, step.after.scene),
            step.move.kind,
            step.move.option if step.move.kind == "classify" else None,
            step.move.number,
        )
        for step in steps
    )
