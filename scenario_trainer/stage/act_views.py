"""What there is to do in a scene, as its form shows it: one view for each kind.

Nothing of the answer key is in here. Whatever has a name in the file has an
opaque token instead, which holds for one attempt.
"""

from dataclasses import dataclass
from datetime import datetime

from scenario_trainer.stage.views import LineView, OptionView, PersonView
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class PickView:
    """Exactly `count`, or as many as `most` and the `budget` of effort allow."""

    count: int | None = None
    most: int | None = None
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class TopicView:
    """What can be asked about; `person` where several people can be asked.

    Without `wordings` there is nothing left to choose on it.
    """

    token: str
    name: Text
    person: PersonView | None
    asked: int  # times so far
    is_latest: bool
    wordings: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question that was asked here."""

    topic: Text
    words: Text


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """How a question in the officer's own words was read, and by which sign; theirs to correct."""

    words: str
    type: str
    because: str
    evidence: str
    topic: str | None  # a token


@dataclass(frozen=True, slots=True)
class HubView:
    """A talk by topics: no topic is open once the questions are used up."""

    topics: tuple[TopicView, ...]
    asked: tuple[AskedView, ...]
    left: int
    most: int
    may_type: bool
    leave: Text
    suggestion: SuggestionView | None = None


@dataclass(frozen=True, slots=True)
class GapsView:
    """What somebody asks back now."""

    question: LineView


@dataclass(frozen=True, slots=True)
class ColumnView:
    """Where an item can be put, with or without a strength."""

    token: str
    name: Text
    strength: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where an item was put the first time; `value` is what its form field says."""

    value: str
    name: Text
    strength: int


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something to be sorted."""

    token: str
    text: Text
    before: PlaceView | None = None


@dataclass(frozen=True, slots=True)
class BoardView:
    """Items to be sorted into columns."""

    items: tuple[ItemView, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something to be done in its turn, and how long it takes."""

    token: str
    text: Text
    minutes: int


@dataclass(frozen=True, slots=True)
class OrderView:
    """Tasks to be put in an order."""

    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class EstimateView:
    """A feeling in percent: the steps to choose from."""

    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClassifyView:
    """The answers, the offences to tick, and the signs of which a few can be named."""

    answers: tuple[str, ...]
    offences: tuple[OptionView, ...]
    items: tuple[OptionView, ...]
    most_signs: int


@dataclass(frozen=True, slots=True)
class TypedView:
    """Words of the report as they were typed in a window."""

    window: str
    words: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft of a report, and what was typed for it in other windows."""

    words: str = ""
    window: str = ""
    saved_at: datetime | None = None
    revision: int = 0
    beside: tuple[TypedView, ...] = ()

    def elsewhere(self, shown: str) -> tuple[TypedView, ...]:
        """What was typed for the report and is not what the form shows."""
        draft = (TypedView(self.window, self.words, self.saved_at),) if self.revision else ()
        versions = (*draft, *self.beside)
        return tuple(each for each in versions if each.words.strip() and each.words != shown)

    def seen(self, shown: str, before: int) -> int:
        """The revision the form goes on from: this one where it shows it."""
        return self.revision if shown == self.words else before


@dataclass(frozen=True, slots=True)
class WriteView:
    """A report to be written: its limits in words, and what stands there already."""

    least: int
    most: int
    longest: int  # characters
    draft: DraftView
    may_pass: bool


@dataclass(frozen=True, slots=True)
class RateView:
    """The report beside its checklist."""

    words: str | None  # None where none was written, empty where it was deleted
    checks: tuple[OptionView, ...]


ActView = (
    PickView | HubView | GapsView | BoardView | OrderView
    | EstimateView | ClassifyView | WriteView | RateView
)  # fmt: skip
