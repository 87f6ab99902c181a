"""What an officer can do or say, and what comes of it at once, by chance or later."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.values import Changes, Condition
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Chance:
    """A consequence that may or may not happen; `purpose` names the draw."""

    purpose: str
    percent: Condition
    changes: Changes
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """Something an option sets going: so many moves on, at a counter's mark, or at the ending."""

    purpose: str
    armed: int  # slot: 0 while nothing is under way
    changes: Changes
    after: int | None = None  # moves
    counter: int | None = None  # slot
    at: int = 0
    when: Condition | None = None
    percent: Condition | None = None
    line: Text | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A critical red flag an option raises, always or under a condition."""

    code: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """The card a critical flag shows: what happened, why it stays, the duty."""

    happened: Text
    undone: Text
    duty: Text


@dataclass(frozen=True, slots=True)
class Option:
    """Something the officer can do or say, what it leads to and what it is worth."""

    id: str
    text: Text
    quality: str
    credit: Mapping[str, int]
    changes: Changes
    reply: tuple[Line, ...]
    why: Text | None  # a question may go without
    goes: str
    offered: bool = True
    when: Condition | None = None
    question: str | None = None
    topic: str | None = None
    chance: Chance | None = None
    later: tuple[Later, ...] = ()
    effort: int = 0  # of a pick's budget
    tests: tuple[str, ...] = ()  # for | against: which way an enquiry could point
    other_view: Text | None = None
    cites: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    stop: Stop | None = None
    major: str | None = None
    repairs: str | None = None
    tag: str | None = None
    took: int = -1  # slot that remembers it was taken, where a condition asks for it
    opens: tuple[tuple[int, Condition | None], ...] = ()  # facts its question opens
