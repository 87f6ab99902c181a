"""Types of questions, and what the questions of a talk are worth.

Types, groups and the index follow `competencies.md` 3.4:
(recommended + 0.6 x neutral) / all, less 0.10 for each leading question on a core fact.

>>> index(recommended=3, neutral=1, led=0, asked=4)
90
"""

from scenario_trainer.engine.kinds.acts import Hub, Topic
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.values import Values

GROUPS = {
    "recommended": ("open", "followup", "cued", "encourager"),
    "neutral": ("probe", "confirming", "summary"),
    "avoid": (
        "leading", "motive", "multiple", "forced", "blame", "opinion", "intimate", "interruption",
    ),
}  # fmt: skip
GROUP_OF = {type: group for group, types in GROUPS.items() for type in types}
LED = ("leading", "motive")


def index(*, recommended: int, neutral: int, led: int, asked: int) -> int:
    """The question index in percent, half up, never below 0; 0 where nothing was asked."""
    if not asked:
        return 0
    return max(half_up(100 * recommended + 60 * neutral - 10 * led * asked, asked), 0)


def index_of(hub: Hub, values: Values) -> int:
    """The index of the questions asked in a hub so far."""
    tally = hub.tally
    return index(
        recommended=values[tally.recommended],
        neutral=values[tally.neutral],
        led=values[tally.led],
        asked=values[tally.asked],
    )


def credit_in(hub: Hub, values: Values, code: str) -> int:
    """What the questions asked so far earn in a competency: 0-100."""
    if code == "ASK":
        return index_of(hub, values)
    if not values[hub.tally.asked]:
        return 0
    return 100 - values[hub.lost[code]] if code in hub.lost else 100


def may_ask(hub: Hub, values: Values) -> bool:
    """Whether another question may be asked."""
    return values[hub.tally.asked] < hub.most and not (hub.until and hub.until.test(values))


def questions_open(hub: Hub, values: Values) -> list[Option]:
    """Every question that may be asked now, in file order."""
    return [
        option
        for topic in topics_open(hub, values)
        for option in (hub.options[id] for id in topic.options)
        if _wording_open(topic, option, values)
    ]


def is_open(hub: Hub, option: Option, values: Values) -> bool:
    """Whether one question may be asked now."""
    topic = topic_of(hub, option.id)
    return on_topic(hub, topic, values) and _wording_open(topic, option, values)


def _wording_open(topic: Topic, option: Option, values: Values) -> bool:
    """Whether these words are to be had; never twice, but in a running account."""
    if option.when is not None and not option.when.test(values):
        return False
    return bool(topic.tells) or not was_asked(option, values)


def topics_open(hub: Hub, values: Values) -> list[Topic]:
    """The topics on which something may be asked now."""
    if not may_ask(hub, values):
        return []
    return [t for t in hub.topics.values() if t.when is None or t.when.test(values)]


def on_topic(hub: Hub, topic: Topic, values: Values) -> bool:
    """Whether something may be asked on one topic now."""
    return may_ask(hub, values) and (topic.when is None or topic.when.test(values))


def was_asked(option: Option, values: Values) -> bool:
    """Whether the question was put in these words."""
    return option.took >= 0 and values[option.took] > 0


def topic_of(hub: Hub, option: str) -> Topic:
    """The topic a question belongs to."""
    return hub.topics[option.partition(".")[0]]


def stand_in(hub: Hub, topic: str, type: str, values: Values) -> str | None:
    """The written question whose answer serves one in the officer's own words.

    Of the same type, else of the same group; one not yet asked before one that was.
    """
    options = [hub.options[id] for id in hub.topics[topic].options]
    close = [option for option in options if GROUP_OF[option.question] == GROUP_OF[type]]
    close.sort(key=lambda option: (was_asked(option, values), option.question != type))
    return close[0].id if close else None
