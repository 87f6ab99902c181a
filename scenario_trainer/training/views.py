"""What the officer's own pages get to show: the shelf, an introduction, progress, the own debrief."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from scenario_trainer.debrief.views import CompetencyView, DebriefView
from scenario_trainer.stage.views import PersonView
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class CardView:
    """A scenario in the library."""

    slug: str
    title: Text
    summary: Text
    family: str
    level: int
    minutes: int
    weights: Mapping[str, int]
    finished: int = 0  # attempts finished, all modes
    band: int | None = None  # best band in practice
    running: str | None = None  # public id of an attempt that can go on
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class LibraryView:
    """All scenarios by family, what is under way, what to practise next."""

    families: Mapping[str, tuple[CardView, ...]]
    suggested: CardView | None
    because: str | None  # running | not_started | weakest:<competency>


@dataclass(frozen=True, slots=True)
class ModeView:
    """A way to play; `closed` says why it is not open now."""

    mode: str  # coach | practice | assessment
    closed: str | None = None


@dataclass(frozen=True, slots=True)
class IntroductionView:
    """The page before the first scene."""

    card: CardView
    setting: Text
    content_note: Text
    objectives: tuple[Text, ...]
    people: tuple[PersonView, ...]
    modes: tuple[ModeView, ...]
    privacy_accepted: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """The officer's own if-then plan."""

    when_that: str = ""
    then_i: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class OwnDebriefView:
    """The debrief of an officer's own attempt, with what belongs to the officer alone."""

    debrief: DebriefView
    attempt: str
    slug: str
    mode: str
    ended_at: datetime | None
    counts: str  # practice | first_assessment | repeat_assessment | rewound
    timers: str | None  # the time factor, where a decision had a clock
    competencies: tuple[CompetencyView, ...]  # with the trend over the officer's attempts
    practise_next: CardView | None
    plan: PlanView


@dataclass(frozen=True, slots=True)
class AttemptRowView:
    """An attempt in the officer's own list."""

    attempt: str
    slug: str
    scenario: Text
    mode: str
    started_at: datetime
    ended_at: datetime | None
    band: int | None
    rewound: bool
    decided: int
    best: bool = False
    first: bool = False
    may_delete: bool = False


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The officer's competencies over attempts, and one page of the attempts themselves."""

    competencies: tuple[CompetencyView, ...]
    attempts: tuple[AttemptRowView, ...]
    page: int = 1
    pages: int = 1
    weakest: str | None = None
    practise_next: CardView | None = None
    plans: tuple[tuple[Text, PlanView], ...] = field(default=())
