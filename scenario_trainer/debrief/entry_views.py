"""What the process part of a debrief gets to show: one entry for each scored thing of the way."""

from dataclasses import dataclass

from scenario_trainer.stage.views import LineView, PersonView
from scenario_trainer.text import Text


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
    """What an entry was worth in one competency, where 1.00 is full credit in one whole weight."""

    code: str
    earned: str
    lost: str
    luck: str = "0.00"
    working: str = ""  # how `earned` comes about, such as "80% × 2"


@dataclass(frozen=True, slots=True)
class ShiftView:
    """What was done to a person: the sign before and after; `better` or `worse`."""

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
    why: Text | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What a decision, a pick or an answer to somebody who asks back has of its own."""

    chosen: tuple[Text, ...]
    quality: str  # of the weakest option chosen
    qualities: tuple[str, ...]  # of each
    whys: tuple[Text, ...]
    other_views: tuple[Text, ...]
    alternatives: tuple[AlternativeView, ...]
    cites: tuple[ReferenceView, ...]
    silent: bool = False
    contested: bool = False
    dilemma: bool = False
    confidence: str | None = None
    calibrated: str | None = None  # certain_but_wrong | unsure_but_right | None
    reason: Text | None = None
    reason_words: str | None = None  # the officer's own; empty where they deleted them
    tags: tuple[str, ...] = ()
    effort: tuple[int, int] | None = None  # of a pick with a budget: spent, given
    first_choice: tuple[Text, ...] = ()  # what was chosen before a rewind


@dataclass(frozen=True, slots=True)
class TalkQuestionView:
    """One question of a talk: its type, and what it brought into the file."""

    number: int
    text: Text
    topic: Text
    type: str
    group: str  # recommended | neutral | avoid
    of: Text | None = None  # whom it was asked, where there are several
    led: bool = False
    words: str | None = None  # the officer's own; empty where they deleted them
    typed: bool = False
    opened: tuple[Text, ...] = ()
    put_in: tuple[Text, ...] = ()  # false versions
    why: Text | None = None
    other_view: Text | None = None
    tag: str | None = None
    cites: tuple[ReferenceView, ...] = ()


@dataclass(frozen=True, slots=True)
class ShareView:
    """What a talk earns in some competencies: topic by topic, less what was to be avoided."""

    codes: tuple[str, ...]
    earned: tuple[int, ...]  # percent on each topic that earned something
    avoided: int
    cost: int  # of each question to avoid
    points: int
    whole: int


@dataclass(frozen=True, slots=True)
class TalkTopicView:
    """A topic of the talk, and whether it was asked about."""

    name: Text
    asked: bool
    met: bool  # by a question that is not to be avoided
    must: bool  # not to be missed
    open: bool  # whether it could still be asked at the end of the talk


@dataclass(frozen=True, slots=True)
class TalkView:
    """A whole talk: its questions in their order, and what they earn in figures."""

    questions: tuple[TalkQuestionView, ...]
    most: int
    asked: int
    percent: int  # of what its questions could earn: how much was asked, and how well
    shares: tuple[ShareView, ...]
    topics: tuple[TalkTopicView, ...]
    left: bool  # a talk that was broken off earns nothing
    taken_back: tuple[Text, ...] = ()  # questions asked before going back


@dataclass(frozen=True, slots=True)
class SortedPlaceView:
    """A place on a board."""

    column: Text
    strength: int = 0


@dataclass(frozen=True, slots=True)
class SortedItemView:
    """One item of a board: where it was put, where it belongs for what was known, its points."""

    text: Text
    yours: SortedPlaceView
    key: SortedPlaceView
    points: int
    why: Text | None = None
    before: SortedPlaceView | None = None  # on the first board, where it was elsewhere


@dataclass(frozen=True, slots=True)
class WeightView:
    """One bar of the balance: what lies on either side, each block with its place and width."""

    whose: str  # before | yours | key
    against: int
    in_favour: int
    blocks: tuple[tuple[str, int, int], ...]  # side, place from the middle, strength


@dataclass(frozen=True, slots=True)
class SortedView:
    """A board: its items, their mean, and which way it tips."""

    items: tuple[SortedItemView, ...]
    sum: int
    mean: int
    again: bool = False  # the items were sorted before
    moved: int = 0  # items that lie elsewhere than the first time
    mean_before: int | None = None
    balance: tuple[WeightView, ...] = ()
    view_box: str | None = None  # of the balance: as wide as its heaviest side, both ways


@dataclass(frozen=True, slots=True)
class OrderedTaskView:
    """One task in its place: when it was finished, and by when it had to be."""

    place: int
    text: Text
    minutes: int
    finished: int
    by: int | None
    in_time: bool
    worth: int
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class OrderedView:
    """The tasks one after another, from the minute at which they were begun."""

    tasks: tuple[OrderedTaskView, ...]
    begun: int
    worth_in_time: int
    worth: int
    points: int


@dataclass(frozen=True, slots=True)
class ClassifiedSignView:
    """A sign that was named for or against, and which way it really points."""

    text: Text
    side: str
    belongs: str  # for | against | none


@dataclass(frozen=True, slots=True)
class ClassifiedOffenceView:
    """A base offence: ticked or not, fitting or not; never scored."""

    text: Text
    ticked: bool
    fits: bool


@dataclass(frozen=True, slots=True)
class DeductionView:
    """Points taken off a classification: `missed` on a side, or a sign named `wrong`."""

    what: str
    side: str
    points: int
    sign: Text | None = None


@dataclass(frozen=True, slots=True)
class ClassifiedView:
    """A classification: the answer beside the one that fits the file, and what was so."""

    answer: str
    right: str
    motive: int
    deductions: tuple[DeductionView, ...]
    points: int
    signs: tuple[ClassifiedSignView, ...]
    strongest: tuple[ClassifiedSignView, ...]  # that could have been named
    offences: tuple[ClassifiedOffenceView, ...]
    why: Text | None
    truth: str | None = None
    outcome: str | None = None  # a value of `patterns.OUTCOMES`
    confidence: str | None = None
    calibrated: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenCheckView:
    """A point of the checklist: whether the file holds it, and whether the officer ticked it."""

    text: Text
    held: bool
    ticked: bool
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class WrittenView:
    """The officer's own words beside the checklist; unscored until a person rates them."""

    words: str | None  # None where there are none, empty where they were deleted
    count: int
    least: int
    most: int
    checks: tuple[WrittenCheckView, ...]
    looked_over: bool  # whether the checklist was gone through
    example: Text | None = None
    rated: int | None = None  # percent


Body = DecisionView | TalkView | SortedView | OrderedView | ClassifiedView | WrittenView


@dataclass(frozen=True, slots=True)
class EntryView:
    """One scored thing of the way with its worth; what it has of its own stands in `body`."""

    number: int  # of its first move: its address on the page
    kind: str  # decision | talk | board | order | classify | write
    title: Text
    prompt: Text
    body: Body
    worth: tuple[WorthView, ...]
    lines: tuple[LineView, ...] = ()
    shifts: tuple[ShiftView, ...] = ()
    luck: str | None = None  # good | bad
    flags: tuple[str, ...] = ()
    majors: tuple[tuple[Text, bool], ...] = ()  # text, repaired
    turning_point: bool = False
    extra: bool = False
    grade: str | None = None  # the quality it comes to; None where nothing is scored
    points: int | None = None  # of 100, where it is judged as a whole
    points_first: int | None = None  # before a rewind
    loss: str | None = None  # what its dearest move gave away: none | little | some | much
