"""What a database of a known revision looks like, to compare a copy with before it is let in.

The measure is a new database that our own migrations make; there is no list to keep by hand.
"""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from scenario_trainer.config import Settings
from scenario_trainer.errors import NotReady
from scenario_trainer.records import opening

DOORS = ("sign_in", "invitation")  # what opens a door never comes back with a copy
PARTS = """
    SELECT 'table', name, '' FROM sqlite_master WHERE type = 'table'
    UNION ALL SELECT 'index', name, '' FROM sqlite_master WHERE type = 'index'
    UNION ALL SELECT 'trigger', name, sql FROM sqlite_master WHERE type = 'trigger'
    UNION ALL SELECT 'column', m.name || '.' || c.name, ''
      FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a database consists of; of a trigger also what it does, where that can be seen."""

    kind: str  # table | column | index | trigger
    name: str
    does: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def refuse_unknown(file: Path, revision: str | None) -> None:
    """Refuse a copy whose tables this program cannot bring up to date."""
    if revision is None:
        raise NotReady(f"{file} holds no database of this program.")
    if revision not in opening.revisions():
        raise NotReady(
            f"{file} comes from a newer version of the program (its tables are at {revision}, "
            f"here {opening.newest()} is the newest): install that version first."
        )


def compare(file: Path, found: frozenset[Part], made: frozenset[Part]) -> None:
    """Refuse a copy that lacks a part or has a foreign trigger; more tables do no harm."""
    foreign = {part for part in found - made if part.kind == "trigger"}
    for parts, said in ((foreign, "has what is not the program's"), (made - found, "lacks")):
        if parts:
            raise NotReady(f"{file} {said}: {', '.join(sorted(map(str, parts)))}.")


def made_new(revision: str) -> frozenset[Part]:
    """All parts of a new embedded database of *revision*."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "new.sqlite"
        settings = Settings(Path(folder), f"sqlite:///{file}", secret_key="")
        opening.upgrade(settings, to=revision)
        with closing(sqlite3.connect(file)) as connection:
            return parts_of(connection)


def parts_of(connection: sqlite3.Connection) -> frozenset[Part]:
    """All parts of an embedded database."""
    found = (Part(*row) for row in connection.execute(PARTS))
    return frozenset(replace(part, does=" ".join(part.does.split())) for part in found)
