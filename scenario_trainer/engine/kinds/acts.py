"""What there is to do in a scene: one class for each kind of scene."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.values import Changes, Condition
from scenario_trainer.text import Text


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
    """Several in one move: exactly `count`, or as many as `most` and the `budget` of effort allow.

    Each one picked weighs `assesses`.
    """

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    options: Mapping[str, Option]
    count: int | None = None
    most: int | None = None
    budget: int | None = None


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
    changes: Changes
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


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be asked about: its questions, and what is told of it one by one."""

    id: str
    name: Text
    asked: int  # slot: how often
    options: tuple[str, ...]  # ids in the hub's options
    of: str | None = None
    when: Condition | None = None
    must: Mapping[str, int] = field(default_factory=dict)  # weight of having asked at all
    words: Text | None = None  # by which a typed question is recognised
    tells: tuple[tuple[Line, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Slots that count the questions of a hub by their group, and those that led."""

    asked: int
    recommended: int
    neutral: int
    led: int


@dataclass(frozen=True, slots=True)
class Hub:
    """A talk by topics in any order, scored once on leaving.

    ASK earns the question index; any other competency the least a question asked
    earned, of which `lost` (a slot each) holds what is missing from 100.
    """

    prompt: Text
    hint: Text
    leave: Text
    most: int
    assesses: Mapping[str, int]
    topics: Mapping[str, Topic]
    options: Mapping[str, Option]  # "topic.wording"
    tally: Tally
    lost: Mapping[str, int]
    until: Condition | None = None
    typed: bool = False
    again: Changes = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What somebody asks because the file lacks it."""

    id: str
    text: Text
    asked: int  # slot
    options: tuple[str, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Gaps:
    """Somebody asks back: the first open gaps, one after another, at most `most`."""

    prompt: Text
    hint: Text
    most: int
    put: int  # slot: how many were put
    assesses: Mapping[str, int]
    questions: Mapping[str, Gap]
    options: Mapping[str, Option]  # "gap.answer"
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Where an item can be put; `side` is for, against or none."""

    name: Text
    side: str
    strength: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """Where an item belongs for what is known now."""

    column: str
    strength: int = 0
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be sorted; the first key whose condition holds is right."""

    id: str
    text: Text
    key: tuple[Key, ...]
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """Sort every item; the key reads what is known at this moment."""

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    columns: Mapping[str, Column]
    items: Mapping[str, Item]
    first: str | None = None  # the scene in which the same items were sorted before


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done in its turn, in time if finished by minute `by`."""

    id: str
    text: Text
    minutes: int
    by: int | None
    worth: int
    changes: Changes
    late: Changes
    reply: tuple[Line, ...] = ()
    late_reply: tuple[Line, ...] = ()
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """All tasks in an order; earns the share of their worth that is in time."""

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    tasks: Mapping[str, Task]
    clock: int  # slot of the minutes


@dataclass(frozen=True, slots=True)
class Estimate:
    """A feeling in percent, never scored."""

    prompt: Text


@dataclass(frozen=True, slots=True)
class Motive:
    """An answer that is right under a condition; `credit` is what the others earn beside it."""

    answer: str
    when: Condition | None = None
    credit: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Classify:
    """Base offences, motive, and the strongest signs either way.

    `motive` is right for the file as it stands; `truth` serves hits and false alarms alone.
    """

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    offences: Mapping[str, Text]
    fits: tuple[tuple[str, Condition | None], ...]
    motive: tuple[Motive, ...]
    truth: tuple[Motive, ...]
    columns: Mapping[str, Column]
    items: Mapping[str, Item]
    whys: Mapping[str, Text]
    took: Mapping[str, int]  # answer -> slot, where a condition asks for it
    confidence: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a good report has; asked only where the file holds it."""

    id: str
    text: Text
    when: Condition | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """A report in the officer's own words, then a look at it with the checklist.

    It weighs `assesses` once a person has rated it, and steers nothing.
    """

    prompt: Text
    hint: Text
    least: int  # words
    most: int
    assesses: Mapping[str, int]
    checklist: Mapping[str, Check]
    wrote: int  # slot
    example: Text | None = None


Act = (
    Decision | Pick | Reflect | Continue | Event | Gate
    | Hub | Gaps | Board | Order | Estimate | Classify | Write
)  # fmt: skip
MOTIVES = ("indicated", "open", "not_indicated")
