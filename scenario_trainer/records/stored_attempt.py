"""An attempt as it comes out of the tables, and its moves as they go in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Row, Text, select, type_coerce

from scenario_trainer.engine.play import play
from scenario_trainer.records.tables import Attempt, Edition, Move


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt: how it started, every move so far, and its clock."""

    id: int
    public_id: str
    person_id: int
    edition_id: int
    slug: str
    mode: str
    start: play.Start
    started_at: datetime
    ended_at: datetime | None
    submitted_at: datetime | None
    deadline_at: datetime | None
    seconds_left: int | None
    timers: str | None = None  # the time factor it is played with; None in attempts of before
    moves: tuple[play.Move, ...] = ()
    keys: tuple[str, ...] = ()  # the client key of each move
    taken_at: tuple[datetime, ...] = ()  # the moment of each move

    @property
    def turn(self) -> int:
        """The number the next move gets."""
        return len(self.moves)

    @property
    def moved_at(self) -> datetime:
        """When something last happened in it."""
        return self.taken_at[-1] if self.taken_at else self.started_at

    def has(self, key: str) -> bool:
        """Whether the move with this client key already stands."""
        return key in self.keys


_ATTEMPT, _MOVE, _EDITION = Attempt.__table__.c, Move.__table__.c, Edition.__table__.c
ATTEMPTS = select(  # in the order that `stored` reads
    _ATTEMPT.id,
    _ATTEMPT.public_id,
    _ATTEMPT.person_id,
    _ATTEMPT.edition_id,
    _EDITION.slug,
    _ATTEMPT.mode,
    _ATTEMPT.seed,
    _ATTEMPT.temperament,
    _ATTEMPT.truth,
    _ATTEMPT.started_at,
    _ATTEMPT.ended_at,
    _ATTEMPT.submitted_at,
    _ATTEMPT.deadline_at,
    _ATTEMPT.seconds_left,
    _ATTEMPT.timers,
).join_from(Attempt.__table__, Edition.__table__)
_SAID = type_coerce(_MOVE.data, Text)  # as it is written; `_move` reads it
MOVES = select(_MOVE.attempt_id, _MOVE.key, _MOVE.kind, _SAID, _MOVE.taken_at).order_by(
    _MOVE.attempt_id, _MOVE.turn
)


def stored(found: Row, moves: Sequence[Row]) -> StoredAttempt:
    """The attempt of one row of `ATTEMPTS` and its rows of `MOVES`."""
    id, public_id, person_id, edition_id, slug, mode, seed, temperament, truth, *clock = found
    return StoredAttempt(
        id,
        public_id,
        person_id,
        edition_id,
        slug,
        mode,
        play.Start(seed, temperament, truth),
        *clock,
        moves=tuple([_move(kind, said) for _, _, kind, said, _ in moves]),
        keys=tuple([move[1] for move in moves]),
        taken_at=tuple([move[4] for move in moves]),
    )


_EMPTY = play.Move("")
RENAMED = {"rate": "look_over"}  # kinds of moves as attempts of before have them, read for ever


def filled(move: play.Move) -> dict[str, object]:
    """The fields of a move that say something, its kind aside."""
    return {
        name: value
        for name, value, empty in zip(move._fields, move, _EMPTY, strict=True)
        if value != empty and name != "kind"
    }


@lru_cache(maxsize=20_000)
def _move(kind: str, said: str) -> play.Move:
    """The move a row tells; officers take the same ones over and over, so it is read once."""
    data = json.loads(said)
    if "options" in data:
        data["options"] = tuple(data["options"])
    if "placed" in data:
        data["placed"] = tuple([tuple(each) for each in data["placed"]])
    return play.Move(RENAMED.get(kind, kind), **data)
