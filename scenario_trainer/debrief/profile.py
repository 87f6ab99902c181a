"""The profile: nine competencies as levels with what they rest on."""

from collections.abc import Sequence
from operator import itemgetter

from scenario_trainer.debrief.figures import credits
from scenario_trainer.debrief.views import CompetencyView
from scenario_trainer.engine.score.figures import Figures, band_of
from scenario_trainer.engine.story.scenario import COMPETENCIES


def weakest_of(figures: Figures) -> str | None:
    """The competency of the scenario with the fewest points, if it is a level below exemplary."""
    seen = [row for row in figures.competencies if row.is_level and row.weight]
    points, code = min(
        ((row.capped or 0, row.code) for row in seen), key=itemgetter(0), default=(100, None)
    )
    return code if band_of(points) < 4 else None


def competency_views(figures: Figures) -> tuple[CompetencyView, ...]:
    """The bars of the profile: all nine, the unobserved ones greyed."""
    return tuple(
        CompetencyView(
            code=row.code,
            weight=row.weight,
            points=row.capped if row.is_level else None,
            level=band_of(row.capped or 0) if row.is_level else 0,
            seen=row.seen if row.points is not None else 0,
            earned=credits(row.earned),
            lost=credits(max(row.regret, 0)),
            capped=row.capped != row.points,
        )
        for row in figures.competencies
    )


def trends_of(all: Sequence[Figures]) -> dict[str, tuple[int, ...]]:
    """The points of each competency over attempts, oldest first, where it was a level."""
    rows = [row for figures in all for row in figures.competencies if row.is_level]
    return {
        code: tuple(row.capped or 0 for row in rows if row.code == code) for code in COMPETENCIES
    }
