"""Officers and attempts for a load, written straight into a database.

A build of before takes them as well as this one, since tables only gain columns; so two
builds can be measured in one run. Only SQLite: that is what the benchmarks start.
"""

import json
import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from scenario_trainer.engine.play.play import Move, Start
from scenario_trainer.records.columns import compact
from scenario_trainer.records.stored_attempt import RENAMED, filled

OF_BEFORE = {now: before for before, now in RENAMED.items()}  # both builds read these


@dataclass(frozen=True)
class Officers:
    """Officers who are signed in, by their ids with their cookies, before one scenario."""

    database: Path
    cookies: dict[int, str]
    edition: int

    def playing(self, attempts: int) -> Path:
        """A file for one run: every officer's cookie with as many new attempts."""
        listed = []
        with closing(_opened(self.database)) as opened, opened:
            for officer, cookie in self.cookies.items():
                begun = [_begin(opened, officer, self.edition) for _ in range(attempts)]
                listed.append({"cookie": cookie, "attempts": begun})
        file = self.database.parent / f"officers-{secrets.token_hex(4)}.json"
        file.write_text(json.dumps(listed))
        return file

    def begun(self, officer: int) -> str:
        """A new attempt of the officer."""
        with closing(_opened(self.database)) as opened, opened:
            return _begin(opened, officer, self.edition)

    def ended(self, officer: int, start: Start, moves: Sequence[Move]) -> str:
        """An attempt at practice that came to its ending by these moves."""
        with closing(_opened(self.database)) as opened, opened:
            public_id = _begin(opened, officer, self.edition, mode="practice", **start._asdict())
            found = opened.execute("SELECT id FROM attempt WHERE public_id = ?", (public_id,))
            attempt = found.fetchone()[0]
            for turn, move in enumerate(moves):
                _insert(
                    opened, "move", attempt_id=attempt, turn=turn, key=f"key-{turn}",
                    kind=OF_BEFORE.get(move.kind, move.kind), data=compact(filled(move)), taken_at=_now(),
                )  # fmt: skip
            opened.execute("UPDATE attempt SET ended_at = ? WHERE id = ?", (_now(), attempt))
            return public_id


def add(database: Path, scenario: str, count: int) -> Officers:
    """So many officers, signed in, before a scenario that is loaded there."""
    with closing(_opened(database)) as opened, opened:
        shelf = opened.execute("SELECT edition_id FROM shelf WHERE slug = ?", (scenario,))
        ids = {_add(opened, number, cookie): cookie for number, cookie in _cookies(count)}
        return Officers(database, ids, (shelf.fetchone() or (0,))[0])


def _opened(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=30)


def _cookies(count: int) -> list[tuple[int, str]]:
    return [(number, secrets.token_urlsafe(32)) for number in range(count)]


def _add(opened: sqlite3.Connection, number: int, cookie: str) -> int:
    now, name = _now(), f"bench{number}"
    person = _insert(
        opened, "person", public_id=name, name=name, display="O", password_hash="-",
        language="sq", timers="off", made_at=now, privacy_accepted_at=now,
    )  # fmt: skip
    _insert(opened, "person_grant", person_id=person, what="officer")
    token = sha256(cookie.encode()).hexdigest()
    _insert(
        opened, "sign_in", token_hash=token, person_id=person, created_at=now, seen_at=now,
        agent="bench",
    )  # fmt: skip
    return person


def _begin(opened: sqlite3.Connection, officer: int, edition: int, **more: object) -> str:
    public_id = secrets.token_urlsafe(16)
    drawn = {"mode": "assessment", "seed": secrets.randbits(53), "temperament": 0, "truth": 0}
    _insert(
        opened, "attempt", public_id=public_id, person_id=officer, edition_id=edition,
        started_at=_now(), timers="off", **(drawn | more),
    )  # fmt: skip
    return public_id


def _insert(opened: sqlite3.Connection, table: str, **values: object) -> int:
    places = ", ".join("?" * len(values))
    statement = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})"
    return opened.execute(statement, tuple(values.values())).lastrowid


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
