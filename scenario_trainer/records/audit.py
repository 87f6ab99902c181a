"""Who did what to which account. Each entry seals the one before, so a gap shows."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, text

from scenario_trainer.records import database
from scenario_trainer.records.columns import compact
from scenario_trainer.records.tables import AuditEntry

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One act on an account."""

    at: datetime
    by: str  # public id, or "command line"
    act: str
    whom: str  # public id, or empty
    details: Mapping[str, Any]


_ENTRIES = select(
    AuditEntry.at,
    AuditEntry.by,
    AuditEntry.act,
    AuditEntry.whom,
    AuditEntry.details,
    AuditEntry.previous,
    AuditEntry.seal,
).order_by(AuditEntry.id)


def add(by: str, act: str, whom: str, now: datetime, **details: Any) -> None:
    """Write an entry after the last one."""
    if not database.is_sqlite(database.db.engine):
        database.change(text("LOCK TABLE audit_entry IN EXCLUSIVE MODE"))  # one chain, one writer
    last = database.row(select(AuditEntry.seal).order_by(AuditEntry.id.desc()).limit(1))
    previous = last.seal if last else FIRST
    values = {"at": now, "by": by, "act": act, "whom": whom, "details": details}
    values |= {"previous": previous, "seal": _seal(previous, now, by, act, whom, details)}
    database.change(insert(AuditEntry).values(**values))


def about(public_id: str) -> tuple[StoredEntry, ...]:
    """What was done to this account, newest first."""
    found = database.rows(_ENTRIES.where(AuditEntry.whom == public_id))
    return tuple(StoredEntry(*row[:5]) for row in reversed(found))


def is_whole() -> bool:
    """Whether every entry still seals the one before."""
    previous = FIRST
    for row in database.rows(_ENTRIES):
        if row.previous != previous or row.seal != _sealed_again(row):
            return False
        previous = row.seal
    return True


def _sealed_again(row: Row) -> str:
    return _seal(row.previous, row.at, row.by, row.act, row.whom, row.details)


def _seal(previous: str, at: datetime, by: str, act: str, whom: str, details: Mapping) -> str:
    said = compact([previous, at.isoformat(), by, act, whom, details])
    return hashlib.sha256(said.encode()).hexdigest()
