"""My progress: the competencies over attempts, told by their anchors."""

from collections.abc import Sequence

from scenario_trainer.debrief.profile import trends_of
from scenario_trainer.debrief.views import CompetencyView
from scenario_trainer.engine.play import play
from scenario_trainer.engine.score.figures import Figures, band_of
from scenario_trainer.records import attempts
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.stage.scenes import decided_in
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.results import is_rewound, score_of
from scenario_trainer.training.shelf import current_title, is_told, next_exercise
from scenario_trainer.training.views import AttemptRowView, PlanView, ProgressView


def progress(officer_id: int) -> ProgressView:
    """Everything the officer has played, and what it shows."""
    mine = attempts.all_of_officer(officer_id)
    told = [row for row in mine if is_told(row)]
    scores = {row.id: score_of(row).figures for row in told}
    counted = [scores[row.id] for row in told if not is_rewound(row)]
    competencies = _competencies(counted)
    weakest = _weakest(competencies)
    latest = scenario_of(told[-1]) if told else None
    return ProgressView(
        competencies=competencies,
        attempts=tuple(_row(row, mine, scores) for row in reversed(mine)),
        weakest=weakest,
        practise_next=next_exercise(officer_id, after=latest, weakest=weakest) if latest else None,
        plans=tuple(
            (current_title(own.slug), PlanView(own.when_that, own.then_i, own.by))
            for own in attempts.plans_of_officer(officer_id)
        ),
    )


def _competencies(all: list[Figures]) -> tuple[CompetencyView, ...]:
    """The latest points of each competency with the earlier ones as its trend."""
    views = []
    for code, points in trends_of(all).items():
        rows = [row for figures in all for row in figures.competencies if row.code == code]
        latest = points[-1] if points else None
        views.append(
            CompetencyView(
                code=code,
                weight=max((row.weight for row in rows), default=0),
                points=latest,
                level=0 if latest is None else band_of(latest),
                trend=points,
            )
        )
    return tuple(views)


def _weakest(competencies: tuple[CompetencyView, ...]) -> str | None:
    seen = [view for view in competencies if view.points is not None and view.level < 4]
    return min(seen, key=lambda view: view.points).code if seen else None


def _row(
    row: StoredAttempt, mine: Sequence[StoredAttempt], scores: dict[int, Figures]
) -> AttemptRowView:
    scenario, score = scenario_of(row), scores.get(row.id)
    alike = [
        other
        for other in mine
        if other.slug == row.slug
        and other.mode == row.mode
        and other.id in scores
        and not is_rewound(other)
    ]
    best = max(alike, key=lambda other: scores[other.id].total, default=None)
    return AttemptRowView(
        attempt=row.public_id,
        slug=row.slug,
        scenario=scenario.title,
        mode=row.mode,
        started_at=row.started_at,
        ended_at=row.ended_at,
        band=score.band if score else None,
        rewound=is_rewound(row),
        decided=decided_in(scenario, play.story(scenario, row.start, row.moves)),
        best=row.mode == "practice" and best is row,
        first=bool(alike) and alike[0] is row,
        may_delete=row.mode != "assessment",
    )
