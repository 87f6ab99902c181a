"""People and the units they work in."""

import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from scenario_trainer.errors import InputError, NotAllowed
from scenario_trainer.records import database
from scenario_trainer.records.tables import Grant, Person, Unit

GRANTS = ("officer", "trainer", "author", "administrator")


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A police unit in a region."""

    id: int
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """An account without its password."""

    id: int
    public_id: str
    name: str
    display: str
    language: str
    timers: str
    unit: StoredUnit | None
    made_at: datetime
    privacy_accepted_at: datetime | None
    disabled_at: datetime | None
    grants: frozenset[str]


_PEOPLE = (
    select(
        Person.id,
        Person.public_id,
        Person.name,
        Person.display,
        Person.language,
        Person.timers,
        Person.made_at,
        Person.privacy_accepted_at,
        Person.disabled_at,
        Unit.id.label("unit_id"),
        Unit.name.label("unit_name"),
        Unit.region,
        Grant.grant.label("grant"),
    )
    .outerjoin_from(Person, Unit, Unit.id == Person.unit_id)
    .outerjoin(Grant, Grant.person_id == Person.id)
)


def get(person_id: int) -> StoredPerson:
    """The account; `NotAllowed` where there is none."""
    found = database.rows(_PEOPLE.where(Person.id == person_id))
    if not found:
        raise NotAllowed("no such person")
    return _stored(found)


def hold(person_id: int) -> None:
    """Let one request of this person wait for the other, until the transaction ends."""
    database.row(select(Person.id).where(Person.id == person_id).with_for_update())


def everybody() -> tuple[StoredPerson, ...]:
    """All accounts, by name."""
    by_person: dict[int, list[Row]] = {}
    for found in database.rows(_PEOPLE.order_by(Person.name, Person.id)):
        by_person.setdefault(found.id, []).append(found)
    return tuple(_stored(rows) for rows in by_person.values())


def named(name: str) -> StoredPerson | None:
    """The account one signs in to with this name."""
    found = database.rows(_PEOPLE.where(Person.name == fold(name)))
    return _stored(found) if found else None


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in is checked against; nothing in it where there is no such account."""

    person_id: int | None = None
    password_hash: str | None = None
    is_disabled: bool = False


def credentials(name: str) -> Credentials:
    """What a sign-in with this name is checked against; one statement whoever it is."""
    return _credentials(Person.name == fold(name))


def credentials_of(person_id: int) -> Credentials:
    """What a person's own password is checked against."""
    return _credentials(Person.id == person_id)


def _credentials(which) -> Credentials:
    found = database.row(select(Person.id, Person.password_hash, Person.disabled_at).where(which))
    if found is None:
        return Credentials()
    return Credentials(found.id, found.password_hash, found.disabled_at is not None)


def id_of(public_id: str) -> int | None:
    """The account with this public id."""
    found = database.row(select(Person.id).where(Person.public_id == public_id))
    return found and found.id


def is_empty() -> bool:
    """Whether nobody has an account yet."""
    return database.row(select(Person.id).limit(1)) is None


def has_public_id(beginning: str) -> bool:
    """Whether somebody's public id begins so."""
    return database.row(select(Person.id).where(Person.public_id.startswith(beginning))) is not None


def administrators() -> frozenset[int]:
    """The administrators who can sign in; locked until the transaction ends."""
    statement = (
        select(Person.id)
        .join(Grant, Grant.person_id == Person.id)
        .where(Grant.grant == "administrator", Person.disabled_at.is_(None))
    )
    if database.in_transaction():
        statement = statement.with_for_update(of=Person.__table__)
    return frozenset(found.id for found in database.rows(statement))


def add(
    name: str,
    display: str,
    password_hash: str,
    *,
    grants: Iterable[str],
    unit_id: int | None,
    now: datetime,
    language: str = "sq",
    public_id: str | None = None,
) -> StoredPerson:
    """Make an account; `InputError` where the name is taken."""
    values = {
        "public_id": public_id or secrets.token_urlsafe(12),
        "name": fold(name),
        "display": display,
        "password_hash": password_hash,
        "unit_id": unit_id,
        "made_at": now,
        "language": language,
        "timers": "100",
    }
    try:
        added = database.change(insert(Person).values(**values))
    except IntegrityError as error:
        raise InputError("the name is taken", code="name_taken") from error
    person_id = added.inserted_primary_key[0]
    set_grants(person_id, grants)
    return get(person_id)


def set_grants(person_id: int, grants: Iterable[str]) -> None:
    """Give the person exactly these grants."""
    database.change(delete(Grant).where(Grant.person_id == person_id))
    for grant in sorted(set(grants)):
        database.change(insert(Grant).values(person_id=person_id, grant=grant))


def update_person(person_id: int, **values) -> None:
    """Write some fields of the account."""
    database.change(update(Person).where(Person.id == person_id).values(**values))


def remove_person(person_id: int) -> None:
    """Delete an account with all they did."""
    database.change(delete(Person).where(Person.id == person_id))


def units() -> tuple[StoredUnit, ...]:
    """All units, by region and name."""
    statement = select(Unit.id, Unit.name, Unit.region).order_by(Unit.region, Unit.name)
    return tuple(StoredUnit(*found) for found in database.rows(statement))


def add_unit(name: str, region: str) -> StoredUnit:
    """Add a unit; `InputError` where one of that name is there."""
    taken = select(Unit.id).where(func.lower(Unit.name) == name.lower())
    if database.row(taken):
        raise InputError("the unit is there already", code="unit_taken")
    try:
        added = database.change(insert(Unit).values(name=name, region=region))
    except IntegrityError as error:
        raise InputError("the unit is there already", code="unit_taken") from error
    return StoredUnit(added.inserted_primary_key[0], name, region)


def remove_unit(unit_id: int) -> None:
    """Delete a unit; who is still in it is in none."""
    database.change(update(Person).where(Person.unit_id == unit_id).values(unit_id=None))
    database.change(delete(Unit).where(Unit.id == unit_id))


def fold(name: str) -> str:
    """The name as it is compared: the same whatever keyboard or case it was typed with."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


def _stored(found: Sequence[Row]) -> StoredPerson:
    """One person of their rows; there is a row per grant."""
    first = found[0]
    unit = StoredUnit(first.unit_id, first.unit_name, first.region) if first.unit_id else None
    return StoredPerson(
        id=first.id,
        public_id=first.public_id,
        name=first.name,
        display=first.display,
        language=first.language,
        timers=first.timers,
        unit=unit,
        made_at=first.made_at,
        privacy_accepted_at=first.privacy_accepted_at,
        disabled_at=first.disabled_at,
        grants=frozenset(row.grant for row in found if row.grant),
    )
