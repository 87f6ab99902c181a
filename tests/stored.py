"""Stored things to test with: people, editions, attempts; only what matters to a test is named."""

import itertools
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.library import reader
from scenario_trainer.records import attempts, editions, people
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.records.editions import StoredEdition
from scenario_trainer.records.people import StoredPerson
from scenario_trainer.training import passwords
from tests.library.examples import EXAMPLE

PASSWORD = "a long pass phrase"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

_numbers = itertools.count(1)
_kept: dict[str, str] = {}


def a_person(name: str | None = None, *grants: str, **fields) -> StoredPerson:
    """An officer unless told otherwise; signs in with `PASSWORD`."""
    name = name or f"person{next(_numbers)}"
    given = {"grants": grants or ("officer",), "unit_id": None, "now": NOON}
    with transaction():
        return people.add(name, name.capitalize(), _kept_password(), **(given | fields))


def an_administrator(name: str | None = None) -> StoredPerson:
    """Somebody who looks after accounts."""
    return a_person(name, "administrator")


def an_edition(slug: str = "the-door", source: bytes = b"id: the-door\n") -> StoredEdition:
    """An edition on the shelf; its text is only played where a test gives a real one."""
    return editions.load(slug, source, {"sq": {"title": "Dera"}})


def the_counter(*changes: tuple[bytes, bytes]) -> StoredEdition:
    """The edition of the example scenario, which can be played; with words of it exchanged."""
    return edition_of(EXAMPLE, *changes)


def a_timed_counter() -> StoredEdition:
    """The same with twenty seconds for its opening, where silence is waiting."""
    untimed = b"      confidence: yes\n      reasons"
    timer = b"      timer: {seconds: 20, silence: wait}\n"
    hidden = b"        wait:\n          offered: no\n"
    return the_counter((untimed, timer + untimed), (b"        wait:\n", hidden))


def edition_of(folder: Path, *changes: tuple[bytes, bytes]) -> StoredEdition:
    """A scenario's folder on the shelf without asking lint; each change is made once."""
    source, words = content_of(folder)
    for before, after in changes:
        assert before in source, before
        source = source.replace(before, after, 1)
    return editions.load(folder.name, source, words)


@cache
def content_of(folder: Path) -> tuple[bytes, dict[str, dict[str, str]]]:
    """The source of a scenario and its translations by language, read once."""
    manuscript = reader.read(folder)
    words = {each.language: each.words for each in manuscript.catalogues()}
    return manuscript.files[reader.FILE], words


def an_attempt(
    officer: StoredPerson | None = None, *moves: Move, mode: str = "practice", **fields
) -> StoredAttempt:
    """An attempt of an officer, moved as told."""
    officer, edition = officer or a_person(), fields.pop("edition", None) or an_edition()
    given = {"mode": mode, "start": Start(7, 1, 0), "now": NOON} | fields
    with transaction():
        attempt = attempts.open(officer.id, edition.id, **given)
        for move in moves:
            attempt = move_on(attempt, move)
    return attempt


def move_on(attempt: StoredAttempt, move: Move, **fields) -> StoredAttempt:
    """The attempt with one more move, a minute after the last."""
    given = {"key": f"key-{attempt.turn}", "now": attempt.moved_at + timedelta(minutes=1)}
    with transaction():
        return attempts.record(attempt, move, **(given | fields))


def _kept_password() -> str:
    """The kept form of `PASSWORD`, worked out once: it is slow on purpose."""
    if PASSWORD not in _kept:
        _kept[PASSWORD] = passwords.rehashed(PASSWORD)
    return _kept[PASSWORD]
