"""Talks by topics, and somebody who asks back."""

from scenario_trainer.engine.kinds.gaps import Gap, Gaps
from scenario_trainer.engine.kinds.talk import Talk, Tally, Topic
from scenario_trainer.library.building import effects, words
from scenario_trainer.library.building.options import option, wording
from scenario_trainer.library.building.slots import marked_down
from scenario_trainer.library.building.terms import Terms
from scenario_trainer.library.file import schema_acts


def hub(terms: Terms, id: str, hub: schema_acts.Talk, at: str) -> Talk:
    slots = terms.slots
    return Talk(
        prompt=terms.text(hub.prompt, f"{at}.prompt"),
        hint=terms.text(hub.hint, f"{at}.hint"),
        leave=terms.text(hub.leave, f"{at}.leave"),
        most=hub.most,
        assesses=terms.competencies(hub.assesses, f"{at}.assesses"),
        topics={t: _topic(terms, t, topic, f"{at}.topics.{t}") for t, topic in hub.topics.items()},
        options={
            f"{t}.{name}": wording(terms, id, t, name, each, f"{at}.topics.{t}.wordings.{name}")
            for t, topic in hub.topics.items()
            for name, each in topic.wordings.items()
        },
        tally=Tally(
            slots[f"asked_in:{id}"],
            slots[f"recommended:{id}"],
            slots[f"neutral:{id}"],
            slots[f"led:{id}"],
        ),
        lost={code: slots[f"lost:{id}.{code}"] for code in marked_down(hub)},
        until=terms.condition(hub.until, f"{at}.until"),
        typed=hub.typed,
        again=effects.changes(terms, hub.again, f"{at}.again"),
    )


def _topic(terms: Terms, id: str, topic: schema_acts.Topic, at: str) -> Topic:
    if topic.of is not None and topic.of not in terms.file.people:
        terms.unknown("SCN308", f"{at}.of", topic.of, terms.file.people)
    return Topic(
        id=id,
        name=terms.text(topic.name, f"{at}.name"),
        asked=terms.slots[f"asked:{id}"],
        options=tuple(f"{id}.{name}" for name in topic.wordings),
        of=topic.of,
        when=terms.condition(topic.when, f"{at}.when"),
        must=terms.competencies(topic.must, f"{at}.must"),
        words=None if topic.words is None else terms.text(topic.words, f"{at}.words"),
        tells=tuple(
            words.lines(terms, told, f"{at}.tells.{n}") for n, told in enumerate(topic.tells)
        ),
    )


def gaps(terms: Terms, id: str, gaps: schema_acts.Gaps, at: str) -> Gaps:
    if gaps.who is not None and gaps.who not in terms.file.people:
        terms.unknown("SCN308", f"{at}.who", gaps.who, terms.file.people)
    return Gaps(
        prompt=terms.text(gaps.prompt, f"{at}.prompt"),
        hint=terms.text(gaps.hint, f"{at}.hint"),
        most=gaps.most,
        put=terms.slots[f"put:{id}"],
        assesses=terms.competencies(gaps.assesses, f"{at}.assesses"),
        questions={
            g: _gap(terms, id, g, gap, f"{at}.questions.{g}") for g, gap in gaps.questions.items()
        },
        options={
            f"{g}.{name}": option(
                terms, id, f"{g}.{name}", each, f"{at}.questions.{g}.options.{name}", id
            )
            for g, gap in gaps.questions.items()
            for name, each in gap.options.items()
        },
        who=gaps.who,
    )


def _gap(terms: Terms, scene: str, id: str, gap: schema_acts.Gap, at: str) -> Gap:
    for name, each in gap.options.items():
        if each.goes is not None:
            terms.add("SCN316", f"{at}.options.{name}.goes", key=True)
    return Gap(
        id=id,
        text=terms.text(gap.text, f"{at}.text"),
        asked=terms.slots[f"gap:{scene}.{id}"],
        options=tuple(f"{id}.{name}" for name in gap.options),
        when=terms.condition(gap.when, f"{at}.when"),
    )
