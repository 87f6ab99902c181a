"""How long one way through takes: the words there are to read, and what is to be done with them."""

from collections.abc import Iterable, Iterator
from typing import Any

from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import Classify
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.questions import GROUP_OF, GROUPS
from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.story.cast import Line, Passage
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.text import Text

WORDS_A_MINUTE = 200
TO_PLACE = 10  # words that could be read while one thing is put in its place
TO_WRITE = 10  # words that could be read while one is written on a phone


def minutes(story: Story) -> Iterator[Finding]:
    """The best way through can be read in the minutes the card promises."""
    words = len(story.file.setting.split())
    seen, scene = set(), story.scenario.scenes.get(story.scenario.opening)
    while scene is not None and scene.id not in seen:
        seen.add(scene.id)
        words += _told((*scene.narration, *scene.lines)) + _to_do(scene.act)
        scene = story.scenario.scenes.get(_best_way(story, scene))
    needed = -(-words // WORDS_A_MINUTE)
    if needed > story.file.minutes:
        yield story.finding("SCN424", "minutes", what=needed, minutes=story.file.minutes)


def _best_way(story: Story, scene: Scene) -> str:
    if isinstance(scene.act, Decision):
        return _best(scene.act.options.values()).goes
    exits = [way.to for way in story.ways if way.start == scene.id]
    return exits[-1] if exits else ""


def _best(options: Iterable[Option]) -> Option:
    """What earns most; among questions one of the best group."""
    return max(options, key=lambda option: (_group(option), sum(option.credit.values())))


def _group(option: Option) -> int:
    return -list(GROUPS).index(GROUP_OF[option.question]) if option.question else 0


def _count(*texts: Text) -> int:
    return sum(len(text.speak("en").split()) for text in texts)


def _told(lines: Iterable[Line | Passage]) -> int:
    """Of what is told under a condition about one half is met."""
    return sum(_count(line.text) // (1 if line.when is None else 2) for line in lines)


def _to_do(act: Any) -> int:
    """What the officer reads, and does, before and after a move."""
    match act:
        case Decision():
            return _count(act.prompt) + _choice(list(act.options.values()), 1)
        case Pick():
            return _count(act.prompt) + _choice(list(act.options.values()), act.count or 2)
        case Reflect():
            return _count(act.prompt, *act.choices.values())
        case Talk():
            return _talk(act)
        case Gaps():
            return _asked_back(act)
        case Board():
            items = [item.text for item in act.items.values()]
            columns = [column.name for column in act.columns.values()]
            return _count(act.prompt, *columns, *items) + TO_PLACE * len(items)
        case Order(tasks=tasks):
            words = sum(_count(task.text) + _told(task.reply) for task in tasks.values())
            return _count(act.prompt) + words + TO_PLACE * len(tasks)
        case Classify():
            items = [item.text for item in act.items.values()]
            return _count(act.prompt, *act.offences.values(), *items)
        case Narrative():
            checks = [check.text for check in act.checklist.values()]
            return _count(act.prompt, *checks) + TO_WRITE * act.least
        case Estimate():
            return _count(act.prompt)
    return 0


def _choice(options: list[Option], taken: int) -> int:
    """All options, and the reply to the best for each that is taken."""
    return _count(*(option.text for option in options)) + taken * _told(_best(options).reply)


def _talk(hub: Talk) -> int:
    """As many questions as may be asked, each with the wordings to choose from and its reply."""
    topics = hub.topics.values()
    asked = sum(
        _choice([hub.options[id] for id in topic.options], 1) + sum(map(_told, topic.tells[:1]))
        for topic in topics
    )
    return _count(hub.prompt, *(topic.name for topic in topics)) + hub.most * asked // len(topics)


def _asked_back(gaps: Gaps) -> int:
    put = min(gaps.most, len(gaps.questions))
    asked = sum(
        _count(gap.text) + _choice([gaps.options[id] for id in gap.options], 1)
        for gap in gaps.questions.values()
    )
    return _count(gaps.prompt) + put * asked // len(gaps.questions)


CHECKS = (minutes,)
