"""My progress: the competencies over attempts, told by their anchors, and the attempts in pages."""

from collections.abc import Collection, Iterable

from scenario_trainer.debrief.profile import trends_of
from scenario_trainer.debrief.views import CompetencyView
from scenario_trainer.engine.play import play
from scenario_trainer.engine.score.figures import Figures, band_of
from scenario_trainer.records import attempts, editions
from scenario_trainer.records.kept_scores import AttemptInBrief
from scenario_trainer.stage.scenes import decided_in
from scenario_trainer.training.editions import scenario_in, scenario_of
from scenario_trainer.training.results import all_in_brief, is_rewound, is_told
from scenario_trainer.training.shelf import current_title, next_exercise
from scenario_trainer.training.views import AttemptRowView, PlanView, ProgressView

ON_A_PAGE = 20  # attempts


def progress(officer_id: int, page: int = 1) -> ProgressView:
    """What all attempts of the officer show, and one page of them, the latest first.

    A page beyond the last one is the last one: attempts may have been deleted since.
    """
    mine = all_in_brief(officer_id)
    told = [row for row in mine if is_told(row)]
    competencies = _competencies([row.figures for row in told if not row.rewound])
    weakest = _weakest(competencies)
    latest = scenario_in(editions.get(told[-1].edition_id)) if told else None
    pages = max(-(-len(mine) // ON_A_PAGE), 1)
    page = min(max(page, 1), pages)
    shown = mine[::-1][(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    firsts, bests = _firsts_and_bests(told)
    return ProgressView(
        competencies=competencies,
        attempts=tuple(_row(row, officer_id, firsts, bests) for row in shown),
        page=page,
        pages=pages,
        weakest=weakest,
        practise_next=next_exercise(mine, after=latest, weakest=weakest) if latest else None,
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


def _firsts_and_bests(told: Iterable[AttemptInBrief]) -> tuple[set[int], set[int]]:
    """The first attempt at each scenario in each mode, and the best one in practice."""
    firsts: dict[tuple[str, str], AttemptInBrief] = {}
    bests: dict[str, AttemptInBrief] = {}
    for row in told:
        if row.rewound:
            continue
        firsts.setdefault((row.slug, row.mode), row)
        if row.mode == "practice":
            bests[row.slug] = max(
                bests.get(row.slug, row), row, key=lambda each: each.figures.total
            )
    return {row.id for row in firsts.values()}, {row.id for row in bests.values()}


def _row(
    row: AttemptInBrief, officer_id: int, firsts: Collection[int], bests: Collection[int]
) -> AttemptRowView:
    attempt = attempts.of_officer(row.public_id, officer_id)
    scenario = scenario_of(attempt)
    return AttemptRowView(
        attempt=row.public_id,
        slug=row.slug,
        scenario=scenario.title,
        mode=row.mode,
        started_at=row.started_at,
        ended_at=row.ended_at,
        band=row.figures.band if row.figures else None,
        rewound=is_rewound(attempt),
        decided=decided_in(scenario, play.story(scenario, attempt.start, attempt.moves)),
        best=row.id in bests,
        first=row.id in firsts,
        may_delete=row.mode != "assessment",
    )
