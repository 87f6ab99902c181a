"""What a page gets to show: finished values, nothing left to decide or work out.

A `Text` is spoken in the reader's language by the page; codes (families, modes,
levels, faces, competencies, flags) get their words there too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

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
class OptionView:
    """An option as offered: an opaque token and what it says."""

    token: str
    label: Text


@dataclass(frozen=True, slots=True)
class TimerView:
    """Seconds left of the seconds given."""

    left: int
    given: int


@dataclass(frozen=True, slots=True)
class StopView:
    """The card a critical red flag shows."""

    flag: str
    happened: Text
    undone: Text
    duty: Text
    back_to: int  # the number of the move to take again


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


@dataclass(frozen=True, slots=True)
class SceneView:
    """The present moment of an attempt."""

    attempt: str
    slug: str
    scenario: Text
    mode: str
    turn: int
    key: str
    kind: str  # decision | pick | reflect | continue | ending
    scene: str
    title: Text
    narration: tuple[Text, ...]
    lines: tuple[LineView, ...]
    presences: tuple[PresenceView, ...]
    consequence: ConsequenceView | None = None
    prompt: Text | None = None
    options: tuple[OptionView, ...] = ()  # of a decision, a pick, or a reflection with choices
    count: int = 1  # how many a pick wants
    asks_confidence: bool = False
    reasons: tuple[OptionView, ...] = ()
    may_hint: bool = False
    hint: Text | None = None
    timer: TimerView | None = None
    time_is_up: bool = False
    stop: StopView | None = None
    rewinds: tuple[RewindView, ...] = ()
    decided: int = 0  # decisions taken so far
    about: int = 0  # decisions on a usual way through
    ending: "EndingView | None" = None
    submitted: bool = False


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it closed."""

    title: Text
    narration: tuple[Text, ...]
    one_month_later: tuple[Text, ...]


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
