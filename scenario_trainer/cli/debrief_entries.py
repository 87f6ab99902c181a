"""What each kind of entry has of its own, told in the terminal."""

from functools import singledispatch

from scenario_trainer.cli.page import Page
from scenario_trainer.debrief.entry_views import (
    ClassifiedView,
    DecisionView,
    EntryView,
    OrderedView,
    SortedPlaceView,
    SortedView,
    TalkView,
    WrittenView,
)
from scenario_trainer.words import codes, debrief

GROUP_MARKS = {"recommended": "+ ", "neutral": "= ", "avoid": "x "}
BARS = {
    "yours": "Yours: {against} against, {weight} for.",
    "key": "The file bears: {against} against, {weight} for.",
}


def tell_body(page: Page, entry: EntryView) -> None:
    """What was done in this entry, and why it was worth what it was."""
    _tell(entry.body, page)


@singledispatch
def _tell(body, page: Page) -> None:
    raise TypeError(body)


@_tell.register
def _decision(body: DecisionView, page: Page) -> None:
    if body.silent:
        page.say(page.words("Time ran out."))
    for chosen, quality in zip(body.chosen, body.qualities, strict=True):
        page.say(chosen, f"[{page.words(codes.QUALITIES[quality])}]", mark="- ")
    for why in body.whys:
        page.say(why, indent=2)
    for view in body.other_views:
        page.say(page.words("Another view:"), view, indent=2)
    for rule in body.cites:
        page.say(page.words("Rests on:"), rule.title, f"({rule.id})", indent=2)


@_tell.register
def _talk(body: TalkView, page: Page) -> None:
    for question in body.questions:
        page.say(
            question.words or question.text,
            f"[{page.words(codes.QUESTION_GROUPS[question.group])}]",
            mark=GROUP_MARKS[question.group],
        )
        for fact in question.opened:
            page.say(page.words("It opened:"), fact, indent=4)
        for fact in question.put_in:
            page.say(page.words("It put into the file:"), fact, indent=4)
        if question.why:
            page.say(question.why, indent=4)
    for topic in body.topics:
        if topic.open and not topic.asked:
            page.say(page.words("Left unasked:"), topic.name, indent=2)
    for share in body.shares:
        sum = " + ".join(map(str, share.earned)) or "0"
        less = f" - {share.cost} x {share.avoided}" if share.avoided else ""
        page.say(", ".join(share.codes), f"{sum}{less} -> {share.points} / {share.whole}", indent=2)
    if not body.left:
        page.say(page.words("The talk was broken off and earns nothing."), indent=2)


@_tell.register
def _board(body: SortedView, page: Page) -> None:
    for item in body.items:
        page.say(item.text, f"{_place(page, item.yours)} [{item.points}]", mark="- ")
        if item.yours != item.key:
            page.say(page.words("belongs:"), _place(page, item.key), indent=4)
    page.say(f"{body.sum} / {len(body.items)} = {body.mean}", indent=2)
    for bar in body.balance:
        if bar.whose != "before":
            page.say(
                page.words(BARS[bar.whose], against=bar.against, weight=bar.in_favour), indent=2
            )


def _place(page: Page, place: SortedPlaceView) -> str:
    return page.spoken(place.column) + (f" ({place.strength})" if place.strength else "")


@_tell.register
def _order(body: OrderedView, page: Page) -> None:
    for task in body.tasks:
        told = page.words("in time") if task.in_time else page.words("late")
        by = "" if task.by is None else f"/{task.by}"
        page.say(task.text, f"({task.finished}{by}: {told})", mark=f"{task.place}. ")
    page.say(f"{body.worth_in_time} / {body.worth} = {body.points}%", indent=2)


@_tell.register
def _classify(body: ClassifiedView, page: Page) -> None:
    page.say(
        page.words("Your answer:"), page.words(debrief.ANSWERS[body.answer]), f"[{body.motive}]"
    )
    page.say(page.words("It fits the file:"), page.words(debrief.ANSWERS[body.right]))
    for less in body.deductions:
        told = page.words("no sign named") if less.what == "missed" else page.words("wrongly named")
        side = page.words(debrief.SIDES[less.side])
        page.say(f"-{less.points}", f"({told}: {side})", less.sign or "", indent=2)
    page.say(f"= {body.points}", indent=2)
    if body.why:
        page.say(body.why, indent=2)
    if body.truth:
        page.say(page.words("What was so:"), page.words(debrief.ANSWERS[body.truth]), indent=2)


@_tell.register
def _write(body: WrittenView, page: Page) -> None:
    if body.words is not None:
        page.say(body.words or page.words("deleted"), indent=2)
    for check in body.checks:
        page.say(check.text, mark="[x] " if check.ticked else "[ ] ")
    if body.rated is None:
        page.say(page.words("No points: nobody can rate it in the program yet."), indent=2)
    else:
        page.say(page.words("Rated: {percent} %", percent=body.rated), indent=2)
