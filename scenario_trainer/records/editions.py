"""Editions: scenarios as they were loaded. They never change; running attempts finish on theirs.

The shelf says which edition new attempts get. Loading the same content again
finds the edition that is there, so going back to an older text is no new one.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Row, delete, insert, select, update

from scenario_trainer.errors import NotAllowed
from scenario_trainer.records import database
from scenario_trainer.records.tables import Edition, Shelf

Catalogues = Mapping[str, Mapping[str, str]]  # language -> string id -> sentence


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """A scenario's source and catalogues, as loaded."""

    id: int
    slug: str
    sha: str
    source: bytes
    catalogues: Catalogues


_FIELDS = (Edition.id, Edition.slug, Edition.sha256, Edition.source, Edition.catalogues)


def current(slug: str) -> StoredEdition | None:
    """The edition new attempts get; None where the library has no such scenario."""
    found = database.row(select(Shelf.edition_id).where(Shelf.slug == slug))
    return get(found.edition_id) if found else None


def all_current() -> tuple[StoredEdition, ...]:
    """Every scenario in the library, by slug."""
    shelf = database.rows(select(Shelf.edition_id).order_by(Shelf.slug))
    return tuple(get(found.edition_id) for found in shelf)


def get(edition_id: int) -> StoredEdition:
    """One edition, kept in memory since it never changes."""
    return _read(database.name(), edition_id)


def load(slug: str, source: bytes, catalogues: Catalogues) -> StoredEdition:
    """Put this content on the shelf; nothing changes where it already stands there."""
    sha = content_hash(source, catalogues)
    with database.transaction():
        found = database.row(select(Edition.id).where(Edition.sha256 == sha))
        edition_id = found.id if found else _insert(slug, sha, source, catalogues)
        _put_on_shelf(slug, edition_id)
    return get(edition_id)


def slugs() -> frozenset[str]:
    """The scenarios on the shelf."""
    return frozenset(found.slug for found in database.rows(select(Shelf.slug)))


def withdraw(slug: str) -> None:
    """Take a scenario off the shelf; running attempts go on."""
    with database.transaction():
        database.change(delete(Shelf).where(Shelf.slug == slug))


def content_hash(source: bytes, catalogues: Catalogues) -> str:
    """The name of exactly this file with exactly these translations, as the library says it."""
    said = json.dumps(_plain(catalogues), sort_keys=True, ensure_ascii=False).encode()
    parts = hashlib.sha256(source).digest() + hashlib.sha256(said).digest()
    return hashlib.sha256(parts).hexdigest()


def _plain(catalogues: Catalogues) -> dict[str, dict[str, str]]:
    return {language: dict(catalogue) for language, catalogue in catalogues.items()}


def _insert(slug: str, sha: str, source: bytes, catalogues: Catalogues) -> int:
    values = {"slug": slug, "sha256": sha, "source": source, "catalogues": _plain(catalogues)}
    statement = insert(Edition).values(loaded_at=datetime.now(UTC), **values)
    return database.change(statement).inserted_primary_key[0]


def _put_on_shelf(slug: str, edition_id: int) -> None:
    found = database.row(select(Shelf.edition_id).where(Shelf.slug == slug))
    if found is None:
        database.change(insert(Shelf).values(slug=slug, edition_id=edition_id))
    elif found.edition_id != edition_id:
        database.change(update(Shelf).where(Shelf.slug == slug).values(edition_id=edition_id))


@lru_cache(maxsize=256)
def _read(name: str, edition_id: int) -> StoredEdition:
    found: Row | None = database.row(select(*_FIELDS).where(Edition.id == edition_id))
    if found is None:
        raise NotAllowed(f"no edition {edition_id}")
    return StoredEdition(found.id, found.slug, found.sha256, found.source, found.catalogues)
