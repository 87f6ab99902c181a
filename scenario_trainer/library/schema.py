"""The shape of a scenario file: which keys there are and what each may hold."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from scenario_trainer.library.values import (
    Changes,
    Count,
    Credit,
    Face,
    Few,
    Id,
    Level,
    Line,
    Minutes,
    Percent,
    Quality,
    Question,
    Seconds,
    Signed,
    Slug,
    Weight,
    Words,
    YesNo,
)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PassageItem(_Part):
    when: Words | None = None
    text: Words


_Passage = Annotated[
    Annotated[Words, Tag("|text")] | Annotated[PassageItem, Tag("|map")],
    Discriminator(lambda value: "|map" if isinstance(value, dict) else "|text"),
]
Passages = Annotated[
    Annotated[Words, Tag("|text")] | Annotated[tuple[_Passage, ...], Tag("|list")],
    Discriminator(lambda value: "|list" if isinstance(value, list) else "|text"),
]


class Portrait(_Part):
    hair: Literal["short", "long", "curly", "bun", "bald", "cap", "scarf"] = "short"
    colour: Literal["black", "dark", "brown", "grey", "fair"] = "dark"
    beard: Literal["none", "stubble", "beard", "moustache"] = "none"
    wear: Literal["shirt", "jacket", "uniform", "suit", "apron", "jumper"] = "shirt"
    glasses: YesNo = False
    age: Literal["young", "middle", "older"] = "middle"
    skin: Literal["light", "medium", "dark"] = "medium"


class FaceRule(_Part):
    face: Face
    when: Words | None = None


class Person(_Part):
    name: Words
    about: Words
    of_concern: YesNo = False
    portrait: Portrait = Portrait()
    faces: tuple[FaceRule, ...] = ()


class Gauge(_Part):
    of: Words | None = None
    start: Credit
    better: Literal["up", "down"] = "up"
    name: Words
    shows: dict[Credit, Words] = Field(min_length=1)


class State(_Part):
    values: tuple[Id, ...] = Field(min_length=2)
    one_way: YesNo = False


class Opening(_Part):
    question: Question | None = None
    topic: Id | None = None
    volunteered: YesNo = False
    when: Words | None = None


class Fact(_Part):
    text: Words
    suggested: Words | None = None
    opens: tuple[Opening, ...] = ()


class Draw(_Part):
    title: Words
    about: Words
    start: dict[str, Signed] = {}
    gain: dict[str, Percent] = {}
    loss: dict[str, Percent] = {}


class Draws(_Part):
    temperament: dict[Id, Draw] = {}
    truth: dict[Id, Draw] = {}


class Major(_Part):
    competency: Words
    text: Words


class Deadline(_Part):
    id: Id
    at: dict[str, Count] = Field(min_length=1, max_length=1)
    changes: Changes = {}
    line: Words | None = None


class Interrupt(_Part):
    id: Id
    when: Words
    goes: Words


class Outcome(_Part):
    assesses: dict[str, Weight] = Field(min_length=1)
    facts: tuple[Words, ...] = Field(min_length=1)


class Chance(_Part):
    percent: Words
    changes: Changes = {}
    line: Words | None = None


class Stop(_Part):
    happened: Words
    undone: Words
    duty: Words


_Flag = Annotated[
    Annotated[Words, Tag("|text")]
    | Annotated[Annotated[dict[str, Words], Field(min_length=1, max_length=1)], Tag("|map")],
    Discriminator(lambda value: "|map" if isinstance(value, dict) else "|text"),
]


class Option(_Part):
    text: Words
    quality: Quality
    credit: dict[str, Credit]
    offered: YesNo = True
    when: Words | None = None
    question: Question | None = None
    topic: Id | None = None
    changes: Changes = {}
    chance: Chance | None = None
    reply: tuple[Line, ...] = Field(min_length=1)
    why: Words
    other_view: Words | None = None
    cites: tuple[Words, ...] = ()
    flags: tuple[_Flag, ...] = ()
    stop: Stop | None = None
    major: Words | None = None
    repairs: Words | None = None
    tag: Literal["TL", "LE", "NM", "MS", "VB", "IB"] | None = None
    goes: Words | None = None


class Timer(_Part):
    seconds: Seconds
    silence: Words


class Decision(_Part):
    prompt: Words
    hint: Words
    assesses: dict[str, Weight] = Field(min_length=1)
    dilemma: YesNo = False
    contested: YesNo = False
    confidence: YesNo = False
    reasons: dict[Id, Words] = {}
    timer: Timer | None = None
    options: dict[Id, Option] = Field(min_length=1)


class Pick(_Part):
    prompt: Words
    hint: Words
    count: Few
    assesses: dict[str, Weight] = Field(min_length=1)
    options: dict[Id, Option] = Field(min_length=1)


class Reflect(_Part):
    prompt: Words
    choices: dict[Id, Words] = {}


class EventOutcome(_Part):
    when: Words | None = None
    chance: Words | None = None
    changes: Changes = {}
    lines: tuple[Line, ...] = ()
    goes: Words | None = None


class Route(_Part):
    when: Words | None = None
    goes: Words


class Scene(_Part):
    title: Words | None = None
    narration: Passages = ()
    lines: tuple[Line, ...] = ()
    extra: YesNo = False
    decision: Decision | None = None
    pick: Pick | None = None
    reflect: Reflect | None = None
    event: tuple[EventOutcome, ...] = ()
    gate: tuple[Route, ...] = ()
    goes: Words | None = None


class Ending(_Part):
    when: Words | None = None
    title: Words
    narration: Passages
    one_month_later: Passages
    her_side: Passages
    tone: Literal["good", "mixed", "bad"] = "mixed"


class ScenarioFile(_Part):
    id: Slug
    family: Literal["incident_response", "victim_interview", "classification"]
    language: Literal["en", "sq"]
    title: Words
    level: Level
    minutes: Minutes
    summary: Words
    content_note: Words
    weights: dict[str, Credit]
    objectives: tuple[Words, ...] = Field(min_length=1)
    setting: Words
    truth: Words
    panel: Literal["none"] = "none"
    people: dict[Id, Person] = Field(min_length=1)
    gauges: dict[Id, Gauge] = {}
    states: dict[Id, State] = {}
    counters: dict[Id, Count] = {}
    facts: dict[Id, Fact] = {}
    draws: Draws = Draws()
    majors: dict[Id, Major] = {}
    deadlines: tuple[Deadline, ...] = ()
    interrupts: tuple[Interrupt, ...] = ()
    outcome: Outcome | None = None
    opening: Words
    scenes: dict[Id, Scene] = Field(min_length=1)
    endings: dict[Id, Ending] = Field(min_length=1)
    next: Slug | None = None
