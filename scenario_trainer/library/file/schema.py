"""The shape of a scenario file: which keys there are and what each may hold."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from scenario_trainer.library.file.schema_acts import (
    Board,
    Choice,
    Classify,
    Decision,
    Estimate,
    EventOutcome,
    Gaps,
    Narrative,
    Order,
    Pick,
    Reflect,
    Route,
    Talk,
)
from scenario_trainer.library.file.values import (
    Blocks,
    Count,
    Credit,
    Face,
    Id,
    Level,
    Line,
    Minutes,
    Part,
    Percent,
    QuestionTypes,
    Signed,
    Slug,
    Weight,
    Words,
    YesNo,
)

FILE = "scenario.yaml"


class PassageItem(Part):
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


class Portrait(Part):
    hair: Literal["short", "long", "curly", "bun", "bald", "cap", "scarf"] = "short"
    colour: Literal["black", "dark", "brown", "grey", "fair"] = "dark"
    beard: Literal["none", "stubble", "beard", "moustache"] = "none"
    wear: Literal["shirt", "jacket", "uniform", "suit", "apron", "jumper"] = "shirt"
    glasses: YesNo = False
    age: Literal["young", "middle", "older"] = "middle"
    skin: Literal["light", "medium", "dark"] = "medium"


class FaceRule(Part):
    face: Face
    when: Words | None = None


class Person(Part):
    name: Words
    about: Words
    of_concern: YesNo = False
    portrait: Portrait = Portrait()
    faces: tuple[FaceRule, ...] = ()


class Gauge(Part):
    of: Words | None = None
    start: Credit
    better: Literal["up", "down"] = "up"
    name: Words
    shows: dict[Credit, Words] = Field(min_length=1)


class State(Part):
    values: tuple[Id, ...] = Field(min_length=2)
    one_way: YesNo = False


class Opening(Part):
    question: QuestionTypes = ()
    topic: Id | None = None
    volunteered: YesNo = False
    when: Words | None = None


class Fact(Part):
    text: Passages
    when: Words | None = None
    suggested: Words | None = None
    opens: tuple[Opening, ...] = ()


class Draw(Part):
    title: Words
    about: Words
    start: dict[str, Signed] = {}
    gain: dict[str, Percent] = {}
    loss: dict[str, Percent] = {}
    shows: dict[str, Signed] = {}


class Draws(Part):
    temperament: dict[Id, Draw] = {}
    truth: dict[Id, Draw] = {}


class Major(Part):
    competency: Words
    text: Words


class Deadline(Part):
    id: Id
    at: dict[str, Count] = Field(min_length=1, max_length=1)
    changes: Blocks = ()
    line: Words | None = None


class Interrupt(Part):
    id: Id
    when: Words
    goes: Words


class Outcome(Part):
    assesses: dict[str, Weight] = Field(min_length=1)
    facts: tuple[Words, ...] = Field(min_length=1)


class Scene(Part):
    title: Words | None = None
    narration: Passages = ()
    lines: tuple[Line, ...] = ()
    extra: YesNo = False
    arrives: Blocks = ()
    decision: Decision | None = None
    choice: Choice | None = None
    pick: Pick | None = None
    hub: Talk | None = None
    gaps: Gaps | None = None
    board: Board | None = None
    order: Order | None = None
    estimate: Estimate | None = None
    classify: Classify | None = None
    write: Narrative | None = None
    reflect: Reflect | None = None
    event: tuple[EventOutcome, ...] = ()
    gate: tuple[Route, ...] = ()
    goes: Words | None = None


class Ending(Part):
    when: Words | None = None
    title: Words
    narration: Passages
    one_month_later: Passages
    her_side: Passages
    tone: Literal["good", "mixed", "bad"] = "mixed"


class ScenarioFile(Part):
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
