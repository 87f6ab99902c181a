"""Talks by topics and people who ask back: does every question have its answer?"""

from collections.abc import Iterator

from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.questions import GROUP_OF, GROUPS
from scenario_trainer.engine.kinds.talk import Talk, Topic
from scenario_trainer.library.building.slots import options_of, topics_of
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding


def typed(story: Story) -> Iterator[Finding]:
    """A question in the officer's own words is answered by a written one of its group."""
    for at, _, act in story.scored():
        if isinstance(act, Talk) and act.typed:
            for topic in act.topics.values():
                missing = [group for group in GROUPS if group not in _groups(act, topic)]
                if missing:
                    place = f"{at}.topics.{topic.id}.wordings"
                    yield story.finding("SCN442", place, what=topic.id, group=", ".join(missing))


def _groups(hub: Talk, topic: Topic) -> set[str]:
    """The groups in which the topic has a question."""
    return {GROUP_OF[hub.options[id].question] for id in topic.options}


def topics(story: Story) -> Iterator[Finding]:
    """What a fact is asked by is a topic that somebody can ask about."""
    known = {topic for _, topic in topics_of(story.file)} | _of_options(story)
    for name, fact in story.file.facts.items():
        for n, opening in enumerate(fact.opens):
            if opening.topic is not None and opening.topic not in known:
                near = story.near(opening.topic, known)
                yield story.finding(
                    "SCN331",
                    f"facts.{name}.opens.{n}.topic",
                    key=False,
                    what=opening.topic,
                    near=near,
                    known=", ".join(sorted(known)) or "-",
                )


def _of_options(story: Story) -> set[str]:
    """The topics that options of decisions, picks and gaps name."""
    scenes = story.file.scenes.values()
    options = [option for scene in scenes for option in options_of(scene).values()]
    return {topic for option in options if (topic := getattr(option, "topic", None))}


def asked_back(story: Story) -> Iterator[Finding]:
    """A gap is asked for because the file lacks something."""
    for at, _, act in story.scored():
        if isinstance(act, Gaps):
            for gap in act.questions.values():
                if gap.when is None:
                    yield story.finding("SCN449", f"{at}.questions.{gap.id}", what=gap.id)


CHECKS = (typed, topics, asked_back)
