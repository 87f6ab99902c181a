"""How often a name or an address failed lately. Names and addresses themselves are not kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from scenario_trainer.records import database
from scenario_trainer.records.tables import SignInTry

FORGOTTEN_AFTER = timedelta(days=1)
MOST_MARKS = 20_000


@dataclass(frozen=True, slots=True)
class Tries:
    """The failures under one mark, and the last of them."""

    failures: int
    last_at: datetime


def of_marks(marks: Sequence[str], now: datetime) -> dict[str, Tries]:
    """The tries under these marks, locked until the transaction ends; a new mark has none."""
    found = _locked(marks, now)
    if len(found) < len(marks):
        _tidy(now)
        _begin(sorted(set(marks) - {row.mark for row in found}), now)
        found = _locked(marks, now)
    return {row.mark: Tries(row.failures, row.last_at) for row in found}


def count(marks: Sequence[str], now: datetime) -> None:
    """Count one more failure under each mark."""
    more = {"failures": SignInTry.failures + 1, "last_at": now}
    database.change(update(SignInTry).where(SignInTry.mark.in_(marks)).values(**more))


def take_back(mark: str) -> None:
    """Count one failure less."""
    one_less = update(SignInTry).where(SignInTry.mark == mark, SignInTry.failures > 0)
    database.change(one_less.values(failures=SignInTry.failures - 1))


def clear(mark: str) -> None:
    """Forget every failure under this mark."""
    database.change(delete(SignInTry).where(SignInTry.mark == mark))


def _locked(marks: Sequence[str], now: datetime) -> Sequence[Row]:
    lately = SignInTry.last_at > now - FORGOTTEN_AFTER
    statement = select(SignInTry.mark, SignInTry.failures, SignInTry.last_at)
    ordered = statement.where(SignInTry.mark.in_(marks), lately).order_by(SignInTry.mark)
    return database.rows(ordered.with_for_update())


def _begin(marks: Sequence[str], now: datetime) -> None:
    """A row for each mark, so that two first tries at once wait for each other."""
    insert = sqlite.insert if database.is_sqlite(database.db.engine) else postgresql.insert
    for mark in marks:
        row = insert(SignInTry).values(mark=mark, failures=0, last_at=now)
        database.change(row.on_conflict_do_nothing())


def _tidy(now: datetime) -> None:
    """Forget the old, and the oldest where there are too many."""
    database.change(delete(SignInTry).where(SignInTry.last_at <= now - FORGOTTEN_AFTER))
    over = database.row(select(func.count()).select_from(SignInTry))[0] - MOST_MARKS
    if over > 0:
        oldest = select(SignInTry.mark).order_by(SignInTry.last_at).limit(over)
        database.change(delete(SignInTry).where(SignInTry.mark.in_(oldest)))
