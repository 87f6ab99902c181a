"""Talks: questions on topics in any order, until they are left."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scenario_trainer.engine.kinds import questions
from scenario_trainer.engine.kinds.credit import FULL, NOTHING, Vector, alike, plus
from scenario_trainer.engine.kinds.kind import (
    Kind,
    MoveOpen,
)
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scene
from scenario_trainer.engine.story.values import Changes, Condition, Values
from scenario_trainer.engine.turn.moves import Happened, Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be asked about: its questions, and what is told of it one by one."""

    id: str
    name: Text
    asked: int  # slot: how often
    options: tuple[str, ...]  # ids in the talk's options
    of: str | None = None
    when: Condition | None = None
    must: Mapping[str, int] = field(default_factory=dict)  # weight of having asked at all
    words: Text | None = None  # by which a typed question is recognised
    tells: tuple[tuple[Line, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Slots that count the questions of a talk by their group, and those that led."""

    asked: int
    recommended: int
    neutral: int
    led: int


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk by topics in any order, scored once on leaving.

    ASK earns the question index; any other competency the least a question asked
    earned, of which `lost` (a slot each) holds what is missing from 100.
    """

    prompt: Text
    hint: Text
    leave: Text
    most: int
    assesses: Mapping[str, int]
    topics: Mapping[str, Topic]
    options: Mapping[str, Option]  # "topic.wording"
    tally: Tally
    lost: Mapping[str, int]
    until: Condition | None = None
    typed: bool = False
    again: Changes = ()


def ask(turn: Turn, scene: Scene[Talk], act: Talk, move: Move) -> str:
    """Put a question, as it is written or in the officer's own words; the talk goes on."""
    values, option = turn.values, act.options.get(move.option or "")
    if option is None or not _may_put(act, option, move, values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    topic = topic_of(act, option.id)
    if values[topic.asked]:
        turn.change(act.again)
    values[topic.asked] += 1
    _count(act, option, move.question or type_of(option), values)
    turn.take(option)
    if values[topic.asked] <= len(topic.tells):
        turn.happened.append(Happened("told", topic.tells[values[topic.asked] - 1]))
    return scene.id


def _may_put(act: Talk, option: Option, move: Move, values: Sequence[int]) -> bool:
    """Whether the question is open; in the officer's own words it may come back to an old answer."""
    if move.question is None:
        return is_open(act, option, values)
    known = act.typed and move.question in questions.GROUP_OF
    return known and on_topic(act, topic_of(act, option.id), values)


def _count(act: Talk, option: Option, type: str, values: list[int]) -> None:
    tally = act.tally
    values[tally.asked] += 1
    group = questions.GROUP_OF[type]
    if group != "avoid":
        values[tally.recommended if group == "recommended" else tally.neutral] += 1
    if type in questions.LED:
        values[tally.led] += 1
    for code, slot in act.lost.items():
        values[slot] = max(values[slot], 100 - option.credit.get(code, 100))


def leave(turn: Turn, scene: Scene[Talk], act: Talk, move: Move) -> str:
    """End the talk."""
    return scene.goes


def type_of(option: Option) -> str:
    """The type of a written question."""
    return option.question or ""


def topic_of(act: Talk, option: str) -> Topic:
    """The topic a question belongs to."""
    return act.topics[option.partition(".")[0]]


def may_ask(act: Talk, values: Sequence[int]) -> bool:
    """Whether another question may be asked."""
    return values[act.tally.asked] < act.most and not (act.until and act.until.test(values))


def topics_open(act: Talk, values: Sequence[int]) -> list[Topic]:
    """The topics on which something may be asked now."""
    if not may_ask(act, values):
        return []
    return [t for t in act.topics.values() if t.when is None or t.when.test(values)]


def on_topic(act: Talk, topic: Topic, values: Sequence[int]) -> bool:
    """Whether something may be asked on one topic now."""
    return may_ask(act, values) and (topic.when is None or bool(topic.when.test(values)))


def questions_open(act: Talk, values: Sequence[int]) -> list[Option]:
    """Every question that may be asked now, in file order."""
    return [
        option
        for topic in topics_open(act, values)
        for option in (act.options[id] for id in topic.options)
        if _wording_open(topic, option, values)
    ]


def is_open(act: Talk, option: Option, values: Sequence[int]) -> bool:
    """Whether one question may be asked now."""
    topic = topic_of(act, option.id)
    return on_topic(act, topic, values) and _wording_open(topic, option, values)


def _wording_open(topic: Topic, option: Option, values: Sequence[int]) -> bool:
    """Whether these words are to be had; never twice, but in a running account."""
    if option.when is not None and not option.when.test(values):
        return False
    return bool(topic.tells) or not was_asked(option, values)


def was_asked(option: Option, values: Sequence[int]) -> bool:
    """Whether the question was put in these words."""
    return option.took >= 0 and values[option.took] > 0


def stand_in(act: Talk, topic: str, type: str, values: Values) -> str | None:
    """The written question whose answer serves one in the officer's own words.

    Of the same type, else of the same group; one not yet asked before one that was.
    """
    group = questions.GROUP_OF[type]
    options = [act.options[id] for id in act.topics[topic].options]
    close = [option for option in options if questions.GROUP_OF[type_of(option)] == group]
    close.sort(key=lambda option: (was_asked(option, values), option.question != type))
    return close[0].id if close else None


def moves_open(act: Talk, values: Values) -> Iterator[MoveOpen]:
    """Every question open, then leaving."""
    for option in questions_open(act, values):
        yield Move("ask", option=option.id), [option]
    yield Move("leave"), []


def options_of(act: Talk, move: Move) -> list[Option]:
    """The question put."""
    return [act.options[move.option or ""]] if move.kind == "ask" else []


def earned(
    act: Talk, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """What the talk earns when it is left; its questions earn nothing by themselves."""
    return credit(act, values) if move.kind == "leave" else NOTHING


def credit(act: Talk, values: Values) -> Vector:
    """What a talk earns when it is left now: its questions, and the topics not to be missed."""
    asked = [topic for topic in act.topics if values[act.topics[topic].asked]]
    earned = tuple(
        act.assesses[code] * credit_in(act, values, code) if code in act.assesses else 0
        for code in COMPETENCIES
    )
    return plus(earned, _musts(act, asked))


def credit_in(act: Talk, values: Values, code: str) -> int:
    """What the questions asked so far earn in a competency: 0-100."""
    if code == "ASK":
        return index_of(act, values)
    if not values[act.tally.asked]:
        return 0
    return 100 - values[act.lost[code]] if code in act.lost else 100


def index_of(act: Talk, values: Values) -> int:
    """The question index of what was asked in a talk so far."""
    tally = act.tally
    return questions.index(
        recommended=values[tally.recommended],
        neutral=values[tally.neutral],
        led=values[tally.led],
        asked=values[tally.asked],
    )


def _musts(act: Talk, asked: Iterable[str]) -> Vector:
    """What having asked about these topics at all earns."""
    weights = [act.topics[topic].must for topic in asked]
    return tuple(FULL * sum(must.get(code, 0) for must in weights) for code in COMPETENCIES)


def most(act: Talk) -> Vector:
    """Full credit for the questions, and every topic not to be missed."""
    return plus(alike(act.assesses, FULL), _musts(act, act.topics))


def reads(act: Talk) -> Iterator[Condition | None]:
    """When the talk is over and which topics are open."""
    yield act.until
    yield from (topic.when for topic in act.topics.values())


def keeps(act: Talk) -> Iterator[int]:
    """The counts of a talk: each question's group, and the topics whose having been asked counts."""
    tally = act.tally
    yield from (tally.asked, tally.recommended, tally.neutral, tally.led, *act.lost.values())
    yield from (option.took for option in act.options.values() if option.took >= 0)
    yield from (topic.asked for topic in act.topics.values() if topic.must or act.again)


def changes(act: Talk) -> Iterator[tuple[Changes, bool]]:
    """What coming back to a topic does."""
    yield act.again, False


KIND = Kind(
    "talk",
    Talk,
    written="hub",
    counted=True,
    lasting=True,
    closes_with="leave",
    retaken=("leave",),
    takes={"ask": ask, "leave": leave},
    options_open=questions_open,
    moves_open=moves_open,
    options_of=options_of,
    earned=earned,
    most=most,
    reads=reads,
    keeps=keeps,
    changes=changes,
)
