"""What takes long to work out, kept beside its attempt: figures, and the score move by move.

Nothing rests on this table. It may be emptied at any time, and a row counts only while it
names the moves, ratings, edition and rules that stand now; else it is worked out again and
written over. What an officer is officially told is never taken from here.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from scenario_trainer.engine.score.figures import Figures
from scenario_trainer.engine.score.scoring import Score
from scenario_trainer.errors import NotReady
from scenario_trainer.records import database
from scenario_trainer.records.score_data import (
    data_of_figures,
    data_of_whole,
    figures_in,
    score_in,
)
from scenario_trainer.records.stored_attempt import StoredAttempt
from scenario_trainer.records.tables import Attempt, Edition, KeptScore, Move, Rating


@dataclass(frozen=True, slots=True)
class AttemptInBrief:
    """An attempt without its moves, and what it came to where that is kept."""

    id: int
    public_id: str
    edition_id: int
    slug: str
    mode: str
    started_at: datetime
    ended_at: datetime | None
    submitted_at: datetime | None
    rewound: bool | None = None
    figures: Figures | None = None


class Kept(NamedTuple):
    """What an attempt came to, ready to be kept."""

    attempt: StoredAttempt
    ratings: int
    rewound: bool
    figures: Figures
    whole: Score | None = None


_TURNS = select(func.count()).where(Move.attempt_id == Attempt.id).scalar_subquery()
_RATINGS = select(func.count()).where(Rating.attempt_id == Attempt.id).scalar_subquery()
_COUNTS = and_(
    KeptScore.attempt_id == Attempt.id,
    KeptScore.moves == _TURNS,
    KeptScore.ratings == _RATINGS,
    KeptScore.edition_id == Attempt.edition_id,
    KeptScore.rules == bindparam("rules"),
)
_IN_BRIEF = (
    select(
        Attempt.id,
        Attempt.public_id,
        Attempt.edition_id,
        Edition.slug,
        Attempt.mode,
        Attempt.started_at,
        Attempt.ended_at,
        Attempt.submitted_at,
        KeptScore.rewound,
        KeptScore.figures,
    )
    .join_from(Attempt, Edition)
    .outerjoin(KeptScore, _COUNTS)
    .where(Attempt.person_id == bindparam("officer_id"))
    .order_by(Attempt.started_at, Attempt.id)
)
_WHOLE = (
    select(KeptScore.figures, KeptScore.whole)
    .join_from(Attempt, KeptScore, _COUNTS)
    .where(Attempt.id == bindparam("id"))
)


def in_brief(officer_id: int, *, rules: str) -> tuple[AttemptInBrief, ...]:
    """Every attempt of the officer, oldest first, with what still counts of what was kept."""
    found = database.rows(_IN_BRIEF, {"officer_id": officer_id, "rules": rules})
    return tuple(
        AttemptInBrief(*row[:-1], figures=None if row.figures is None else figures_in(row.figures))
        for row in found
    )


def whole_of(attempt: StoredAttempt, *, rules: str) -> Score | None:
    """The score of an attempt as it was kept; None where it is to be worked out."""
    found = database.row(_WHOLE, {"id": attempt.id, "rules": rules})
    if found is None or found.whole is None:
        return None
    return score_in(figures_in(found.figures), found.whole)


def keep(worked_out: Iterable[Kept], *, rules: str) -> None:
    """Keep what was worked out; where it cannot be written the page is shown all the same.

    The attempt may be gone meanwhile, somebody else may have written it, the disk may be full.
    """
    rows = [_row(kept, rules) for kept in worked_out]
    if not rows or database.in_transaction():
        return
    with suppress(IntegrityError, NotReady), database.transaction():
        ids = [row["attempt_id"] for row in rows]
        database.change(delete(KeptScore).where(KeptScore.attempt_id.in_(ids)))
        database.change(insert(KeptScore), rows)


def _row(kept: Kept, rules: str) -> dict[str, object]:
    return {
        "attempt_id": kept.attempt.id,
        "moves": kept.attempt.turn,
        "ratings": kept.ratings,
        "edition_id": kept.attempt.edition_id,
        "rules": rules,
        "rewound": kept.rewound,
        "figures": data_of_figures(kept.figures),
        "whole": None if kept.whole is None else data_of_whole(kept.whole),
    }
