"""What the debrief and the progress page get to show: finished values, as in `views`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from scenario_trainer.text import Text
from scenario_trainer.training.views import CardView, LineView, PersonView, StopView


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """The rule a decision rests on."""

    id: str
    title: Text
    summary: Text
    source: str
    date: str
    confidence: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class WorthView:
    """What a decision was worth in one competency, in points of 100 times its weight."""

    code: str
    earned: str
    lost: str
    luck: str = "0"


@dataclass(frozen=True, slots=True)
class ShiftView:
    """What a decision did to a person: the sign before and after; `better`, `worse` or `same`."""

    gauge: Text
    of: PersonView | None
    before: Text | None
    after: Text | None
    way: str


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """An option not taken, shown afterwards."""

    text: Text
    quality: str
    why: Text


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision in the debrief."""

    number: int
    title: Text
    prompt: Text
    chosen: tuple[Text, ...]
    quality: str  # of the weakest option chosen
    whys: tuple[Text, ...]
    other_views: tuple[Text, ...]
    alternatives: tuple[AlternativeView, ...]
    lines: tuple[LineView, ...]
    shifts: tuple[ShiftView, ...]
    worth: tuple[WorthView, ...]
    cites: tuple[ReferenceView, ...]
    reach_before: int
    reach_after: int
    turning_point: bool = False
    silent: bool = False
    extra: bool = False
    contested: bool = False
    dilemma: bool = False
    confidence: str | None = None
    calibrated: str | None = None  # certain_but_wrong | unsure_but_right | None
    reason: Text | None = None
    reason_words: str | None = None
    flags: tuple[str, ...] = ()
    major: Text | None = None
    repaired: bool = False
    luck: str | None = None  # good | bad: chance after this decision
    tag: str | None = None
    first_choice: tuple[Text, ...] = ()  # what was chosen before a rewind


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question asked: its type and group (recommended, neutral, avoid)."""

    number: int
    text: Text
    type: str
    group: str


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The questions of the attempt; the index in percent where there were any."""

    asked: tuple[QuestionView, ...]
    index: int
    level: int
    keep: QuestionView | None
    change: QuestionView | None


@dataclass(frozen=True, slots=True)
class CompetencyView:
    """One bar of the profile: `level` 0 is 'not observed'."""

    code: str
    weight: int
    points: int | None
    level: int
    earned: str = "0"
    lost: str = "0"
    capped: bool = False
    trend: tuple[int, ...] = ()  # earlier points, oldest first


@dataclass(frozen=True, slots=True)
class FlagView:
    """A critical red flag of the attempt."""

    code: str
    decision: int
    chosen: Text
    stop: StopView


@dataclass(frozen=True, slots=True)
class CaseView:
    """What was true, and what of it the officer has."""

    truth: Text
    drawn: tuple[tuple[Text, Text], ...]  # title, about: the temperament and truth of this attempt
    found: tuple[Text, ...]
    missed: tuple[Text, ...]
    suggested: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The officer's own if-then plan."""

    when_that: str = ""
    then_i: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class DebriefView:
    """All eight parts; the page opens on the turning point."""

    attempt: str
    slug: str
    scenario: Text
    mode: str
    ended_at: datetime | None
    ending: Text
    tone: str
    one_month_later: tuple[Text, ...]
    her_side: tuple[Text, ...]
    case: CaseView
    decisions: tuple[DecisionView, ...]
    turning_point: DecisionView | None
    questions: QuestionsView | None
    competencies: tuple[CompetencyView, ...]
    flags: tuple[FlagView, ...]
    majors: tuple[tuple[Text, bool], ...]
    total: int
    uncapped: int
    band: int
    map_svg: Mapping[str, str]  # by language
    map_rows: tuple["MapRowView", ...]
    practise_next: CardView | None
    weakest: str | None
    plan: PlanView
    rewound: bool = False
    counts: str = "practice"  # practice | first_assessment | repeat_assessment | rewound
    facts_worth: tuple[WorthView, ...] = ()
    exact: bool = True
    rules: str = ""


@dataclass(frozen=True, slots=True)
class MapRowView:
    """The table twin of the map: a moment of the path, what was chosen, where it led."""

    number: int
    title: Text
    chosen: tuple[Text, ...]
    led_to: Text


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
    """The officer's competencies over attempts, and the attempts themselves."""

    competencies: tuple[CompetencyView, ...]
    attempts: tuple[AttemptRowView, ...]
    weakest: str | None = None
    practise_next: CardView | None = None
    plans: tuple[tuple[Text, PlanView], ...] = field(default=())
