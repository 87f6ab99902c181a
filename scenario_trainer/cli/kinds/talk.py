"""Talks in the terminal: a topic, then a wording; or words of one's own."""

from collections.abc import Sequence
from functools import partial

import click

from scenario_trainer.cli.asking import (
    Fields,
    numbers,
    tell,
    turned_away,
)
from scenario_trainer.cli.own_question import corrected
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.form import LONGEST_QUESTION
from scenario_trainer.stage.views import SceneView
from scenario_trainer.text import Text


def ask(page: Page, view: SceneView) -> Fields:
    """A question, or leaving."""
    talk = view.act
    if talk.suggestion:
        return corrected(page, talk, partial(_one, page, view))
    page.say(view.prompt)
    page.say(page.words("{left} of {most} questions left", left=talk.left, most=talk.most))
    topics = [topic for topic in talk.topics if topic.wordings]
    while True:
        for number, topic in enumerate(topics, 1):
            person = page.spoken(topic.person.name) + ": " if topic.person else ""
            page.say(person + page.spoken(topic.name), mark=f"{number}. ", indent=2)
        if talk.may_type:
            page.say(page.words("in your own words"), mark=f"{len(topics) + 1}. ", indent=2)
        page.say(talk.leave, mark="0. ", indent=2)
        place = numbers(page, view, len(topics) + talk.may_type, first=0)[0]
        if place < 0:
            return {"kind": "leave"}
        if place == len(topics):
            return {"kind": "read", "words": _question(page, view)}
        wordings = topics[place].wordings
        tell(page, [wording.label for wording in wordings])
        page.say(page.words("another topic"), mark="0. ", indent=2)
        chosen = numbers(page, view, len(wordings), first=0)[0]
        if chosen >= 0:
            return {"kind": "ask", "tokens": (wordings[chosen].token,)}


def _question(page: Page, view: SceneView) -> str:
    while True:
        words = click.prompt(page.words("Your question")).strip()
        turned_away(view, words)
        if words and len(words) <= LONGEST_QUESTION:
            return words
        page.say(page.words("At most {most} characters.", most=LONGEST_QUESTION))


def _one(page: Page, view: SceneView, labels: Sequence[Text | str], standing: int | None) -> int:
    """The place of one of the labels; Enter takes the one that stands."""
    tell(page, labels)
    if standing is None:
        return numbers(page, view, len(labels))[0]
    asked = page.words("Your number, Enter for {before}", before=standing + 1)
    places = numbers(page, view, len(labels), least=0, asked=asked)
    return next(iter(places), standing)


KIND = ask
