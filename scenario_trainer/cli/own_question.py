"""A question in the officer's own words: how it is read, and what they make of that."""

from collections.abc import Callable, Sequence

from scenario_trainer.cli.page import Page
from scenario_trainer.stage.kinds.talk import TalkView
from scenario_trainer.text import Text
from scenario_trainer.words import codes

Choose = Callable[[Sequence[Text | str], int | None], int]  # labels and the place of Enter: a place


def corrected(page: Page, hub: TalkView, choose: Choose) -> dict[str, object]:
    """The question as the officer means it: its type and topic as read, or as they say."""
    read, types = hub.suggestion, tuple(codes.QUESTION_TYPES)
    topics = [topic.token for topic in hub.topics]
    page.gap()
    page.say(read.words)
    page.say(page.words("Read as: {type}.", type=page.words(codes.QUESTION_TYPES[read.type])))
    if read.evidence:
        page.say(page.words("The words that show it: {words}", words=read.evidence))
    page.say(page.words("A guess by a simple rule; what you say counts. What kind is it?"))
    type = choose(
        [page.words(codes.QUESTION_TYPES[each]) for each in types], types.index(read.type)
    )
    page.say(page.words("What is it about?"))
    about = topics.index(read.topic) if read.topic in topics else None
    topic = choose([topic.name for topic in hub.topics], about)
    return {
        "kind": "ask",
        "words": read.words,
        "question": types[type],
        "topic": topics[topic],
    }
