"""What the debrief and the progress page get to show: finished values, as in `views`."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenario_trainer.debrief.entry_views import EntryView
from scenario_trainer.stage.views import StopView
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question asked: its type and group (recommended, neutral, avoid)."""

    number: int
    text: Text
    type: str
    group: str
    words: str | None = None  # the officer's own


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The questions of the attempt in their order, how many of each group, and the index in percent.

    `covered` is how much of the talks was asked and how well, in percent; None without a talk.
    """

    asked: tuple[QuestionView, ...]
    recommended: int
    neutral: int
    avoid: int
    led: int
    index: int
    covered: int | None
    level: int
    keep: QuestionView | None
    change: QuestionView | None
    unasked: tuple[Text, ...] = ()  # topics that were open and not asked about
    bands: tuple[tuple[int, int, int], ...] = ()  # level, from, to


@dataclass(frozen=True, slots=True)
class CompetencyView:
    """One bar of the profile: `level` 0 is 'not observed', or seen too little to say a level.

    `seen` says then in how many decisions: 0 where it was not observed.
    """

    code: str
    weight: int
    points: int | None
    level: int
    seen: int = 0
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
class FactView:
    """A line of the truth beside the file: `found`, `missed`, or `suggested` by a question.

    `true` is None where a question put in something of which nothing was so.
    """

    true: Text | None
    status: str
    false: Text | None = None  # what stands in the file instead
    where: Text | None = None  # the scene in which it came into the file
    question: Text | None = None  # that put it in
    number: int | None = None  # of that move
    entry: int | None = None  # the entry it is told in


@dataclass(frozen=True, slots=True)
class TruthView:
    """What was true, and what of it the officer has, line by line."""

    truth: Text
    drawn: tuple[tuple[Text, Text], ...]  # title, about: the temperament and truth of this attempt
    facts: tuple[FactView, ...]
    found: int
    missed: int
    suggested: int


@dataclass(frozen=True, slots=True)
class TurningPointView:
    """The move at which most of the total in reach was lost; `act` is its kind."""

    title: Text
    act: str
    prompt: Text | None
    chosen: tuple[Text, ...]
    whys: tuple[Text, ...]
    reach_before: int
    reach_after: int
    entry: int | None  # the entry it is told in


@dataclass(frozen=True, slots=True)
class HitsView:
    """Files called indicated: of those that were, and of those that were not."""

    indicated: int
    hits: int
    not_indicated: int
    false_alarms: int
    files: tuple[tuple[Text, int, str], ...] = ()  # title, entry, a value of `patterns.OUTCOMES`


@dataclass(frozen=True, slots=True)
class EstimatesView:
    """The first and the last feeling in percent beside what was drawn."""

    first: int
    last: int | None  # None where there was only one
    truth: Text | None


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """How far certainty and credit lay apart; `leaning` is surer, less_sure or level."""

    distance: str  # 0.00 to 1.00: the mean square
    level: str  # close | near | far
    leaning: str
    moves: int
    wrong: tuple[tuple[Text, int], ...]  # certain and wrong: title, entry


@dataclass(frozen=True, slots=True)
class PatternsView:
    """What only shows over the whole attempt."""

    hits: HitsView | None = None
    estimates: EstimatesView | None = None
    one_sided: str | None = None  # for | against: the way nothing was looked for
    calibration: CalibrationView | None = None
    thoughts: tuple[tuple[str, int], ...] = ()  # tag, how often

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (
            self.hits or self.estimates or self.one_sided or self.calibration or self.thoughts
        )


@dataclass(frozen=True, slots=True)
class SumRowView:
    """A row of the table that adds up; `what` is entry, facts or others."""

    what: str
    earned: str
    lost: str
    luck: str
    title: Text | None = None
    entry: int | None = None
    working: str = ""


@dataclass(frozen=True, slots=True)
class CapView:
    """What holds points down: a red `flag` or a `major` slip, and the most they may be."""

    what: str
    most: int
    flag: str | None = None
    text: Text | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class SumView:
    """How the points of a competency come about, in figures as they are shown."""

    code: str
    weight: int
    rows: tuple[SumRowView, ...]
    earned: str
    lost: str
    luck: str
    counted: str  # of `lost`: never below nothing
    whole: str  # earned and counted together
    quotient: str | None
    points: int | None
    caps: tuple[CapView, ...] = ()
    capped: int | None = None


@dataclass(frozen=True, slots=True)
class TotalView:
    """How the total comes about: points times weight, summed, divided, rounded once, capped.

    The points carry as many places as it takes to add up by hand to the total.
    """

    rows: tuple[tuple[str, str, int, str], ...]  # code, points, weight, their product
    products: str
    weights: int
    quotient: str
    uncapped: int
    caps: tuple[CapView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DebriefView:
    """Outcome and process of what was played; without an ending yet the outcome is not told."""

    scenario: Text
    ending: Text | None
    tone: str
    narration: tuple[Text, ...]
    one_month_later: tuple[Text, ...]
    her_side: tuple[Text, ...]
    case: TruthView
    entries: tuple[EntryView, ...]
    turning_point: TurningPointView | None
    patterns: PatternsView
    questions: QuestionsView | None
    competencies: tuple[CompetencyView, ...]
    weakest: str | None  # the competency to practise next
    flags: tuple[FlagView, ...]
    majors: tuple[tuple[Text, bool], ...]  # slip, whether it was repaired
    total: int
    uncapped: int
    band: int
    map_svg: Mapping[str, str]  # by language
    map_rows: tuple["MapRowView", ...]
    sums: Mapping[str, SumView]  # by competency
    sum_total: TotalView | None
    apart: int  # points by which the total could be lower: 0 where it is exact
    is_by_other_rules: bool  # an assessment keeps what it was told
    rules: str


@dataclass(frozen=True, slots=True)
class MapRowView:
    """The table twin of the map: a moment of the path, what was chosen, where it led."""

    number: int
    title: Text
    chosen: tuple[Text, ...]
    led_to: Text
    act: str  # the kind of the move
    answer: str | None = None  # of a classification
    percent: int | None = None  # of an estimate
