"""What a scenario is once it has been read: plain values, nothing left to look up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from scenario_trainer.engine.story.cast import Character, Draw, Fact, Gauge, Line, Passage
from scenario_trainer.engine.story.options import Later
from scenario_trainer.engine.story.values import Changes, Condition, Values
from scenario_trainer.text import Text

COMPETENCIES = ("SAF", "BIA", "LAW", "COM", "ASK", "DIG", "EVI", "REF", "SLF")
END, BACK = "end", "back"  # targets that are worked out when reached

Act = TypeVar("Act")


@dataclass(frozen=True, slots=True)
class Scene(Generic[Act]):
    """One moment: what is seen and heard, and what there is to do: its act, of one kind."""

    id: str
    act: Act
    title: Text | None = None
    narration: tuple[Passage, ...] = ()
    lines: tuple[Line, ...] = ()
    extra: bool = False
    goes: str = ""  # where it leads on, unless its act branches
    visited: int = -1  # slot that remembers the visit, where a condition asks for it
    arrives: Changes = ()  # when it is come to from another scene


@dataclass(frozen=True, slots=True)
class Ending:
    """How it closes, one month later, and from the affected person's side."""

    id: str
    title: Text
    when: Condition | None
    narration: tuple[Passage, ...]
    one_month_later: tuple[Passage, ...]
    her_side: tuple[Passage, ...]
    tone: str = "mixed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Fires once, when its counter gets there."""

    id: str
    counter: int
    at: int
    fired: int
    changes: Changes
    line: Text | None = None


@dataclass(frozen=True, slots=True)
class Interrupt:
    """A scene that breaks in once, as soon as its condition holds."""

    id: str
    when: Condition
    fired: int
    goes: str


@dataclass(frozen=True, slots=True)
class Major:
    """A serious slip that can be repaired within two decisions."""

    id: str
    competency: str
    text: Text


@dataclass(frozen=True, slots=True)
class FactCount:
    """What facts known and suggested weigh at the ending (hundredths), and which facts count."""

    assesses: Mapping[str, int]
    facts: tuple[tuple[int, Condition | None], ...]  # (slot, when there is such a fact)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole role-play, ready to be played."""

    id: str
    family: str
    level: int
    minutes: int
    title: Text
    summary: Text
    content_note: Text
    objectives: tuple[Text, ...]
    setting: Text
    truth: Text
    weights: Mapping[str, int]
    people: Mapping[str, Character]
    gauges: Mapping[str, Gauge]
    states: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Fact]
    temperaments: tuple[Draw, ...]
    truths: tuple[Draw, ...]
    majors: Mapping[str, Major]
    deadlines: tuple[Deadline, ...]
    interrupts: tuple[Interrupt, ...]
    scenes: Mapping[str, Scene[Any]]
    endings: Mapping[str, Ending]
    opening: str
    slots: Mapping[str, int]
    start: Values
    volunteered: tuple[
        tuple[int, Condition | None], ...
    ] = ()  # (fact's slot, when it is told unasked)
    outcome: FactCount | None = None
    later: tuple[Later, ...] = ()  # all that options can set going, in file order
    next: str | None = None
    # What `play.certain` made of each scene that was played, whenever it was first needed.
    programs: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    offers: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
