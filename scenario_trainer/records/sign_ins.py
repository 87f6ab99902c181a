"""Who is signed in where. A cookie holds a token; here lies its hash, and it can be ended here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, exists, insert, select, update

from scenario_trainer.records import database, tokens
from scenario_trainer.records.prepared import Prepared
from scenario_trainer.records.tables import Grant, Person, SignIn, Unit, UnsentForm

LONGEST_AGENT = 120


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person as every request needs them, with the sign-in they came by."""

    id: int
    public_id: str
    name: str  # what they sign in with
    display: str
    language: str
    timers: str
    privacy_accepted: bool
    unit: str | None
    grants: frozenset[str]
    sign_in_id: int
    seen_at: datetime
    has_unsent: bool  # whether a form of theirs is held that could not be taken


@dataclass(frozen=True, slots=True)
class StoredSignIn:
    """One device somebody is signed in on."""

    id: int
    created_at: datetime
    seen_at: datetime
    agent: str


_OPEN = Prepared(
    select(
        Person.id,
        Person.public_id,
        Person.name,
        Person.display,
        Person.language,
        Person.timers,
        Person.privacy_accepted_at,
        Unit.name,
        SignIn.id,
        SignIn.seen_at,
        exists().where(UnsentForm.person_id == Person.id),
        Grant.grant,
    )
    .join_from(SignIn, Person, Person.id == SignIn.person_id)
    .outerjoin(Unit, Unit.id == Person.unit_id)
    .outerjoin(Grant, Grant.person_id == Person.id)
    .where(
        SignIn.token_hash == bindparam("token_hash"),
        SignIn.ended_at.is_(None),
        SignIn.seen_at > bindparam("used_since"),
        SignIn.created_at > bindparam("made_since"),
        Person.disabled_at.is_(None),
    )
)


def start(person_id: int, agent: str, now: datetime) -> str:
    """Sign a person in and return the token for their cookie."""
    token = tokens.new()
    values = {"token_hash": tokens.hashed(token), "person_id": person_id, "agent": short(agent)}
    database.change(insert(SignIn).values(created_at=now, seen_at=now, **values))
    return token


def person_of(token: str, now: datetime, idle: timedelta, longest: timedelta) -> SignedIn | None:
    """Whose token this is, while the sign-in lasts."""
    found = _OPEN.rows(
        token_hash=tokens.hashed(token), used_since=now - idle, made_since=now - longest
    )
    if not found:
        return None
    id, public_id, name, display, language, timers, privacy, unit, sign_in, seen, held, _ = found[0]
    grants = frozenset(row[-1] for row in found if row[-1])
    return SignedIn(
        id, public_id, name, display, language, timers, privacy is not None, unit, grants,
        sign_in, seen, bool(held),
    )  # fmt: skip


def mark_seen(sign_in_id: int, now: datetime) -> None:
    """The sign-in was used."""
    database.change(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def of_person(
    person_id: int, used_since: datetime, made_since: datetime
) -> tuple[StoredSignIn, ...]:
    """Where the person is signed in, the latest use first."""
    statement = (
        select(SignIn.id, SignIn.created_at, SignIn.seen_at, SignIn.agent)
        .where(
            SignIn.person_id == person_id,
            SignIn.ended_at.is_(None),
            SignIn.seen_at > used_since,
            SignIn.created_at > made_since,
        )
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    return tuple(StoredSignIn(*found) for found in database.rows(statement))


def end(person_id: int, sign_in_id: int, now: datetime) -> None:
    """End one sign-in of this person."""
    _end(now, SignIn.person_id == person_id, SignIn.id == sign_in_id)


def end_token(token: str, now: datetime) -> None:
    """End the sign-in of this token."""
    _end(now, SignIn.token_hash == tokens.hashed(token))


def end_all(person_id: int, now: datetime, but: str = "") -> None:
    """End every sign-in of this person, save that of the token *but*."""
    _end(now, SignIn.person_id == person_id, SignIn.token_hash != tokens.hashed(but))


def forget(person_id: int, before: datetime) -> None:
    """Delete the person's sign-ins last used before that moment; they are long over."""
    database.change(delete(SignIn).where(SignIn.person_id == person_id, SignIn.seen_at < before))


def short(agent: str) -> str:
    """The device as the person would recognise it, without a line that fills a page."""
    return "".join(sign for sign in agent if sign.isprintable())[:LONGEST_AGENT]


def _end(now: datetime, *which) -> None:
    database.change(update(SignIn).where(SignIn.ended_at.is_(None), *which).values(ended_at=now))
