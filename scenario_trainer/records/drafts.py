"""A report while it is written: the draft, and what other windows typed beside it.

The draft has a revision, so that a window can say which one it last saw. It is
empty rather than gone where its words were taken out: an old window would
otherwise put its own there.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, insert, select

from scenario_trainer.records import database
from scenario_trainer.records.stored_attempt import StoredAttempt
from scenario_trainer.records.tables import Draft, WordsBeside


@dataclass(frozen=True, slots=True)
class StoredWords:
    """What was typed in a window; `sequence` tells its earlier words from its later ones."""

    window: str
    words: str
    saved_at: datetime
    sequence: int = 0
    revision: int = 0  # of the draft


def of_scene(attempt: StoredAttempt, scene: str) -> StoredWords | None:
    """The draft of a scene's report."""
    found = database.row(
        select(Draft.window_key, Draft.words, Draft.saved_at, Draft.sequence, Draft.revision).where(
            Draft.attempt_id == attempt.id, Draft.scene == scene
        )
    )
    return StoredWords(*found) if found else None


def put(attempt: StoredAttempt, scene: str, typed: StoredWords) -> StoredWords:
    """Make these words the draft, as its next revision."""
    before = of_scene(attempt, scene)
    draft = replace(typed, revision=before.revision + 1 if before else 1)
    _remove(Draft, attempt, Draft.scene == scene)
    values = _values(attempt, scene, draft) | {"revision": draft.revision}
    database.change(insert(Draft).values(**values))
    return draft


def beside(attempt: StoredAttempt, scene: str) -> tuple[StoredWords, ...]:
    """What other windows typed for the same report, the latest first."""
    order = (WordsBeside.saved_at.desc(), WordsBeside.window_key)
    found = database.rows(
        select(
            WordsBeside.window_key, WordsBeside.words, WordsBeside.saved_at, WordsBeside.sequence
        )
        .where(WordsBeside.attempt_id == attempt.id, WordsBeside.scene == scene)
        .order_by(*order)
    )
    return tuple(StoredWords(*row) for row in found)


def put_beside(attempt: StoredAttempt, scene: str, typed: StoredWords) -> None:
    """Keep these words beside the draft, in place of what the same window typed before."""
    drop_beside(attempt, scene, typed.window)
    database.change(insert(WordsBeside).values(**_values(attempt, scene, typed)))


def drop_beside(attempt: StoredAttempt, scene: str, window: str) -> None:
    """What this window typed is not needed beside the draft any more."""
    _remove(WordsBeside, attempt, WordsBeside.scene == scene, WordsBeside.window_key == window)


def all_of(attempt: StoredAttempt) -> tuple[str, ...]:
    """The words of every draft of the attempt, and of what stands beside them."""
    statements = (
        select(table.words).where(table.attempt_id == attempt.id) for table in (Draft, WordsBeside)
    )
    found = [row.words for statement in statements for row in database.rows(statement)]
    return tuple(words for words in found if words.strip())


def drop_all(attempt: StoredAttempt) -> None:
    """None of what was typed in the attempt and not handed over is needed any more."""
    _remove(Draft, attempt)
    _remove(WordsBeside, attempt)


def drop(attempt: StoredAttempt, scene: str) -> None:
    """The report is handed over: the draft goes, and what stood beside it."""
    _remove(Draft, attempt, Draft.scene == scene)
    _remove(WordsBeside, attempt, WordsBeside.scene == scene)


def _remove(table: type[Draft | WordsBeside], attempt: StoredAttempt, *which) -> None:
    database.change(delete(table).where(table.attempt_id == attempt.id, *which))


def _values(attempt: StoredAttempt, scene: str, typed: StoredWords) -> dict[str, object]:
    return {
        "attempt_id": attempt.id,
        "scene": scene,
        "window_key": typed.window,
        "words": typed.words.replace("\0", ""),  # PostgreSQL refuses it in a text
        "saved_at": typed.saved_at,
        "sequence": typed.sequence,
    }
