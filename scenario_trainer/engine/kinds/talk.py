"""Talks: questions on topics in any order, until they are left; scored once, on leaving.

What a talk earns in a competency (coverage times quality, additive over topics): on as many
topics as its bound allows the best wording asked, each weighing what a decision would, less
`COST` of the whole for every question to avoid. So an empty talk earns nothing, one good
question its share, and a further good question never costs. A running account counts once for
each part it is told in. It reads what was asked, never whether trust let it be answered.
"""

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

COST = 10  # percent of the whole: what a question to avoid costs, as one that leads in the index


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be asked about: its questions, and what is told of it one by one."""

    id: str
    name: Text
    asked: int  # slot: how often
    best: Mapping[str, int]  # slots: what was asked earned so far; one where it is always the same
    options: tuple[str, ...]  # ids in the talk's options
    of: str | None = None
    when: Condition | None = None
    must: Mapping[str, int] = field(default_factory=dict)  # weight of having asked it well
    met: int = -1  # slot: whether a question not to be avoided was asked, where it must be
    words: Text | None = None  # by which a typed question is recognised
    tells: tuple[tuple[Line, ...], ...] = ()

    @property
    def parts(self) -> int:
        """How many questions on it can earn."""
        return len(self.tells) or 1


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk by topics in any order."""

    prompt: Text
    hint: Text
    leave: Text
    most: int
    assesses: Mapping[str, int]
    topics: Mapping[str, Topic]
    options: Mapping[str, Option]  # "topic.wording"
    asked: int  # slot: how many questions
    avoided: int  # slot: how many of them were to be avoided
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
    _count(act, topic, option, move.question or type_of(option), values)
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


def _count(act: Talk, topic: Topic, option: Option, type: str, values: list[int]) -> None:
    values[act.asked] += 1
    if questions.GROUP_OF[type] == "avoid":
        values[act.avoided] += 1
        return
    for slot, code in {slot: code for code, slot in topic.best.items()}.items():
        here = worth(option, type, code)
        if not topic.tells:
            values[slot] = max(values[slot], here)
        elif values[topic.asked] <= len(topic.tells):
            values[slot] += here
    if topic.met >= 0:
        values[topic.met] = 1


def worth(option: Option, type: str, code: str) -> int:
    """What a question of a type earns on its topic in one competency: 0-100.

    In ASK by its group; elsewhere what the author gave the wording, else everything.
    """
    by_group = questions.WORTH[questions.GROUP_OF[type]]
    if code == "ASK" or not by_group:
        return by_group
    return option.credit.get(code, FULL)


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
    return values[act.asked] < act.most and not (act.until and act.until.test(values))


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
    earned = tuple(
        act.assesses[code] * points_in(act, values, code) if code in act.assesses else 0
        for code in COMPETENCIES
    )
    return plus(earned, _musts(topic for topic in act.topics.values() if is_met(topic, values)))


def points_in(act: Talk, values: Values, code: str) -> int:
    """What the questions asked so far earn in a competency: 0-100 on each topic, less their cost."""
    return points_left(act, sum(values[topic.best[code]] for topic in act.topics.values()), values)


def points_left(act: Talk, earned: int, values: Values, more: int = 0) -> int:
    """What is left of what the topics *earned* together, with *more* questions to avoid."""
    return max(earned - COST * parts_of(act) * (values[act.avoided] + more), 0)


def parts_of(act: Talk) -> int:
    """By how many topics a talk is measured: as many as can be asked about within its bound."""
    return min(act.most, sum(topic.parts for topic in act.topics.values()))


def is_met(topic: Topic, values: Values) -> bool:
    """Whether a topic not to be missed was asked about as it should be."""
    return topic.met >= 0 and values[topic.met] > 0


def _musts(topics: Iterable[Topic]) -> Vector:
    """What having asked well about these topics earns."""
    weights = [topic.must for topic in topics]
    return tuple(FULL * sum(must.get(code, 0) for must in weights) for code in COMPETENCIES)


def most(act: Talk) -> Vector:
    """Full credit for the questions, and every topic not to be missed."""
    return plus(alike(act.assesses, FULL * parts_of(act)), _musts(act.topics.values()))


def reads(act: Talk) -> Iterator[Condition | None]:
    """When the talk is over and which topics are open."""
    yield act.until
    yield from (topic.when for topic in act.topics.values())


def keeps(act: Talk) -> Iterator[int]:
    """The counts of a talk: its questions, and what each topic earned."""
    yield from (act.asked, act.avoided)
    yield from (option.took for option in act.options.values() if option.took >= 0)
    for topic in act.topics.values():
        yield from topic.best.values()
        if topic.met >= 0:
            yield topic.met
        if topic.tells or act.again:
            yield topic.asked


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
