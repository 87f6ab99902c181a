"""What a value may be: the one place that decides what is a number, a yes or a share.

Every value arrives as text (`guard`). `1.0`, `010`, `12:30` and `NaN` are findings
where a number is meant and stay words where words are meant.
"""

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from scenario_trainer.text import Text, seen


class Part(BaseModel):
    """A block of keys; one that is not known is a finding."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_NUMBER_WORD = Text({"en": "number", "sq": "numër"})
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


def _visible(words: str) -> str:
    """Words of which a reader sees something."""
    if not seen(words):
        raise PydanticCustomError("SCN208", "")
    return words


def _blocks(value: object) -> object:
    """One block of changes, or a list of them in which each may have a condition."""
    return [value] if isinstance(value, dict) else value


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Words = Annotated[str, AfterValidator(_visible)]
Credit = Annotated[int, _between(0, 100)]
Level = Annotated[int, _between(1, 3)]
Minutes = Annotated[int, _between(1, 240)]
Count = Annotated[int, _between(0, 100_000)]
Few = Annotated[int, _between(1, 20)]
Strength = Annotated[int, _between(1, 3)]
Band = Annotated[int, _between(1, 4)]
Seconds = Annotated[int, _between(5, 600)]
Signed = Annotated[int, BeforeValidator(_signed)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Percent = Annotated[int, BeforeValidator(_percent)]
Weight = Annotated[int, BeforeValidator(_weight)]
Names = Annotated[tuple[Words, ...], BeforeValidator(_one_or_more)]
Changes = dict[str, Names]
Blocks = Annotated[tuple[Changes, ...], BeforeValidator(_blocks)]
Line = dict[str, Words]  # a speaker and the words, perhaps `when` and `face`

Face = Literal["neutral", "guarded", "open", "afraid", "sad", "angry", "relieved"]
Quality = Literal["strong", "acceptable", "weak", "harmful"]
Question = Literal[
    "open", "followup", "cued", "encourager", "probe", "confirming", "summary",
    "leading", "motive", "multiple", "forced", "blame", "opinion", "intimate", "interruption",
]  # fmt: skip
Group = Literal["recommended", "neutral", "avoid"]
Side = Literal["for", "against", "none"]
Answer = Literal["indicated", "open", "not_indicated"]
FACES, QUESTIONS, GROUPS = get_args(Face), get_args(Question), get_args(Group)
QuestionTypes = Annotated[tuple[Question | Group, ...], BeforeValidator(_one_or_more)]

# A question has no quality of its own: its type says how it is shown.
QUESTION_QUALITY = {type: "strong" for type in QUESTIONS[:4]}
QUESTION_QUALITY |= {type: "acceptable" for type in QUESTIONS[4:7]}
QUESTION_QUALITY |= {type: "weak" for type in QUESTIONS[7:]}
