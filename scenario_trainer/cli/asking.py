"""Asking in the terminal: numbers, words, and the two ways out of any question."""

from collections.abc import Sequence

import click

from scenario_trainer.cli.page import Page
from scenario_trainer.stage.form import CONFIDENCES
from scenario_trainer.stage.views import OptionView, SceneView
from scenario_trainer.text import Text
from scenario_trainer.words import codes

Fields = dict[str, object]


class Stopped(Exception):
    """The officer ends here."""


class HintAsked(Exception):
    """The officer asks for a hint."""


def tokens(
    page: Page, view: SceneView, options: Sequence[OptionView], *, least: int = 1, most: int = 1
) -> tuple[str, ...]:
    """The options told with their numbers, and the tokens of those chosen."""
    tell(page, [option.label for option in options])
    places = numbers(page, view, len(options), least=least, most=most)
    return tuple(options[place].token for place in places)


def tell(page: Page, labels: Sequence[Text | str]) -> None:
    """Each label with its number."""
    for number, label in enumerate(labels, 1):
        page.say(label, mark=f"{number}. ", indent=2)


def numbers(
    page: Page,
    view: SceneView,
    last: int,
    *,
    first: int = 1,
    least: int = 1,
    most: int = 1,
    asked: str | None = None,
) -> list[int]:
    """The places chosen, counted from 0, as they were typed; asked until there are enough."""
    if asked is None:
        asked = page.words("Your number") if most == 1 else page.words("Your numbers")
        asked = page.words("{count} numbers", count=most) if least == most > 1 else asked
    while True:
        typed = entered(page, view, asked, empty=least == 0)
        words = typed.replace(",", " ").split()
        places = list(dict.fromkeys(int(word) - 1 for word in words if word.isdecimal()))
        fit = all(first - 1 <= place < last for place in places)
        if fit and least <= len(places) <= most and (places or not words):
            return places
        page.say(page.words("Choose from {first} to {last}.", first=first, last=last))


def entered(page: Page, view: SceneView, asked: str, *, empty: bool = False) -> str:
    """What was typed, small and trimmed."""
    more = {"default": "", "show_default": False} if empty else {}
    typed = click.prompt(asked, **more).strip().lower()
    turned_away(view, typed)
    return typed


def confidence(page: Page, view: SceneView) -> Fields:
    """How sure they are, where it is asked."""
    if not view.asks_confidence:
        return {}
    told = ", ".join(
        f"{n} {page.words(codes.CONFIDENCES[c])}" for n, c in enumerate(CONFIDENCES, 1)
    )
    sure = page.words("How sure are you? {choices}", choices=told)
    return {"confidence": CONFIDENCES[numbers(page, view, len(CONFIDENCES), asked=sure)[0]]}


def turned_away(view: SceneView, typed: str) -> None:
    """Raises `Stopped` for q, and `HintAsked` for h where there is a hint."""
    if typed == "q":
        raise Stopped
    if typed == "h" and view.may_hint:
        raise HintAsked
