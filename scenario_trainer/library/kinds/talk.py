"""Talks in a file: topics with their wordings, asked by `topic.wording` and left."""

from collections.abc import Iterator, Mapping

from scenario_trainer.engine.kinds.talk import Talk, Topic, may_ask, questions_open, topic_of
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.file.values import Changes
from scenario_trainer.library.kinds.in_file import InFile, Said, Shown, Step, Way
from scenario_trainer.library.kinds.outlines import bubble
from scenario_trainer.library.kinds.reading_time import choice, count, told
from scenario_trainer.library.kinds.tastes import Choice as Liked
from scenario_trainer.library.kinds.tastes import Taste, worth_asking
from scenario_trainer.library.terms import effects
from scenario_trainer.library.terms import words as lines
from scenario_trainer.library.terms.options import Choice, wording
from scenario_trainer.library.terms.terms import Terms, both

LEAVE = "leave"


def build(terms: Terms, id: str, talk: schema_acts.Talk, at: str, goes: str | None) -> Talk:
    """The talk as it is played; a question costs the minutes of its topic."""
    slots = terms.slots
    return Talk(
        prompt=terms.text(talk.prompt, f"{at}.prompt"),
        hint=terms.text(talk.hint, f"{at}.hint"),
        leave=terms.text(talk.leave, f"{at}.leave"),
        most=talk.most,
        assesses=terms.competencies(talk.assesses, f"{at}.assesses"),
        topics={t: _topic(terms, id, t, talk, f"{at}.topics.{t}") for t in talk.topics},
        options={
            f"{t}.{name}": wording(
                terms, id, t, name, each, f"{at}.topics.{t}.wordings.{name}", topic.minutes
            )
            for t, topic in talk.topics.items()
            for name, each in topic.wordings.items()
        },
        asked=slots[f"asked_in:{id}"],
        avoided=slots[f"avoided:{id}"],
        until=terms.condition(talk.until, f"{at}.until"),
        typed=talk.typed,
        again=effects.changes(terms, talk.again, f"{at}.again"),
    )


def _topic(terms: Terms, scene: str, id: str, talk: schema_acts.Talk, at: str) -> Topic:
    topic = talk.topics[id]
    if topic.of is not None and topic.of not in terms.file.people:
        terms.unknown("SCN308", f"{at}.of", topic.of, terms.file.people)
    return Topic(
        id=id,
        name=terms.text(topic.name, f"{at}.name"),
        asked=terms.slots[f"asked:{id}"],
        best={
            code: terms.slots[f"best:{scene}.{id}.{like}"] for code, like in _alike(talk).items()
        },
        options=tuple(f"{id}.{name}" for name in topic.wordings),
        of=topic.of,
        when=terms.condition(topic.when, f"{at}.when"),
        must=terms.competencies(topic.must, f"{at}.must"),
        met=terms.slots[f"met:{scene}.{id}"] if topic.must else -1,
        words=None if topic.words is None else terms.text(topic.words, f"{at}.words"),
        tells=tuple(
            lines.lines(terms, told, f"{at}.tells.{n}") for n, told in enumerate(topic.tells)
        ),
    )


def _alike(written: schema_acts.Talk) -> dict[str, str]:
    """For each competency the first in which every question earns the same."""
    wordings = [w for topic in written.topics.values() for w in topic.wordings.values()]
    first: dict[object, str] = {}
    return {
        code: first.setdefault(
            (code == "ASK", *(wording.credit.get(code) for wording in wordings)), code
        )
        for code in written.assesses
    }


def options(written: schema_acts.Talk) -> Mapping[str, Choice]:
    """What can be asked, as `topic.wording`."""
    topics = written.topics.items()
    return {f"{t}.{w}": each for t, topic in topics for w, each in topic.wordings.items()}


def ways(option: str) -> tuple[Way, ...]:
    """The topic, and the wording in it."""
    topic, _, wording = option.partition(".")
    if not wording:
        return ()
    return (f"topics.{topic}", 0), (f"topics.{topic}.wordings.{wording}", len(topic) + 1)


def remembers(id: str, written: schema_acts.Talk) -> Iterator[str]:
    """How often was asked, how often as it should not be, what each topic earned, in which words."""
    yield from (f"asked_in:{id}", f"avoided:{id}")
    for name, topic in written.topics.items():
        yield f"asked:{name}"
        yield from (f"best:{id}.{name}.{code}" for code in sorted({*_alike(written).values()}))
        if topic.must:
            yield f"met:{id}.{name}"
        if not topic.tells:  # a question is put once in the same words
            yield from (f"took:{id}.{name}.{wording}" for wording in topic.wordings)


def changes(written: schema_acts.Talk) -> Iterator[Changes]:
    """What coming back to a topic does."""
    yield from written.again


def move(act: Talk, values: Values, step: Step) -> Move | None:
    """One question, or leaving."""
    word, *rest = step
    if rest:
        return None
    return Move("leave") if word == LEAVE else Move("ask", option=word)


def steps(act: Talk, values: Values, options: Step) -> Step:
    """The questions open, and leaving."""
    return (*options, LEAVE)


def words(act: Talk) -> int:
    """As many questions as may be asked, each with the wordings to choose from and its reply."""
    topics = act.topics.values()
    asked = sum(
        choice([act.options[id] for id in topic.options], 1) + sum(map(told, topic.tells[:1]))
        for topic in topics
    )
    return count(act.prompt, *(topic.name for topic in topics)) + act.most * asked // len(topics)


def choose(act: Talk, values: Values, taste: Taste) -> Move:
    """The question liked best, in turn over the topics where the taste asks for it."""
    options = questions_open(act, values)
    if not options or not taste.stays(values[act.asked], act.most):
        return Move("leave")
    if taste.in_turn:
        times = [values[topic_of(act, option.id).asked] for option in options]
        fewest = min(times)
        options = [option for option, n in zip(options, times, strict=True) if n == fewest]
    liked = [Liked(option.id, option.text, worth_asking(option)) for option in options]
    return Move("ask", option=taste.best(liked))


def said(act: Talk) -> Iterator[Said]:
    """What is told of a topic, one by one."""
    for topic in act.topics.values():
        for n, row in enumerate(topic.tells):
            yield Said(f"topics.{topic.id}.tells.{n}", row, topic.options)


def shown(act: Talk) -> Iterator[Shown]:
    """Topics that are open under a condition."""
    for topic in act.topics.values():
        if topic.when is not None:
            yield Shown(f"topics.{topic.id}", _while_asking(act, topic.when), offered=True)


def offered_when(act: Talk, option: str, when: Condition) -> Condition:
    """A question is offered while there is one more, on a topic that is open."""
    return _while_asking(act, both(topic_of(act, option).when, when) or when)


def _while_asking(act: Talk, when: Condition) -> Condition:
    return Condition(when.source, lambda values: may_ask(act, values) and when.test(values))


KIND = InFile(
    build=build,
    options=options,
    ways=ways,
    remembers=remembers,
    changes=changes,
    move=move,
    steps=steps,
    words=words,
    choose=choose,
    said=said,
    shown=shown,
    offered_when=offered_when,
    outline=bubble(-1),
    brackets='("{}")',
)
