"""The shape of a scenario file: which keys there are and what each may hold.

Every value arrives as text (`guard`), so this is the one place that decides
what is a number, a yes or a share. `1.0`, `010`, `12:30` and `NaN` are findings
where a number is meant and stay words where words are meant.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Literal, TypeVar, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from scenario_trainer.library.findings import KINDS, Finding
from scenario_trainer.library.guard import Path, Tree
from scenario_trainer.text import Text

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,5})")
_SIGNED = re.compile(r"[+-]?(0|[1-9][0-9]{0,5})")
_PERCENT = re.compile(r"(0|[1-9][0-9]{0,2})%")


def number(text: object) -> int:
    """The whole number *text* writes."""
    if not isinstance(text, str):
        raise PydanticCustomError("SCN207", "", {"expected": _NUMBER_WORD})
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError("SCN203", "", {"what": text[:40]})
    return int(text)


def _between(low: int, high: int) -> BeforeValidator:
    def check(text: object) -> int:
        value = number(text)
        if not low <= value <= high:
            raise PydanticCustomError("SCN204", "", {"what": value, "low": low, "high": high})
        return value

    return BeforeValidator(check)


def _signed(text: object) -> int:
    if isinstance(text, str) and _SIGNED.fullmatch(text):
        return int(text)
    return number(text)


def _yes_or_no(text: object) -> bool:
    if text not in ("yes", "no"):
        raise PydanticCustomError("SCN205", "", {"what": str(text)[:40]})
    return text == "yes"


def _percent(text: object) -> int:
    if not isinstance(text, str) or not _PERCENT.fullmatch(text):
        raise PydanticCustomError("SCN210", "", {"what": str(text)[:40]})
    return int(text[:-1])


def _weight(text: object) -> int:
    """A weight in hundredths: 1 to 3, or a share of one."""
    if isinstance(text, str) and _PERCENT.fullmatch(text):
        return int(text[:-1])
    value = number(text)
    if not 1 <= value <= 3:
        raise PydanticCustomError("SCN204", "", {"what": value, "low": 1, "high": 3})
    return value * 100


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Credit = Annotated[int, _between(0, 100)]
Minutes = Annotated[int, _between(1, 240)]
Count = Annotated[int, _between(0, 100_000)]
Few = Annotated[int, _between(1, 20)]
Band = Annotated[int, _between(1, 4)]
Seconds = Annotated[int, _between(5, 600)]
Signed = Annotated[int, BeforeValidator(_signed)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Percent = Annotated[int, BeforeValidator(_percent)]
Weight = Annotated[int, BeforeValidator(_weight)]
Names = Annotated[tuple[Words, ...], BeforeValidator(_one_or_more)]
Changes = dict[str, Names]
Line = dict[str, Words]  # a speaker and the words, perhaps `when` and `face`

Face = Literal["neutral", "guarded", "open", "afraid", "sad", "angry", "relieved"]
Quality = Literal["strong", "acceptable", "weak", "harmful"]
Question = Literal[
    "open", "followup", "cued", "encourager", "probe", "confirming", "summary",
    "leading", "motive", "multiple", "forced", "blame", "opinion", "intimate", "interruption",
]  # fmt: skip
FACES, QUESTIONS = get_args(Face), get_args(Question)


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
    Annotated[Words, Tag("|text")] | Annotated[Annotated[dict[str, Words], Field(min_length=1, max_length=1)], Tag("|map")],
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
    level: Annotated[int, _between(1, 3)]
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


Shape = TypeVar("Shape")


def check(shape: type[Shape], tree: Tree) -> tuple[Shape | None, tuple[Finding, ...]]:
    """The file as a value of *shape*, or all that keeps it from being one."""
    try:
        return _adapter(shape).validate_python(tree.root), ()
    except ValidationError as problem:
        wrong = problem.errors(include_url=False)
    return None, tuple(_finding(error, shape, tree) for error in wrong)


@cache
def _adapter(shape: type) -> TypeAdapter:
    return TypeAdapter(shape)


_TEXT = Text({"en": "text", "sq": "tekst"})
_BLOCK = Text({"en": "block of keys", "sq": "bllok me çelësa"})
_LIST = Text({"en": "list", "sq": "listë"})
_NUMBER_WORD = Text({"en": "number", "sq": "numër"})
_EXPECTED = {
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "too_long": Text({"en": "single entry", "sq": "vetëm një zë"}),
}


def _finding(error: ErrorDetails, shape: type, tree: Tree) -> Finding:
    """One pydantic error as a finding at its place."""
    kind, given = error["type"], error["input"]
    of_key = error["loc"][-1:] == ("[key]",)
    path: Path = tuple(step for step in error["loc"] if not str(step).startswith(("|", "[key]")))
    if kind == "extra_forbidden" and given == "" and " " in str(path[-1]):
        return tree.finding("SCN216", path, key=True, what=path[-1][:60])
    if kind == "extra_forbidden":
        known = _keys(shape, path[:-1])
        return tree.finding("SCN201", path, key=True, **guess(path[-1], known))
    if kind == "missing":
        return tree.finding("SCN202", path, key=True, what=path[-1])
    if given == "" or kind in ("string_too_short", "too_short"):
        return tree.finding("SCN208", path)
    if kind == "literal_error":
        if not isinstance(given, str):
            return tree.finding("SCN207", path, expected=_TEXT)
        known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return tree.finding("SCN206", path, **guess(given, known))
    if kind == "string_pattern_mismatch":
        return tree.finding("SCN209", path, key=of_key, what=given[:40])
    if kind in KINDS:
        return tree.finding(kind, path, key=of_key, **error.get("ctx", {}))
    return tree.finding("SCN207", path, key=of_key, expected=_EXPECTED.get(kind, _TEXT))


def guess(what: object, known: Iterable[str]) -> dict[str, object]:
    """What was written, the nearest known name, and all of them: details of a finding."""
    known = list(known)
    near = next(iter(get_close_matches(str(what), known, n=1, cutoff=0.6)), None)
    return {"what": str(what)[:40], "near": near, "known": ", ".join(known)}


def _keys(annotation: object, path: Path) -> list[str]:
    """The keys that may stand at *path* of a value of this type."""
    for step in path:
        annotation = _inside(annotation, step)
    models = [part for part in _unwrapped(annotation) if isinstance(part, type)]
    return [key for model in models for key in getattr(model, "model_fields", ())]


def _inside(annotation: object, step: str | int) -> object:
    for part in _unwrapped(annotation):
        fields = getattr(part, "model_fields", {})
        if step in fields:
            return fields[step].annotation
        if get_origin(part) in (dict, tuple):
            inner = get_args(part)
            return inner[1] if get_origin(part) is dict else inner[0]
    return None


def _unwrapped(annotation: object) -> list[object]:
    """The types an annotation is made of, without `Annotated` and with each side of a union."""
    if get_origin(annotation) is Annotated:
        return _unwrapped(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [part for side in get_args(annotation) for part in _unwrapped(side)]
    return [annotation]
