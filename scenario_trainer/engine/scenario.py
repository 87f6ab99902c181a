"""What a scenario is once it has been read: plain values, nothing left to look up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scenario_trainer.engine.values import Condition, Effects, Values
from scenario_trainer.text import Text

COMPETENCIES = ("SAF", "BIA", "LAW", "COM", "ASK", "DIG", "EVI", "REF", "SLF")
END, BACK = "end", "back"  # targets that are worked out when reached


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
    question: str | None = None
    topic: str | None = None
    volunteered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the officer can come to know, truly or in a suggested version."""

    id: str
    slot: int
    text: Text
    suggested: Text | None = None
    opens: tuple[Opening, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """One value of a hidden draw (a temperament or a truth)."""

    id: str
    title: Text
    about: Text
    start: tuple[tuple[int, int], ...] = ()  # (slot, added to the start value)


@dataclass(frozen=True, slots=True)
class Chance:
    """A consequence that may or may not happen; `purpose` names the draw."""

    purpose: str
    percent: Condition
    effects: Effects
    lines: tuple[Line, ...] = ()


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
    effects: Effects
    reply: tuple[Line, ...]
    why: Text
    goes: str
    offered: bool = True
    when: Condition | None = None
    question: str | None = None
    topic: str | None = None
    chance: Chance | None = None
    other_view: Text | None = None
    cites: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    stop: Stop | None = None
    major: str | None = None
    repairs: str | None = None
    tag: str | None = None
    took: int = -1  # slot that remembers it was taken, where a condition asks for it
    opens: tuple[tuple[int, Condition | None], ...] = ()  # facts its question opens


@dataclass(frozen=True, slots=True)
class Timer:
    """Seconds to decide in, and the option that silence takes."""

    seconds: int
    silence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One option of several; `assesses` holds weights in hundredths."""

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    options: Mapping[str, Option]
    dilemma: bool = False
    contested: bool = False
    confidence: bool = False
    reasons: Mapping[str, Text] = field(default_factory=dict)
    timer: Timer | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """`count` of several, in one move; each one picked weighs `assesses`."""

    prompt: Text
    hint: Text
    count: int
    assesses: Mapping[str, int]
    options: Mapping[str, Option]


@dataclass(frozen=True, slots=True)
class Reflect:
    """A thought for oneself: a choice or free text, never scored."""

    prompt: Text
    choices: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Continue:
    """Nothing to decide, only to read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing an event can be."""

    purpose: str
    when: Condition | None
    percent: Condition | None
    effects: Effects
    lines: tuple[Line, ...]
    goes: str


@dataclass(frozen=True, slots=True)
class Event:
    """Happens by itself: the first outcome whose condition and chance hold."""

    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A silent fork."""

    routes: tuple[tuple[Condition | None, str], ...]


Act = Decision | Pick | Reflect | Continue | Event | Gate


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment: what is seen and heard, and what there is to do."""

    id: str
    act: Act
    title: Text | None = None
    narration: tuple[Passage, ...] = ()
    lines: tuple[Line, ...] = ()
    extra: bool = False
    goes: str | None = None
    visited: int = -1  # slot that remembers the visit, where a condition asks for it


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
    effects: Effects
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
    facts: tuple[int, ...]  # slots


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
    scenes: Mapping[str, Scene]
    endings: Mapping[str, Ending]
    opening: str
    slots: Mapping[str, int]
    start: Values
    volunteered: tuple[
        tuple[int, Condition | None], ...
    ] = ()  # (fact's slot, when it is told unasked)
    outcome: FactCount | None = None
    next: str | None = None
