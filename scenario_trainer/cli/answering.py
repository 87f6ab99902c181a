"""What the officer answers in the terminal: by number, kind by kind, as a form would say it.

At any question `q` ends the play, and `h` asks for a hint where there is one.
"""

from collections.abc import Callable, Sequence
from functools import partial

import click

from scenario_trainer.cli.own_question import corrected
from scenario_trainer.cli.page import Page
from scenario_trainer.engine.kinds.classify import SIDES
from scenario_trainer.stage.form import CONFIDENCES, LONGEST_QUESTION, Answer
from scenario_trainer.stage.kinds.board import STRENGTHS, ColumnView, ItemView, place_value
from scenario_trainer.stage.views import OptionView, SceneView
from scenario_trainer.text import Text
from scenario_trainer.words import codes, debrief

SPEAKS = {
    "for": "What speaks most strongly for a bias motive?",
    "against": "What speaks most strongly against it?",
}
END_OF_TEXT = "."

Fields = dict[str, object]


class _Stopped(Exception):
    """The officer ends here."""


class _HintAsked(Exception):
    """The officer asks for a hint."""


def ask(page: Page, view: SceneView) -> Answer | None:
    """The officer's answer to the present scene; None if they end here.

    Kind `read` is a question of their own, to be read and shown back first.
    """
    page.gap()
    given: Fields = {"kind": view.kind, "turn": view.turn, "key": ""}
    try:
        return Answer(**(given | _ASKS.get(view.kind, _decide)(page, view)))
    except _Stopped:
        return None
    except _HintAsked:
        return Answer(**(given | {"kind": "hint"}))


def _continue(page: Page, view: SceneView) -> Fields:
    _entered(page, view, page.words("Enter to go on, q to end"), empty=True)
    return {}


def _reflect(page: Page, view: SceneView) -> Fields:
    page.say(view.prompt)
    if view.options:
        return {"tokens": _tokens(page, view, view.options)}
    _entered(page, view, page.words("Your words stay with you; Enter to go on"), empty=True)
    return {}


def _decide(page: Page, view: SceneView) -> Fields:
    page.say(view.prompt)
    fields: Fields = {"kind": "decide", "tokens": _tokens(page, view, view.options)}
    if view.reasons:
        page.say(page.words("Why?"))
        fields["reason"] = _tokens(page, view, view.reasons)[0]
    return fields | _confidence(page, view)


def _confidence(page: Page, view: SceneView) -> Fields:
    if not view.asks_confidence:
        return {}
    told = ", ".join(
        f"{n} {page.words(codes.CONFIDENCES[c])}" for n, c in enumerate(CONFIDENCES, 1)
    )
    sure = page.words("How sure are you? {choices}", choices=told)
    return {"confidence": CONFIDENCES[_numbers(page, view, len(CONFIDENCES), asked=sure)[0]]}


def _pick(page: Page, view: SceneView) -> Fields:
    page.say(view.prompt)
    act = view.act
    if act.count is not None:
        return {"tokens": _tokens(page, view, view.options, least=act.count, most=act.count)}
    for number, option in enumerate(view.options, 1):
        effort = page.words("effort {effort}", effort=option.effort) if act.budget else ""
        page.say(option.label, f"({effort})" if effort else "", mark=f"{number}. ", indent=2)
    while True:
        places = _numbers(page, view, len(view.options), most=act.most or len(view.options))
        spent = sum(view.options[place].effort for place in places)
        if act.budget is None or spent <= act.budget:
            return {"tokens": tuple(view.options[place].token for place in places)}
        page.say(page.words("Together at most {budget} of effort.", budget=act.budget))


