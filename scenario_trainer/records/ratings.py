"""What persons say of an officer's own words: a report by its checklist, a question by its type.

Ratings are added, never changed: the latest one of a move counts, the earlier ones
stay. Only work that was handed in can be rated, so nobody's practice is reached.
"""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from sqlalchemy import func, insert, select

from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.errors import NotAllowed
from scenario_trainer.records import database
from scenario_trainer.records.stored_attempt import StoredAttempt
from scenario_trainer.records.tables import Rating, Writing

NARRATIVE, QUESTION = "report", "question"  # as they are stored


def rate_narrative(
    attempt: StoredAttempt, turn: int, marks: Mapping[str, bool], *, by: int, now: datetime
) -> None:
    """Say which points of its checklist a report fulfils.

    Raises `NotAllowed` unless the attempt is an assessment that was handed in, and where its
    officer deleted the words: what cannot be read is not rated.
    """
    _add(attempt, turn, NARRATIVE, dict(marks), by=by, now=now)


def recode_question(
    attempt: StoredAttempt, turn: int, type: str, *, by: int, now: datetime
) -> None:
    """Say what type a question in the officer's own words really is; raises as `rate_narrative`."""
    _add(attempt, turn, QUESTION, {"type": type}, by=by, now=now)


def of_attempt(attempt: StoredAttempt) -> dict[int, int]:
    """How much of its checklist each rated report fulfils, in percent, by the number of its move."""
    return {turn: _percent(marks) for turn, marks in _latest(attempt, NARRATIVE).items()}


def count(attempt: StoredAttempt) -> int:
    """How many times persons said something of this attempt."""
    its = select(func.count()).where(Rating.attempt_id == attempt.id)
    return database.row(its)[0]


def recoded(attempt: StoredAttempt) -> dict[int, str]:
    """The type of each question that was coded again, by the number of its move."""
    return {turn: marks["type"] for turn, marks in _latest(attempt, QUESTION).items()}


def _percent(marks: Mapping[str, bool]) -> int:
    return half_up(Fraction(100 * sum(marks.values()), len(marks))) if marks else 0


def _latest(attempt: StoredAttempt, what: str) -> dict[int, Mapping]:
    its = (Rating.attempt_id == attempt.id, Rating.what == what)
    found = database.rows(select(Rating.turn, Rating.marks).where(*its).order_by(Rating.id))
    return {row.turn: row.marks for row in found}


def _add(
    attempt: StoredAttempt, turn: int, what: str, marks: dict, *, by: int, now: datetime
) -> None:
    if attempt.mode != "assessment" or attempt.submitted_at is None:
        raise NotAllowed("only an assessment that was handed in is rated")
    its = (Writing.attempt_id == attempt.id, Writing.turn == turn)
    if database.row(select(Writing.id).where(*its, Writing.deleted_at.is_not(None))):
        raise NotAllowed("its officer deleted these words")
    values = {"attempt_id": attempt.id, "turn": turn, "what": what, "marks": marks}
    database.change(insert(Rating).values(by_id=by, made_at=now, **values))
