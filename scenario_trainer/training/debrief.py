"""The debrief: what happened to them, the case, the decisions, and the moment it turned.

The eight parts follow `competencies.md` section 9. All of it is worked out from
the moves, so it can be opened again years later and says the same.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from scenario_trainer.engine import play
from scenario_trainer.engine.play import Step
from scenario_trainer.engine.scenario import Scenario
from scenario_trainer.engine.scoring import Score
from scenario_trainer.engine.values import KNOWN, SUGGESTED, TEMPERAMENT, TRUTH, Values
from scenario_trainer.errors import PlayError
from scenario_trainer.library import graph
from scenario_trainer.records import attempts
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training.catalogue import is_told, next_exercise
from scenario_trainer.training.debrief_views import (
    CaseView,
    DebriefView,
    DecisionView,
    FlagView,
    MapRowView,
    PlanView,
)
from scenario_trainer.training.decisions import decision_views, title_of, worth_views
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.profile import competency_views, trends_of, weakest_of
from scenario_trainer.training.questions import questions_view
from scenario_trainer.training.results import is_rewound, score_of
from scenario_trainer.training.scenes import passages, stop_cards, taken


def submit(public_id: str, officer_id: int) -> None:
    """Hand in an assessment at its ending; the result is written once."""
    score_of(attempts.of_officer(public_id, officer_id))  # worked out before others have to wait
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        if attempt.mode != "assessment" or attempt.submitted_at is not None:
            return
        if attempt.ended_at is None:
            raise PlayError(code="not_ended")
        attempts.submit(attempt, result=result_of(score_of(attempt)), now=datetime.now(UTC))


def result_of(score: Score) -> dict:
    """What is written down of a score on submission: the regret table and the rules' version."""
    return {
        "rules": score.rules,
        "total": score.total,
        "uncapped": score.uncapped,
        "band": score.band,
        "flags": list(score.flags),
        "majors": dict(score.majors),
        "competencies": [
            {
                "code": row.code,
                "points": row.points,
                "capped": row.capped,
                "earned": str(row.earned),
                "regret": str(row.regret),
            }
            for row in score.competencies
        ],
        "moves": [
            {
                "number": row.number,
                "scene": row.scene,
                "options": list(row.options),
                "earned": [str(part) for part in row.earned],
                "regret": [str(part) for part in row.regret],
            }
            for row in score.moves
        ],
    }


def plan(public_id: str, officer_id: int, own: PlanView) -> None:
    """Keep the officer's own if-then plan with the attempt it came from."""
    with transaction():
        attempts.keep_plan(attempts.of_officer(public_id, officer_id), own)


def debrief(public_id: str, officer_id: int) -> DebriefView:
    """Everything an officer sees after an attempt; raises `PlayError` while it is not over."""
    attempt = attempts.of_officer(public_id, officer_id)
    if attempt.ended_at is None:
        raise PlayError(code="not_ended")
    if attempt.mode == "assessment" and attempt.submitted_at is None:
        raise PlayError(code="not_submitted")
    scenario, score = scenario_of(attempt), score_of(attempt)
    steps = play.story(scenario, attempt.start, attempt.moves)
    decisions = decision_views(attempt, scenario, score, steps)
    return _view(attempt, scenario, score, steps, decisions)


def _view(
    attempt: StoredAttempt,
    scenario: Scenario,
    score: Score,
    steps: Sequence[Step],
    decisions: tuple[DecisionView, ...],
) -> DebriefView:
    last = steps[-1].after
    ending = scenario.endings[last.scene]
    path = (steps[0].before.scene, *(step.after.scene for step in steps))
    weakest = weakest_of(score)
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
        case=_case(scenario, last.values),
        decisions=decisions,
        turning_point=next((row for row in decisions if row.turning_point), None),
        questions=questions_view(scenario, steps),
        competencies=competency_views(score, _trends_until(attempt)),
        flags=_flags(steps),
        majors=tuple(
            (scenario.majors[major].text, repaired) for major, repaired in score.majors.items()
        ),
        total=score.total,
        uncapped=score.uncapped,
        band=score.band,
        map_svg={
            language: graph.svg(graph.layout(scenario), language=language, path=path)
            for language in LANGUAGES
        },
        map_rows=_map_rows(scenario, steps),
        practise_next=next_exercise(attempt.person_id, after=scenario, weakest=weakest),
        weakest=weakest,
        plan=_plan(attempt),
        rewound=is_rewound(attempt),
        counts=_counts(attempt),
        facts_worth=worth_views(score.at_ending, score.at_ending, None),
        exact=score.exact,
        rules=score.rules,
    )


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


def _case(scenario: Scenario, values: Values) -> CaseView:
    counted = [fact for fact in scenario.facts.values()]
    held = {fact.id: values[fact.slot] for fact in counted}
    drawn = [
        draws[values[slot]]
        for draws, slot in ((scenario.temperaments, TEMPERAMENT), (scenario.truths, TRUTH))
        if draws
    ]
    return CaseView(
        truth=scenario.truth,
        drawn=tuple((draw.title, draw.about) for draw in drawn),
        found=tuple(fact.text for fact in counted if held[fact.id] == KNOWN),
        missed=tuple(fact.text for fact in counted if held[fact.id] != KNOWN),
        suggested=tuple(
            fact.suggested or fact.text for fact in counted if held[fact.id] == SUGGESTED
        ),
    )


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
        )
        for step in steps
    )
