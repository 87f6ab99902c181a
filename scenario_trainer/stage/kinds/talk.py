"""Talks on the stage: topics with their wordings, what was asked, and a way to end it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenario_trainer.engine.kinds import questions, talk
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.stage.form import LONGEST_QUESTION, Form, no_longer_than
from scenario_trainer.stage.heard import person_view
from scenario_trainer.stage.kinds.moment import Moment, said_in
from scenario_trainer.stage.kinds.on_stage import OnStage, plain
from scenario_trainer.stage.views import OptionView, PersonView
from scenario_trainer.text import Text


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
class TalkView:
    """A talk by topics: no topic is open once the questions are used up."""

    topics: tuple[TopicView, ...]
    asked: tuple[AskedView, ...]
    left: int
    most: int
    may_type: bool
    leave: Text
    suggestion: SuggestionView | None = None


def view(moment: Moment[Talk]) -> TalkView:
    """What can be asked now, and what was asked so far."""
    act, values = moment.act, moment.values
    may_type = act.typed and talk.may_ask(act, values)
    may_ask = may_type or talk.questions_open(act, values)
    asked = [
        step
        for step in moment.steps
        if step.before.scene == moment.scene.id and step.move.kind == "ask"
    ]
    return TalkView(
        topics=tuple(_topics(moment, asked[-1].move.option if asked else None)),
        asked=tuple(
            AskedView(talk.topic_of(act, step.move.option or "").name, said_in(step, moment.words))
            for step in asked
        ),
        left=act.most - values[act.asked] if may_ask else 0,
        most=act.most,
        may_type=may_type,
        leave=act.leave,
    )


def _topics(moment: Moment[Talk], latest: str | None) -> Iterator[TopicView]:
    """The topics open now, also those with nothing left to choose; who is asked where it is a choice."""
    act, people = moment.act, moment.scenario.people
    open_now = {option.id for option in talk.questions_open(act, moment.values)}
    several = len({topic.of for topic in act.topics.values()}) > 1
    for topic in talk.topics_open(act, moment.values):
        yield TopicView(
            token=moment.token(topic.id),
            name=topic.name,
            person=person_view(people[topic.of]) if several and topic.of else None,
            asked=moment.values[topic.asked],
            is_latest=topic.id == (latest or "").partition(".")[0],
            wordings=_wordings(
                moment, topic.id, [act.options[id] for id in topic.options], open_now
            ),
        )


def _wordings(
    moment: Moment[Talk], topic: str, options: Sequence[Option], open_now: set[str]
) -> tuple[OptionView, ...]:
    """Shuffled before any is left out, so that they keep their places during the talk."""
    shuffled = moment.shuffled(f"order/{moment.scene.id}/{topic}", options)
    return tuple(
        OptionView(moment.token(option.id), option.text)
        for option in shuffled
        if option.id in open_now
    )


def no_options(moment: Moment[Talk]) -> tuple[OptionView, ...]:
    """A talk has its own, by topic."""
    return ()


def spoken_to(act: Talk, values: Values) -> list[str]:
    """Those the open topics are of, else everybody who can reply."""
    topics = [t for t in act.topics.values() if t.when is None or t.when.test(values)]
    named = [topic.of for topic in topics if topic.of]
    heard = [line.speaker for option in act.options.values() for line in option.reply]
    return named or [speaker for speaker in heard if speaker]


def did(act: Talk) -> Text:
    """The words that end it."""
    return act.leave


def ask(form: Form[Talk]) -> Move:
    """A wording, or a question in the officer's own words on a topic."""
    act = form.act
    if not (form.answer.question or form.answer.words):
        return Move("ask", option=form.one(act.options))
    if not act.typed:
        raise OptionNotOpen("no questions of one's own here")
    read_question(form.answer.words)
    if not form.answer.topic:
        raise InputError(code="choose_topic")
    if form.answer.question not in questions.GROUP_OF:
        raise InputError(code="choose_type")
    topic = form.name(form.answer.topic, act.topics)
    option = talk.stand_in(act, topic, form.answer.question, form.values)
    if option is None:
        raise InputError(code="nothing_to_say_to_it")
    return Move("ask", option=option, question=form.answer.question)


def read_question(words: str) -> str:
    """A question in the officer's own words, short enough to be one."""
    if not words.strip():
        raise InputError(code="say_question")
    no_longer_than(LONGEST_QUESTION, words)
    return words.strip()


KIND: OnStage[Talk] = OnStage(
    reads={"ask": ask, "leave": plain},
    view=view,
    options=no_options,
    spoken_to=spoken_to,
    did=did,
)
