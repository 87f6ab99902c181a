"""Attempts: opened, moved, handed in, and only ever reached by their officer.

This is the path of every decision, so its statements are prepared: a decision
reads the attempt and its moves and inserts one row. Whoever holds a
`StoredAttempt` got it together with its officer.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, insert, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy.exc import IntegrityError

from scenario_trainer.engine.play import play
from scenario_trainer.errors import NotAllowed, PlayError, TurnTaken
from scenario_trainer.records import database
from scenario_trainer.records.prepared import Prepared
from scenario_trainer.records.stored_attempt import ATTEMPTS, MOVES, StoredAttempt, filled, stored
from scenario_trainer.records.tables import (
    Attempt,
    Edition,
    Move,
    Plan,
    Remark,
    Result,
    Writing,
)

_ATTEMPT = Attempt.__table__
_OF_OFFICER = ATTEMPTS.where(
    _ATTEMPT.c.public_id == bindparam("public_id"), _ATTEMPT.c.person_id == bindparam("officer_id")
)
_OWN = Prepared(_OF_OFFICER)
_OWN_LOCKED = Prepared(_OF_OFFICER.with_for_update(of=_ATTEMPT))  # SQLite has one writer anyway
_ITS_MOVES = Prepared(MOVES.where(Move.attempt_id == bindparam("id")))
_RECORD = Prepared(
    insert(Move.__table__), columns=("attempt_id", "turn", "key", "kind", "data", "taken_at")
)


def of_officer(public_id: str, officer_id: int) -> StoredAttempt:
    """The officer's own attempt; `NotAllowed` for everybody else's and for none at all."""
    own = _OWN_LOCKED if database.in_transaction() else _OWN
    found = own.row(public_id=public_id, officer_id=officer_id)
    if found is None:
        raise NotAllowed("no such attempt of this officer")
    return stored(found, _ITS_MOVES.rows(id=found[0]))


def all_of_officer(officer_id: int) -> tuple[StoredAttempt, ...]:
    """Every attempt of the officer with its moves, oldest first."""
    mine = Attempt.person_id == officer_id
    order = (Attempt.started_at, Attempt.id)
    found = database.rows(ATTEMPTS.where(mine).order_by(*order))
    moves: dict[int, list[Row]] = {row.id: [] for row in found}
    for move in database.rows(MOVES.join_from(Move, Attempt).where(mine)):
        if move.attempt_id in moves:  # not one of an attempt begun just now
            moves[move.attempt_id].append(move)
    return tuple(stored(row, moves[row.id]) for row in found)


RUNNING = (  # found by the index of that name
    select(_ATTEMPT.c.id)
    .join_from(_ATTEMPT, Edition.__table__)
    .where(_ATTEMPT.c.mode == "assessment", _ATTEMPT.c.submitted_at.is_(None))
    .limit(1)
)
_RUNNING_OF = Prepared(
    RUNNING.where(
        _ATTEMPT.c.person_id == bindparam("officer_id"), Edition.slug == bindparam("slug")
    )
)


def has_running_assessment(officer_id: int, slug: str) -> bool:
    """Whether the officer has an assessment of this scenario that is not handed in."""
    return _RUNNING_OF.row(officer_id=officer_id, slug=slug) is not None


def begun_by(officer_id: int, since: datetime) -> int:
    """How many attempts the officer has begun since then."""
    theirs = (Attempt.person_id == officer_id, Attempt.started_at > since)
    return database.row(select(func.count()).select_from(Attempt).where(*theirs))[0]


def begun_since(moment: datetime, officer_id: int, edition_id: int, mode: str) -> str | None:
    """The officer's latest attempt, if it began since that moment and nothing was done in it yet."""
    its = (
        Attempt.person_id == officer_id,
        Attempt.edition_id == edition_id,
        Attempt.mode == mode,
    )
    latest = select(func.max(Attempt.id)).where(*its).scalar_subquery()
    found = database.row(
        select(Attempt.public_id).where(
            Attempt.id == latest,
            Attempt.started_at > moment,
            ~exists().where(Move.attempt_id == Attempt.id),
        )
    )
    return found and found.public_id


def submitted_assessment(public_id: str) -> StoredAttempt:
    """An assessment that was handed in: the only attempts others than the officer can reach."""
    found = database.row(
        ATTEMPTS.where(
            Attempt.public_id == public_id,
            Attempt.mode == "assessment",
            Attempt.submitted_at.is_not(None),
        )
    )
    if found is None:
        raise NotAllowed("no such submitted assessment")
    return stored(found, _ITS_MOVES.rows(id=found.id))


def open(
    officer_id: int,
    edition_id: int,
    *,
    mode: str,
    start: play.Start,
    now: datetime,
    timers: str | None = None,
    seconds_left: int | None = None,
) -> StoredAttempt:
    """Begin an attempt; its public id is random."""
    values = {
        "public_id": secrets.token_urlsafe(16),
        "person_id": officer_id,
        "edition_id": edition_id,
        "mode": mode,
        "started_at": now,
        "timers": timers,
        "seconds_left": seconds_left,
    }
    database.change(insert(_ATTEMPT), values | start._asdict())
    return of_officer(values["public_id"], officer_id)


