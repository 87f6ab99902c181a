"""The shape of what there is to do in a scene, and of the options in it."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from scenario_trainer.library.file.values import (
    Answer,
    Blocks,
    Count,
    Credit,
    Few,
    Id,
    Line,
    Minutes,
    Part,
    Quality,
    Question,
    Seconds,
    Side,
    Strength,
    Weight,
    Words,
    YesNo,
)


class Chance(Part):
    percent: Words
    changes: Blocks = ()
    line: Words | None = None


class Later(Part):
    after: Few | None = None
    at: Annotated[dict[str, Count], Field(min_length=1, max_length=1)] | None = None
    ending: YesNo = False
    when: Words | None = None
    chance: Words | None = None
    changes: Blocks = ()
    line: Words | None = None


class Stop(Part):
    happened: Words
    undone: Words
    duty: Words


_Flag = Annotated[
    Annotated[Words, Tag("|text")]
    | Annotated[Annotated[dict[str, Words], Field(min_length=1, max_length=1)], Tag("|map")],
    Discriminator(lambda value: "|map" if isinstance(value, dict) else "|text"),
]


class _Choice(Part):
    """What every option has in common, wherever it stands."""

    text: Words
    when: Words | None = None
    changes: Blocks = ()
    chance: Chance | None = None
    later: tuple[Later, ...] = ()
    reply: tuple[Line, ...] = Field(min_length=1)
    other_view: Words | None = None
    cites: tuple[Words, ...] = ()
    flags: tuple[_Flag, ...] = ()
    stop: Stop | None = None
    major: Words | None = None
    repairs: Words | None = None
    tag: Literal["TL", "LE", "NM", "MS", "VB", "IB"] | None = None


class Option(_Choice):
    quality: Quality
    credit: dict[str, Credit]
    offered: YesNo = True
    question: Question | None = None
    topic: Id | None = None
    effort: Few | None = None
    tests: tuple[Literal["for", "against"], ...] = ()
    why: Words
    goes: Words | None = None


class Wording(_Choice):
    question: Question
    credit: dict[str, Credit] = {}
    why: Words | None = None


class Timer(Part):
    seconds: Seconds
    silence: Words


class Decision(Part):
    prompt: Words
    hint: Words
    assesses: dict[str, Weight] = Field(min_length=1)
    dilemma: YesNo = False
    contested: YesNo = False
    confidence: YesNo = False
    reasons: dict[Id, Words] = {}
    timer: Timer | None = None
    options: dict[Id, Option] = Field(min_length=1)


class Way(Part):
    text: Words
    when: Words | None = None
    changes: Blocks = ()
    reply: tuple[Line, ...] = ()
    goes: Words | None = None


class Choice(Part):
    prompt: Words
    once: YesNo = False
    options: dict[Id, Way] = Field(min_length=2)


class Pick(Part):
    prompt: Words
    hint: Words
    count: Few | None = None
    most: Few | None = None
    budget: Few | None = None
    assesses: dict[str, Weight] = Field(min_length=1)
    options: dict[Id, Option] = Field(min_length=1)


class Reflect(Part):
    prompt: Words
    choices: dict[Id, Words] = {}


class Topic(Part):
    name: Words
    of: Words | None = None
    when: Words | None = None
    must: dict[str, Weight] = {}
    minutes: Count = 0
    words: Words | None = None
    tells: tuple[tuple[Line, ...], ...] = ()
    wordings: dict[Id, Wording] = Field(min_length=1)


class Talk(Part):
    prompt: Words
    hint: Words
    most: Few
    until: Words | None = None
    assesses: dict[str, Weight] = Field(min_length=1)
    typed: YesNo = False
    leave: Words
    again: Blocks = ()
    topics: dict[Id, Topic] = Field(min_length=1)


class Gap(Part):
    when: Words | None = None
    text: Words
    options: dict[Id, Option] = Field(min_length=1)


class Gaps(Part):
    prompt: Words
    hint: Words
    who: Words | None = None
    most: Few
    assesses: dict[str, Weight] = Field(min_length=1)
    questions: dict[Id, Gap] = Field(min_length=1)


class Column(Part):
    name: Words
    side: Side = "none"
    strength: YesNo = False


class Key(Part):
    when: Words | None = None
    column: Words
    strength: Strength | None = None


class Item(Part):
    text: Words
    key: tuple[Key, ...] = Field(min_length=1)
    why: Words | None = None


class Board(Part):
    prompt: Words
    hint: Words
    assesses: dict[str, Weight] = Field(min_length=1)
    columns: dict[Id, Column] = {}
    items: dict[Id, Item] = {}
    items_of: Words | None = None


class Task(Part):
    text: Words
    minutes: Minutes
    by: Count | None = None
    worth: Strength = 1
    changes: Blocks = ()
    late: Blocks = ()
    reply: tuple[Line, ...] = ()
    late_reply: tuple[Line, ...] = ()
    why: Words | None = None


class Order(Part):
    prompt: Words
    hint: Words
    assesses: dict[str, Weight] = Field(min_length=1)
    items: dict[Id, Task] = Field(min_length=2, max_length=7)


class Estimate(Part):
    prompt: Words


class Motive(Part):
    when: Words | None = None
    answer: Answer = Field(alias="is")
    credit: dict[Answer, Credit] = {}


class Fit(Part):
    when: Words | None = None
    offence: Words


_Fits = Annotated[
    Annotated[Words, Tag("|text")] | Annotated[Fit, Tag("|map")],
    Discriminator(lambda value: "|map" if isinstance(value, dict) else "|text"),
]


class Classify(Part):
    prompt: Words
    hint: Words
    assesses: dict[str, Weight] = Field(min_length=1)
    confidence: YesNo = False
    offences: dict[Id, Words] = Field(min_length=1)
    fits: tuple[_Fits, ...] = ()
    motive: tuple[Motive, ...] = Field(min_length=1)
    truth: tuple[Motive, ...] = ()
    items: dict[Id, Item] = {}
    items_of: Words | None = None
    why: dict[Answer, Words]


class Length(Part):
    least: Count
    most: Count


class Check(Part):
    text: Words
    when: Words | None = None
    why: Words | None = None


class Narrative(Part):
    prompt: Words
    hint: Words
    words: Length
    assesses: dict[str, Weight] = Field(min_length=1)
    checklist: dict[Id, Check] = Field(min_length=1)
    example: Words | None = None


class EventOutcome(Part):
    when: Words | None = None
    chance: Words | None = None
    changes: Blocks = ()
    lines: tuple[Line, ...] = ()
    goes: Words | None = None


class Route(Part):
    when: Words | None = None
    goes: Words
