"""Links that work once: an invitation makes an account, a reset sets a new password."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from scenario_trainer.records import database, tokens
from scenario_trainer.records.tables import Invitation, Person, Unit


@dataclass(frozen=True, slots=True)
class StoredInvitation:
    """What the link is for."""

    id: int
    purpose: str  # invitation | reset
    grants: tuple[str, ...]
    unit_id: int | None
    unit: str | None
    person_id: int | None
    person: str | None  # reset: the name they sign in with
    made_by: int | None
    expires_at: datetime


def invite(
    grants: Iterable[str],
    unit_id: int | None,
    *,
    made_by: int | None,
    now: datetime,
    expires_at: datetime,
) -> str:
    """Make a link for a new account and return its token."""
    values = {"purpose": "invitation", "grants": sorted(set(grants)), "unit_id": unit_id}
    return _make(values, made_by, now, expires_at)


def reset(person_id: int, *, made_by: int | None, now: datetime, expires_at: datetime) -> str:
    """Make a link for a new password; earlier ones of this person stop working."""
    database.change(
        delete(Invitation).where(Invitation.person_id == person_id, Invitation.used_at.is_(None))
    )
    values = {"purpose": "reset", "grants": [], "person_id": person_id}
    return _make(values, made_by, now, expires_at)


def of_token(token: str, purpose: str, now: datetime) -> StoredInvitation | None:
    """What this token is good for, while it is."""
    statement = (
        select(
            Invitation.id,
            Invitation.purpose,
            Invitation.grants,
            Invitation.unit_id,
            Unit.name.label("unit"),
            Invitation.person_id,
            Person.name.label("person"),
            Invitation.made_by,
            Invitation.expires_at,
        )
        .outerjoin_from(Invitation, Unit, Unit.id == Invitation.unit_id)
        .outerjoin(Person, Person.id == Invitation.person_id)
        .where(
            Invitation.token_hash == tokens.hashed(token),
            Invitation.purpose == purpose,
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
    )
    found = database.row(statement)
    if found is None:
        return None
    return StoredInvitation(**(found._asdict() | {"grants": tuple(found.grants)}))


def use(invitation: StoredInvitation, now: datetime) -> bool:
    """Take the link; False where somebody was faster."""
    changed = database.change(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.used_at.is_(None))
        .values(used_at=now)
    )
    return changed.rowcount == 1


def remove_of_unit(unit_id: int) -> None:
    """Delete the links into a unit."""
    database.change(delete(Invitation).where(Invitation.unit_id == unit_id))


def remove_made_by(person_id: int) -> None:
    """Delete the links a person made."""
    database.change(delete(Invitation).where(Invitation.made_by == person_id))


def _make(values: dict, made_by: int | None, now: datetime, expires_at: datetime) -> str:
    token = tokens.new()
    database.change(
        insert(Invitation).values(
            token_hash=tokens.hashed(token),
            made_by=made_by,
            made_at=now,
            expires_at=expires_at,
            **values,
        )
    )
    return token
