"""A scene in the terminal: told, and answered by number."""

import click

from scenario_trainer.cli.page import Page
from scenario_trainer.engine.play import Move
from scenario_trainer.engine.scenario import Scenario
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.training.practice import CONFIDENCES
from scenario_trainer.training.scenes import name_of
from scenario_trainer.training.views import OptionView, SceneView, StopView

CONFIDENCE = {"unsure": "not sure", "fairly": "fairly sure", "certain": "certain"}


def tell_scene(page: Page, view: SceneView) -> None:
    """What the last move did, then what is seen and heard now and what there is to do."""
    if view.hint is not None:
        page.say(view.hint, mark=page.words("Hint: "))
        return
    if view.consequence:
        page.gap()
        if view.consequence.silent:
            page.say(page.words("Time ran out."))
        page.lines(view.consequence.lines)
        if view.consequence.note:
            page.say(view.consequence.note, mark="> ")
    if view.stop:
        tell_stop(page, view.stop)
    if view.kind == "ending":
        return  # the debrief tells it
    page.heading(view.title)
    page.paragraphs(view.narration)
    page.lines(view.lines)
    for presence in view.presences:
        for sign in presence.signs:
            page.say(sign, mark="* ")


def tell_stop(page: Page, stop: StopView) -> None:
    """The card of a critical red flag."""
    page.heading(page.words("Stop: a red line was crossed ({flag})", flag=stop.flag))
    for part in (stop.happened, stop.undone, stop.duty):
        page.say(part)


def ask_move(
    page: Page, view: SceneView, attempt: StoredAttempt, scenario: Scenario
) -> Move | None:
    """The move the officer chooses; None if they end here."""
    page.gap()
    if view.kind == "continue":
        answer = click.prompt(
            page.words("Enter to go on, q to end"), default="", show_default=False
        )
        return None if answer == "q" else Move("continue")
    page.say(view.prompt or "")
    if not view.options:
        click.prompt(
            page.words("Your words stay with you; Enter to go on"), default="", show_default=False
        )
        return Move("reflect")
    chosen = _ask_numbers(page, view.options, view.count, may_hint=view.may_hint)
    if chosen is None or chosen == "h":
        return Move("hint") if chosen else None
    scene = scenario.scenes[view.scene]
    names = tuple(name_of(attempt, scene, view.options[place].token) for place in chosen)
    if view.kind == "pick":
        return Move("pick", options=names)
    if view.kind == "reflect":
        return Move("reflect", option=names[0])
    return _decision(page, view, names[0], lambda token: name_of(attempt, scene, token))


def _decision(page: Page, view: SceneView, option: str, name) -> Move:
    reason, confidence = None, None
    if view.reasons:
        page.say(page.words("Why?"))
        place = _ask_numbers(page, view.reasons, 1, may_end=False)[0]
        reason = name(view.reasons[place].token)
    if view.asks_confidence:
        told = ", ".join(f"{n} {page.words(CONFIDENCE[c])}" for n, c in enumerate(CONFIDENCES, 1))
        sure = page.words("How sure are you? {choices}", choices=told)
        confidence = CONFIDENCES[click.prompt(sure, type=click.IntRange(1, len(CONFIDENCES))) - 1]
    return Move("decide", option=option, confidence=confidence, reason=reason)


def _ask_numbers(
    page: Page,
    options: tuple[OptionView, ...],
    count: int,
    *,
    may_hint: bool = False,
    may_end: bool = True,
) -> list[int] | str | None:
    """The places chosen; None for the end, `h` for a hint."""
    for number, option in enumerate(options, 1):
        page.say(option.label, mark=f"{number}. ", indent=2)
    asked = page.words("Your number") if count == 1 else page.words("{count} numbers", count=count)
    while True:
        answer = click.prompt(asked).strip().lower()
        if answer == "q" and may_end:
            return None
        if answer == "h" and may_hint:
            return "h"
        numbers = [word for word in answer.replace(",", " ").split() if word.isdigit()]
        places = sorted({int(number) - 1 for number in numbers})
        if len(places) == count and 0 <= places[0] and places[-1] < len(options):
            return places
        page.say(page.words("Choose from 1 to {last}.", last=len(options)))
