"""The people of a role-play, what they say, and what there is to know about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scenario_trainer.engine.story.values import Condition
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, or told by the narrator where `speaker` is None."""

    text: Text
    speaker: str | None = None
    when: Condition | None = None
    face: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of narration that may depend on what happened."""

    text: Text
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """An expression and when a person shows it."""

    face: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Character:
    """A person in the role-play."""

    id: str
    name: Text
    about: Text
    of_concern: bool = False
    portrait: Mapping[str, str] = field(default_factory=dict)
    faces: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class Gauge:
    """A hidden 0-100 quantity, shown only in words: `shows` pairs lower bounds with sentences."""

    id: str
    name: Text
    slot: int
    start: int
    of: str | None = None
    better: str = "up"
    shows: tuple[tuple[int, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """One way a fact can become known."""

    when: Condition | None = None
    questions: tuple[str, ...] = ()  # types; empty for any
    topic: str | None = None
    volunteered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the officer can come to know, truly or in a suggested version."""

    id: str
    slot: int
    text: tuple[Passage, ...]
    suggested: Text | None = None
    opens: tuple[Opening, ...] = ()
    when: Condition | None = None  # there is such a fact only in these draws


@dataclass(frozen=True, slots=True)
class Draw:
    """One value of a hidden draw (a temperament or a truth)."""

    id: str
    title: Text
    about: Text
    start: tuple[tuple[int, int], ...] = ()  # (slot, added to the start value)
    shows: Mapping[str, int] = field(default_factory=dict)  # gauge -> added to what can be seen