def _hub(page: Page, view: SceneView) -> Fields:
    hub = view.act
    if hub.suggestion:
        return corrected(page, hub, partial(_one, page, view))
    page.say(view.prompt)
    page.say(page.words("{left} of {most} questions left", left=hub.left, most=hub.most))
    topics = [topic for topic in hub.topics if topic.wordings]
    while True:
        for number, topic in enumerate(topics, 1):
            person = page.spoken(topic.person.name) + ": " if topic.person else ""
            page.say(person + page.spoken(topic.name), mark=f"{number}. ", indent=2)
        if hub.may_type:
            page.say(page.words("in your own words"), mark=f"{len(topics) + 1}. ", indent=2)
        page.say(hub.leave, mark="0. ", indent=2)
        place = _numbers(page, view, len(topics) + hub.may_type, first=0)[0]
        if place < 0:
            return {"kind": "leave"}
        if place == len(topics):
            return {"kind": "read", "words": _question(page, view)}
        wordings = topics[place].wordings
        _tell(page, [wording.label for wording in wordings])
        page.say(page.words("another topic"), mark="0. ", indent=2)
        chosen = _numbers(page, view, len(wordings), first=0)[0]
        if chosen >= 0:
            return {"kind": "ask", "tokens": (wordings[chosen].token,)}


def _question(page: Page, view: SceneView) -> str:
    while True:
        words = click.prompt(page.words("Your question")).strip()
        _turned_away(view, words)
        if words and len(words) <= LONGEST_QUESTION:
            return words
        page.say(page.words("At most {most} characters.", most=LONGEST_QUESTION))


def _one(page: Page, view: SceneView, labels: Sequence[Text | str], standing: int | None) -> int:
    """The place of one of the labels; Enter takes the one that stands."""
    _tell(page, labels)
    if standing is None:
        return _numbers(page, view, len(labels))[0]
    asked = page.words("Your number, Enter for {before}", before=standing + 1)
    places = _numbers(page, view, len(labels), least=0, asked=asked)
    return next(iter(places), standing)


def _board(page: Page, view: SceneView) -> Fields:
    page.say(view.prompt)
    places = [place for column in view.act.columns for place in _places(page, column)]
    _tell(page, [told for _, told in places])
    values = [value for value, _ in places]
    placed = [
        (item.token, values[_place(page, view, item, values, f"{n}/{len(view.act.items)} ")])
        for n, item in enumerate(view.act.items, 1)
    ]
    return {"kind": "sort", "placed": tuple(placed)}


def _places(page: Page, column: ColumnView) -> list[tuple[str, str]]:
    """Every place of a column: what the form says, and what is read."""
    name = page.spoken(column.name)
    if not column.strength:
        return [(column.token, name)]
    return [
        (place_value(column.token, n), f"{name}, {page.words(codes.STRENGTHS[n])}")
        for n in STRENGTHS
    ]


def _place(page: Page, view: SceneView, item: ItemView, values: list[str], mark: str) -> int:
    """Where an item goes; Enter leaves it where it was the first time."""
    page.say(item.text, mark=mark)
    if item.before is None:
        return _numbers(page, view, len(values))[0]
    before = values.index(item.before.value)
    asked = page.words("Your number, Enter for {before}", before=before + 1)
    return next(iter(_numbers(page, view, len(values), least=0, most=1, asked=asked)), before)


def _order(page: Page, view: SceneView) -> Fields:
    page.say(view.prompt)
    tasks = view.act.tasks
    for number, task in enumerate(tasks, 1):
        minutes = page.words("({minutes} min)", minutes=task.minutes)
        page.say(task.text, minutes, mark=f"{number}. ", indent=2)
    asked = page.words("All numbers in your order")
    count = len(tasks)
    order = _numbers(page, view, count, least=count, most=count, asked=asked)
    placed = ((tasks[place].token, str(n)) for n, place in enumerate(order, 1))
    return {"placed": tuple(placed)}


def _estimate(page: Page, view: SceneView) -> Fields:
    page.say(view.prompt)
    steps = view.act.steps
    while True:
        percent = _entered(page, view, page.words("0, 10, 20 to 100 percent")).rstrip(" %")
        if percent.isdecimal() and int(percent) in steps:
            return {"number": int(percent)}
        page.say(page.words("Choose from 0 to 100 in steps of ten."))


def _classify(page: Page, view: SceneView) -> Fields:
    page.say(view.prompt)
    act = view.act
    _tell(page, [page.words(debrief.ANSWERS[answer]) for answer in act.answers])
    motive = act.answers[_numbers(page, view, len(act.answers))[0]]
    page.say(page.words("Which offence do you write down? One or more."))
    offences = _tokens(page, view, act.offences, most=len(act.offences))
    return {
        "motive": motive,
        "tokens": offences,
        "placed": _signs(page, view),
    } | _confidence(page, view)


