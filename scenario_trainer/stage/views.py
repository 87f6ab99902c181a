"""What a page gets to show: finished values, nothing left to decide or work out.

A `Text` is spoken in the reader's language by the page; codes (families, modes,
levels, faces, competencies, flags) get their words there too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class PersonView:
    """A character as drawn: name, a line about them, the traits of the portrait."""

    id: str
    name: Text
    about: Text
    portrait: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PresenceView:
    """A character in the scene: the expression now, and what can be seen of how they are."""

    person: PersonView
    face: str
    signs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """Something said; told by the narrator where `speaker` is None."""

    text: Text
    speaker: PersonView | None = None
    face: str = "neutral"


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option as offered: an opaque token, what it says, and what it takes of a budget."""

    token: str
    label: Text
    effort: int = 0


@dataclass(frozen=True, slots=True)
class TimerView:
    """Seconds left of the seconds given; the choices come once it runs."""

    left: int
    given: int
    runs: bool

    @property
    def is_up(self) -> bool:
        """Whether there is nothing left to decide."""
        return self.runs and not self.left


@dataclass(frozen=True, slots=True)
class StopView:
    """The card a critical red flag shows."""

    flag: str
    happened: Text
    undone: Text
    duty: Text
    back_to: int  # the number of the move that raised it
    may_take_again: bool = False


@dataclass(frozen=True, slots=True)
class RewindView:
    """A decision one can go back to."""

    number: int
    title: Text
    chosen: Text


@dataclass(frozen=True, slots=True)
class ConsequenceView:
    """What the last move did, as seen and heard."""

    chosen: tuple[Text, ...]
    silent: bool  # time ran out
    lines: tuple[LineView, ...]
    note: Text | None = None  # coach: one line on it
    asked: bool = False  # what was chosen is a question


@dataclass(frozen=True, slots=True)
class AddressesView:
    """Where the forms and links of a scene lead; an attempt, a room and a preview have their own."""

    moves: str
    clock: str
    question: str
    draft: str
    past_stop: str  # the scene behind the card of a red flag
    submit: str
    debrief: str
    timers: str  # where one says how long a clock runs


@dataclass(frozen=True, slots=True)
class GivenView:
    """What somebody filled into the form before, by the names of its fields; empty and false at first."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields)

    def get(self, name: str) -> str:
        """The words of a field, or what was chosen for it."""
        return next(iter(self.fields.get(name, ())), "")

    def all(self, name: str) -> Sequence[str]:
        """Everything that was ticked under the name."""
        return self.fields.get(name, ())


@dataclass(frozen=True, slots=True)
class SceneView:
    """The present moment of what is played."""

    attempt: str
    slug: str
    scenario: Text
    mode: str
    turn: int
    key: str
    kind: str  # the `key` of a kind, rate, or ending
    scene: str
    title: Text
    narration: tuple[Text, ...]
    lines: tuple[LineView, ...]
    presences: tuple[PresenceView, ...]
    consequence: ConsequenceView | None = None
    prompt: Text | None = None
    options: tuple[OptionView, ...] = ()  # of a decision, a pick, or a reflection with choices
    count: int = 1  # how many a pick wants
    act: Any = None  # one of `act_views`, where the form needs more than options
    stays: bool = False  # the last move was one of several in this scene
    told_before: tuple[Text, ...] = ()  # the narration, where the last move was made here too
    asks_confidence: bool = False
    reasons: tuple[OptionView, ...] = ()
    may_hint: bool = False
    hint: Text | None = None
    timer: TimerView | None = None
    stop: StopView | None = None
    rewinds: tuple[RewindView, ...] = ()
    decided: int = 0  # decisions taken so far
    about: int = 0  # decisions on a usual way through
    ending: "EndingView | None" = None
    submitted: bool = False
    addresses: AddressesView | None = None  # None where nothing is sent, as in a terminal
    given: GivenView = GivenView()
    words_left: str = ""  # typed into a form that is no longer there

    @property
    def posts_to(self) -> str:
        """Where every move is sent."""
        return self.addresses.moves if self.addresses else ""


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it closed."""

    title: Text
    narration: tuple[Text, ...]
    one_month_later: tuple[Text, ...]
