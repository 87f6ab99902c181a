"""Talks in the debrief: one entry, its questions in order, its index in figures."""

from collections.abc import Iterator, Mapping, Sequence

from scenario_trainer.debrief.entry_views import (
    ShareView,
    TalkQuestionView,
    TalkTopicView,
    TalkView,
)
from scenario_trainer.debrief.facts import is_so, told_of_fact
from scenario_trainer.debrief.figures import times
from scenario_trainer.debrief.kinds.in_debrief import InDebrief, grade_of
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.debrief.sources import reference_views
from scenario_trainer.engine.kinds import talk
from scenario_trainer.engine.kinds.credit import FULL
from scenario_trainer.engine.kinds.questions import GROUP_OF, LED, WORTH
from scenario_trainer.engine.kinds.talk import Talk, Topic
from scenario_trainer.engine.story.cast import Fact
from scenario_trainer.engine.story.rounding import half_up
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
    groups = _groups(hub, steps)
    return TalkView(
        questions=asked,
        most=hub.most,
        asked=len(asked),
        percent=_covered(hub, groups, values),
        shares=() if played.is_by_other_rules else tuple(_shares(hub, values)),
        topics=tuple(_topic(topic, groups.get(id, ()), values) for id, topic in hub.topics.items()),
        left=left,
        taken_back=tuple(_taken_back(played, steps[0].before.scene)),
    )


def _groups(hub: Talk, steps: Sequence[Step]) -> dict[str, list[str]]:
    """The group of every question, by the topic it was asked on."""
    groups: dict[str, list[str]] = {}
    for step in steps:
        if step.move.kind == "ask":
            topic = talk.topic_of(hub, taken(step)[0].id)
            groups.setdefault(topic.id, []).append(GROUP_OF[type_of(step) or ""])
    return groups


def _covered(hub: Talk, groups: Mapping[str, Sequence[str]], values: Values) -> int:
    """How much was asked and how well, in percent: what the talk would earn in ASK."""
    earned = 0
    for id, on_it in groups.items():
        topic, worths = hub.topics[id], [WORTH[group] for group in on_it]
        earned += sum(worths[: topic.parts]) if topic.tells else max(worths)
    return half_up(talk.points_left(hub, earned, values), talk.parts_of(hub))


def _shares(hub: Talk, values: Values) -> Iterator[ShareView]:
    """What it earns in each competency; those that come to the same stand together."""
    alike: dict[tuple[int, ...], list[str]] = {}
    for code in hub.assesses:
        earned = tuple(values[topic.best[code]] for topic in hub.topics.values())
        alike.setdefault(tuple(each for each in earned if each), []).append(code)
    for earned, codes in alike.items():
        yield ShareView(
            codes=tuple(codes),
            earned=earned,
            avoided=values[hub.avoided],
            cost=talk.COST * talk.parts_of(hub),
            points=talk.points_in(hub, values, codes[0]),
            whole=FULL * talk.parts_of(hub),
        )


def _topic(topic: Topic, groups: Sequence[str], values: Values) -> TalkTopicView:
    """A topic as it stands at the end of the talk."""
    return TalkTopicView(
        name=topic.name,
        asked=bool(groups),
        met=any(group != "avoid" for group in groups),
        must=bool(topic.must),
        open=topic.when is None or bool(topic.when.test(values)),
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


def _taken_back(played: Played, scene: str) -> Iterator[Text]:
    for step in played.taken_back:
        if step.before.scene == scene and step.move.kind == "ask":
            yield taken(step)[0].text


def grade(body: TalkView, points: int | None) -> str | None:
    """By the level of what its questions earn."""
    return grade_of(body.percent)


def workings(act: Talk, played: Played, steps: Steps) -> dict[str, str]:
    """What its topics earn together times the weight of each and each topic that must be asked; one broken off has none."""
    if steps[-1].move.kind != "leave":
        return {}
    values = steps[-1].before.values
    parts: dict[str, list[str]] = {}
    for code, each in act.assesses.items():
        parts[code] = [times(talk.points_in(act, values, code), each)]
    for topic in act.topics.values():
        for code, each in topic.must.items():
            parts.setdefault(code, []).append(times(100 if talk.is_met(topic, values) else 0, each))
    return {code: " + ".join(each) for code, each in parts.items()}


KIND: InDebrief[Talk] = InDebrief("talk", view, grade=grade, workings=workings, hears=False)
