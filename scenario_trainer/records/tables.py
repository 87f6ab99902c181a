"""The tables, typed.

An attempt is its start and its moves, and all else is worked out from them. What an
officer was officially told, a `Result`, is written, once. What takes long to work out
is kept in `KeptScore`, which may be emptied at any time.
"""

from datetime import date, datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from scenario_trainer.records.columns import Json, Moment
from scenario_trainer.records.database import db

At = Annotated[datetime, mapped_column(Moment)]
MaybeAt = Annotated[datetime | None, mapped_column(Moment)]
Tree = Annotated[Any, mapped_column(Json, nullable=False)]
Hash = Annotated[str, mapped_column(String(64))]
Words = Annotated[str, mapped_column(Text)]


def _of(column: str, **more) -> Any:
    """A column that points to *column* and goes with it."""
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), **more)


class Unit(db.Model):
    """A police unit in a region."""

    __tablename__ = "unit"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    region: Mapped[str] = mapped_column(String(80))


class Person(db.Model):
    """Somebody with an account; `name` is what they sign in with, in folded case."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    display: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="sq")
    timers: Mapped[str] = mapped_column(String(3), default="100")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    made_at: Mapped[At]
    privacy_accepted_at: Mapped[MaybeAt]
    disabled_at: Mapped[MaybeAt]


class Grant(db.Model):
    """What a person may do: officer, trainer, author, administrator; they combine."""

    __tablename__ = "person_grant"
    person_id: Mapped[int] = _of("person.id", primary_key=True)
    grant: Mapped[str] = mapped_column("what", String(16), primary_key=True)


class Invitation(db.Model):
    """A link that works once: to make an account, or to set a new password."""

    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    purpose: Mapped[str] = mapped_column(String(12))  # invitation | reset
    grants: Mapped[Tree]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    person_id: Mapped[int | None] = _of("person.id", index=True)  # reset: whose password
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_at: Mapped[At]
    expires_at: Mapped[At]
    used_at: Mapped[MaybeAt]


class SignIn(db.Model):
    """A person signed in on a device; the cookie carries the token, the table its hash."""

    __tablename__ = "sign_in"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    person_id: Mapped[int] = _of("person.id", index=True)
    created_at: Mapped[At]
    seen_at: Mapped[At]
    ended_at: Mapped[MaybeAt]
    agent: Mapped[str] = mapped_column(String(120))


class UnsentForm(db.Model):
    """What a person filled into a form that came after their sign-in had ended."""

    __tablename__ = "unsent_form"
    person_id: Mapped[int] = _of("person.id", primary_key=True)
    page: Mapped[str] = mapped_column(String(200), primary_key=True)
    form: Mapped[str] = mapped_column(String(40), primary_key=True)
    fields: Mapped[Tree]  # [name, value] in their order
    held_at: Mapped[datetime] = mapped_column(Moment, index=True)


class SignInTry(db.Model):
    """How often a name or an address failed lately; the mark is a hash of either."""

    __tablename__ = "sign_in_try"
    mark: Mapped[Hash] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)


class Edition(db.Model):
    """A scenario as it was loaded; a trigger refuses every change."""

    __tablename__ = "edition"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), index=True)
    sha256: Mapped[Hash] = mapped_column(unique=True)
    source: Mapped[bytes] = mapped_column(LargeBinary)
    catalogues: Mapped[Tree]  # language -> string id -> sentence
    loaded_at: Mapped[At]


class Shelf(db.Model):
    """Which edition of a scenario new attempts get; without a row it is not in the library."""

    __tablename__ = "shelf"
    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))


class Attempt(db.Model):
    """One officer's way through an edition; what happened in it are its moves."""

    __tablename__ = "attempt"
    __table_args__ = (
        Index(None, "person_id", "started_at"),
        Index("attempt_running", "person_id", "mode", "submitted_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    person_id: Mapped[int] = _of("person.id")
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    mode: Mapped[str] = mapped_column(String(12))  # coach | practice | assessment
    seed: Mapped[int] = mapped_column(BigInteger)
    temperament: Mapped[int]
    truth: Mapped[int]
    started_at: Mapped[At]
    ended_at: Mapped[MaybeAt]
    submitted_at: Mapped[MaybeAt]
    deadline_at: Mapped[MaybeAt]  # when the running timer is up
    seconds_left: Mapped[int | None]  # what a standing timer has, and a running one started with
    timers: Mapped[str | None] = mapped_column(String(3))  # the officer's time factor at the start


class Move(db.Model):
    """One act; an attempt has one per turn and one per client key. A trigger refuses changes."""

    __tablename__ = "move"
    __table_args__ = (
        UniqueConstraint("attempt_id", "key"),
        {"sqlite_with_rowid": False},
    )
    attempt_id: Mapped[int] = _of("attempt.id", primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(12))
    data: Mapped[Tree]
    taken_at: Mapped[At]


class Writing(db.Model):
    """Free text of an officer; a move points to it, so it can go while the move stays."""

    __tablename__ = "writing"
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = _of("attempt.id", index=True)
    turn: Mapped[int]
    words: Mapped[Words]  # empty once deleted
    deleted_at: Mapped[MaybeAt]


class Draft(db.Model):
    """A report while it is being written; gone once it is handed over as a move."""

    __tablename__ = "draft"
    attempt_id: Mapped[int] = _of("attempt.id", primary_key=True)
    scene: Mapped[str] = mapped_column(String(80), primary_key=True)
    words: Mapped[Words]
    saved_at: Mapped[At]
    revision: Mapped[int] = mapped_column(server_default="1")  # what a window has to have seen
    window_key: Mapped[str] = mapped_column(String(64), server_default="")  # who typed it
    sequence: Mapped[int] = mapped_column(BigInteger, server_default="0")  # of that window's words


class WordsBeside(db.Model):
    """What another window typed for the same report; it stays beside the draft until it is chosen."""

    __tablename__ = "words_beside"
    attempt_id: Mapped[int] = _of("attempt.id", primary_key=True)
    scene: Mapped[str] = mapped_column(String(80), primary_key=True)
    window_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    words: Mapped[Words]
    saved_at: Mapped[At]
    sequence: Mapped[int] = mapped_column(BigInteger)


class Rating(db.Model):
    """What a person says of a report or of a question in an officer's own words.

    A later one stands beside an earlier one.
    """

    __tablename__ = "rating"
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = _of("attempt.id", index=True)
    turn: Mapped[int]
    what: Mapped[str] = mapped_column(String(12))  # report | question
    marks: Mapped[Tree]  # report: check -> fulfilled; question: its type
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_at: Mapped[At]


class Plan(db.Model):
    """The if-then plan an officer made after an attempt."""

    __tablename__ = "plan"
    attempt_id: Mapped[int] = _of("attempt.id", primary_key=True)
    when_that: Mapped[Words]
    then_i: Mapped[Words]
    by: Mapped[date | None]


class Result(db.Model):
    """What the officer was told on submission; a trigger refuses every change."""

    __tablename__ = "result"
    attempt_id: Mapped[int] = _of("attempt.id", primary_key=True)
    rules: Mapped[str] = mapped_column(String(20))
    figures: Mapped[Tree]
    written_at: Mapped[At]


class KeptScore(db.Model):
    """What an ended attempt came to, and what that was worked out from.

    It counts only as long as moves, ratings, edition and rules are still those it names.
    """

    __tablename__ = "kept_score"
    attempt_id: Mapped[int] = _of("attempt.id", primary_key=True)
    moves: Mapped[int]  # how many there were
    ratings: Mapped[int]
    edition_id: Mapped[int]
    rules: Mapped[Hash]  # the program that worked it out
    rewound: Mapped[bool]
    figures: Mapped[Tree]
    whole: Mapped[Any | None] = mapped_column(Json)  # move by move, once a debrief asked for it


class Remark(db.Model):
    """Something is wrong in a scene; nothing in here leads back to who said so."""

    __tablename__ = "remark"
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    scene: Mapped[str] = mapped_column(String(80))
    words: Mapped[Words]
    day: Mapped[date]


class AuditEntry(db.Model):
    """Who did what to which account; each entry seals the one before."""

    __tablename__ = "audit_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[At]
    by: Mapped[str] = mapped_column(String(32))  # public id, or "command line"
    act: Mapped[str] = mapped_column(String(32))
    whom: Mapped[str] = mapped_column(String(32))  # public id, or empty
    details: Mapped[Tree]
    previous: Mapped[Hash]
    seal: Mapped[Hash] = mapped_column(unique=True)