def _signs(page: Page, view: SceneView) -> tuple[tuple[str, str], ...]:
    """The signs named on each side; one that stands on a side is not offered on the other."""
    items, named = list(view.act.items), []
    for side in SIDES:
        page.say(page.words(SPEAKS[side]))
        _tell(page, [item.label for item in items])
        most = view.act.most_signs
        asked = page.words("At most {most} numbers, Enter for none", most=most)
        places = _numbers(page, view, len(items), least=0, most=most, asked=asked)
        named += [(items[place].token, side) for place in places]
        items = [item for n, item in enumerate(items) if n not in places]
    return tuple(named)


def _write(page: Page, view: SceneView) -> Fields:
    """Line by line; what is written stays while it is still too short."""
    act = view.act
    page.say(view.prompt)
    page.say(page.words("{least} to {most} words.", least=act.least, most=act.most))
    page.say(page.words("A line with a full stop alone ends it; at once, it means: none now."))
    lines: list[str] = []
    while True:
        lines += _lines(page, view, begun=bool(lines))
        words = "\n".join(lines)
        count = len(words.split())
        if not count and act.may_pass:
            return {"kind": "pass"}
        if act.least <= count <= act.most:
            return {"words": words}
        if count > act.most:
            page.say(page.words("{count} words are too many. Write it anew.", count=count))
            lines = []
        else:
            page.say(page.words("{count} words are too few. Go on writing.", count=count))


def _lines(page: Page, view: SceneView, *, begun: bool) -> list[str]:
    lines: list[str] = []
    while True:
        line = click.prompt("", default="", show_default=False, prompt_suffix="> ")
        if line == END_OF_TEXT:
            return lines
        if not (lines or begun):
            _turned_away(view, line)
        lines.append(line)


def _rate(page: Page, view: SceneView) -> Fields:
    if not view.act.words:
        page.say(page.words("You did not write one. This is what such a report holds here:"))
        _tell(page, [check.label for check in view.act.checks])
        return _continue(page, view)
    page.say(view.act.words)
    page.say(page.words("What stands in it? It is not scored."))
    checks = view.act.checks
    _tell(page, [check.label for check in checks])
    asked = page.words("The numbers, Enter for none")
    places = _numbers(page, view, len(checks), least=0, most=len(checks), asked=asked)
    return {"tokens": tuple(checks[place].token for place in places)}


def _tokens(
    page: Page, view: SceneView, options: Sequence[OptionView], *, least: int = 1, most: int = 1
) -> tuple[str, ...]:
    """The options told with their numbers, and the tokens of those chosen."""
    _tell(page, [option.label for option in options])
    places = _numbers(page, view, len(options), least=least, most=most)
    return tuple(options[place].token for place in places)


def _tell(page: Page, labels: Sequence[Text | str]) -> None:
    for number, label in enumerate(labels, 1):
        page.say(label, mark=f"{number}. ", indent=2)


def _numbers(
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
        typed = _entered(page, view, asked, empty=least == 0)
        words = typed.replace(",", " ").split()
        places = list(dict.fromkeys(int(word) - 1 for word in words if word.isdecimal()))
        fit = all(first - 1 <= place < last for place in places)
        if fit and least <= len(places) <= most and (places or not words):
            return places
        page.say(page.words("Choose from {first} to {last}.", first=first, last=last))


def _entered(page: Page, view: SceneView, asked: str, *, empty: bool = False) -> str:
    """What was typed, small and trimmed."""
    more = {"default": "", "show_default": False} if empty else {}
    typed = click.prompt(asked, **more).strip().lower()
    _turned_away(view, typed)
    return typed


def _turned_away(view: SceneView, typed: str) -> None:
    if typed == "q":
        raise _Stopped
    if typed == "h" and view.may_hint:
        raise _HintAsked


# What is asked in its own way; anything else is one option of several.
_ASKS: dict[str, Callable[[Page, SceneView], Fields]] = {
    "continue": _continue,
    "reflect": _reflect,
    "pick": _pick,
    "hub": _hub,
    "board": _board,
    "order": _order,
    "estimate": _estimate,
    "classify": _classify,
    "write": _write,
    "rate": _rate,
}
