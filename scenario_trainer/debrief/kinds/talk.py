"""Talks in the debrief: one entry, its questions in order, its index in figures."""

from collections.abc import Iterator, Sequence

from scenario_trainer.debrief.entry_views import (
    LeastView,
    TalkQuestionView,
    TalkTopicView,
    TalkView,
)
from scenario_trainer.debrief.facts import is_so, told_of_fact
from scenario_trainer.debrief.figures import times
from scenario_trainer.debrief.kinds.in_debrief import GRADES, InDebrief
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.debrief.questions import level_of
from scenario_trainer.debrief.sources import reference_views
from scenario_trainer.engine.kinds import talk
from scenario_trainer.engine.kinds.questions import GROUP_OF, LED
from scenario_trainer.engine.kinds.talk import Talk, Topic
from scenario_trainer.engine.story.cast import Fact
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import SUGGESTED, Values
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.stage.heard import taken
from scenario_trainer.text import Text


def view(played: Played, steps: Steps) -> TalkView:
    """One stay in a talk, from its first question to leaving it."""
    hub, last = played.scene(steps[0]).act, steps[-1]
    left = last.move.kind == "leave"
    values = last.before.values if left else last.after.values
    asked = tuple(_asked(played, hub, step) for step in steps if step.move.kind == "ask")
    index = talk.index_of(hub, values)
    return TalkView(
        questions=asked,
        most=hub.most,
        recommended=values[hub.tally.recommended],
        neutral=values[hub.tally.neutral],
        led=values[hub.tally.led],
        asked=values[hub.tally.asked],
        index=index,
        level=level_of(index, led=bool(values[hub.tally.led])),
        least=tuple(_least(hub, steps, values)),
        topics=tuple(
            TalkTopicView(topic.name, bool(values[topic.asked]), _is_open(hub, topic, values))
            for topic in hub.topics.values()
            if topic.must
        ),
        left=left,
        taken_back=tuple(_taken_back(played, steps[0].before.scene)),
    )


def _asked(played: Played, hub: Talk, step: Step) -> TalkQuestionView:
    option, type = taken(step)[0], type_of(step) or ""
    topic = talk.topic_of(hub, option.id)
    return TalkQuestionView(
        number=step.number,
        text=option.text,
        topic=topic.name,
        type=type,
        group=GROUP_OF[type],
        of=played.scenario.people[topic.of].name if topic.of else None,
        led=type in LED,
        words=played.words.get(step.number),
        typed=step.move.question is not None,
        opened=tuple(told_of_fact(fact, step.after.values) for fact in learned(played, step)),
        put_in=tuple(_false(fact, step.after.values) for fact in put_in(played.scenario, step)),
        why=option.why,
        other_view=option.other_view,
        tag=option.tag,
        cites=reference_views([option], played.sources),
    )


def type_of(step: Step) -> str | None:
    """The type of the question a step asked: the officer's own says so itself."""
    options = taken(step)
    return step.move.question or (options[0].question if options else None)


def learned(played: Played, step: Step) -> Iterator[Fact]:
    """The facts that became known in a step, which exist in this truth."""
    slots = {event.what for event in step.events if event.kind == "learned"}
    facts = played.scenario.facts.values()
    return (fact for fact in facts if fact.slot in slots and is_so(fact, step.after.values))


def put_in(scenario: Scenario, step: Step) -> Iterator[Fact]:
    """The facts whose false version came into the file in a step."""
    before, after = step.before.values, step.after.values
    facts = scenario.facts.values()
    return (f for f in facts if after[f.slot] == SUGGESTED and before[f.slot] != SUGGESTED)


def _false(fact: Fact, values: Values) -> Text:
    return fact.suggested or told_of_fact(fact, values)


def _least(hub: Talk, steps: Sequence[Step], values: Values) -> Iterator[LeastView]:
    options = [taken(step)[0] for step in steps if step.move.kind == "ask"]
    for code in hub.assesses:
        if code != "ASK":
            credit = talk.credit_in(hub, values, code)
            yield LeastView(code, credit, _place_of(options, code, credit))


def _place_of(options: Sequence[Option], code: str, credit: int) -> int | None:
    """Which question earned so little, counted from 1; None where all earned everything."""
    places = (n for n, o in enumerate(options, 1) if o.credit.get(code, 100) == credit)
    return next(places, None) if credit < 100 else None


def _is_open(hub: Talk, topic: Topic, values: Values) -> bool:
    return topic.when is None or bool(topic.when.test(values))


def _taken_back(played: Played, scene: str) -> Iterator[Text]:
    for step in played.taken_back:
        if step.before.scene == scene and step.move.kind == "ask":
            yield taken(step)[0].text


def grade(body: TalkView, points: int | None) -> str | None:
    """By the level of its questions."""
    return GRADES[body.level]


def workings(act: Talk, played: Played, steps: Steps) -> dict[str, str]:
    """The index times its weight and each topic that must be asked; a talk broken off has none."""
    if steps[-1].move.kind != "leave":
        return {}
    values = steps[-1].before.values
    parts: dict[str, list[str]] = {}
    for code, each in act.assesses.items():
        parts[code] = [times(talk.credit_in(act, values, code), each)]
    for topic in act.topics.values():
        for code, each in topic.must.items():
            parts.setdefault(code, []).append(times(100 if values[topic.asked] else 0, each))
    return {code: " + ".join(each) for code, each in parts.items()}


KIND: InDebrief[Talk] = InDebrief("talk", view, grade=grade, workings=workings, hears=False)