def record(
    attempt: StoredAttempt,
    move: play.Move,
    *,
    key: str,
    now: datetime,
    words: str | None = None,
    seconds_left: int | None = None,
    ended_at: datetime | None = None,
) -> StoredAttempt:
    """Add one move at the next turn; a clock there is after it stands.

    Raises `TurnTaken` if a move with this turn or this key stands already.
    """
    if words and _plain(words):
        move = move._replace(writing=_write(attempt, words))
    try:
        _RECORD.change(
            attempt_id=attempt.id,
            turn=attempt.turn,
            key=key,
            kind=move.kind,
            data=filled(move),
            taken_at=now,
        )
    except IntegrityError as error:
        raise TurnTaken(f"turn {attempt.turn} of {attempt.public_id}") from error
    attempt = replace(
        attempt,
        moves=(*attempt.moves, move),
        keys=(*attempt.keys, key),
        taken_at=(*attempt.taken_at, now),
    )
    return _update(attempt, deadline_at=None, ended_at=ended_at, seconds_left=seconds_left)


def set_clock(
    attempt: StoredAttempt, *, deadline_at: datetime | None, seconds_left: int | None
) -> StoredAttempt:
    """Let the clock run to a deadline, or stand with the seconds it still has."""
    return _update(attempt, deadline_at=deadline_at, seconds_left=seconds_left)


def submit(attempt: StoredAttempt, *, result: dict[str, Any], now: datetime) -> StoredAttempt:
    """Hand it in and write what the officer is told; `PlayError` where that was done before."""
    values = {"attempt_id": attempt.id, "rules": result["rules"], "figures": result}
    try:
        database.change(insert(Result).values(written_at=now, **values))
    except IntegrityError as error:
        raise PlayError("the result is written", code="already_submitted") from error
    return _update(attempt, submitted_at=now)


def result_of(attempt: StoredAttempt) -> dict[str, Any] | None:
    """What the officer was told on submission."""
    found = database.row(select(Result.figures).where(Result.attempt_id == attempt.id))
    return found.figures if found else None


def delete(attempt: StoredAttempt) -> None:
    """Remove the attempt with its moves, writings and plan."""
    database.change(delete_from(_ATTEMPT).where(_ATTEMPT.c.id == attempt.id))


def draws_met(officer_id: int, slug: str) -> tuple[tuple[int, int], ...]:
    """The (temperament, truth) places of each of the officer's attempts at any edition, oldest first."""
    statement = (
        select(Attempt.temperament, Attempt.truth)
        .join(Edition, Edition.id == Attempt.edition_id)
        .where(Attempt.person_id == officer_id, Edition.slug == slug)
        .order_by(Attempt.started_at, Attempt.id)
    )
    return tuple((found.temperament, found.truth) for found in database.rows(statement))


def writings_of(attempt: StoredAttempt) -> dict[int, str]:
    """The officer's own words by the number of their move; empty where they were deleted."""
    statement = select(Writing.turn, Writing.words)
    found = database.rows(statement.where(Writing.attempt_id == attempt.id))
    return {row.turn: row.words for row in found}


def delete_writing(attempt: StoredAttempt, turn: int, now: datetime) -> None:
    """Remove the words of a move; the move itself still stands."""
    its = (Writing.attempt_id == attempt.id, Writing.turn == turn, Writing.deleted_at.is_(None))
    database.change(update(Writing).where(*its).values(words="", deleted_at=now))


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """When that happens, then I do this, by that day."""

    slug: str
    when_that: str
    then_i: str
    by: date | None


_PLANS = (
    select(Edition.slug, Plan.when_that, Plan.then_i, Plan.by)
    .join_from(Plan, Attempt)
    .join(Edition, Edition.id == Attempt.edition_id)
)


def keep_plan(attempt: StoredAttempt, plan) -> None:
    """Write the plan in place of the one before; an empty one goes away."""
    when_that, then_i = _plain(plan.when_that), _plain(plan.then_i)
    drop_plan(attempt)
    if when_that or then_i:
        values = {"attempt_id": attempt.id, "when_that": when_that, "then_i": then_i}
        database.change(insert(Plan).values(by=plan.by, **values))


def drop_plan(attempt: StoredAttempt) -> None:
    """The plan goes away."""
    database.change(delete_from(Plan).where(Plan.attempt_id == attempt.id))


def plan_of(attempt: StoredAttempt) -> StoredPlan | None:
    """The plan made after this attempt."""
    found = database.row(_PLANS.where(Plan.attempt_id == attempt.id))
    return StoredPlan(*found) if found else None


def plans_of_officer(officer_id: int) -> tuple[StoredPlan, ...]:
    """Every plan of the officer, that of the latest attempt first."""
    mine = _PLANS.where(Attempt.person_id == officer_id).order_by(Attempt.started_at.desc())
    return tuple(StoredPlan(*found) for found in database.rows(mine))


def remark(edition_id: int, scene: str, words: str, *, day: date) -> None:
    """Tell the authors that something is wrong in a scene; nothing leads back to who said so."""
    values = {"edition_id": edition_id, "scene": scene, "words": _plain(words), "day": day}
    database.change(insert(Remark).values(**values))


def _write(attempt: StoredAttempt, words: str) -> int:
    values = {"attempt_id": attempt.id, "turn": attempt.turn, "words": _plain(words)}
    return database.change(insert(Writing).values(**values)).inserted_primary_key[0]


def _plain(words: str) -> str:
    return words.replace("\0", "")  # PostgreSQL refuses it in a text


def _update(attempt: StoredAttempt, **values) -> StoredAttempt:
    """Write what is different; most decisions change nothing here."""
    changed = {name: value for name, value in values.items() if getattr(attempt, name) != value}
    if not changed:
        return attempt
    database.change(update(_ATTEMPT).where(_ATTEMPT.c.id == attempt.id).values(**changed))
    return replace(attempt, **changed)
