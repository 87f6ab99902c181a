"""A scene in the terminal: what is seen and heard."""

from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView, StopView


def tell_scene(page: Page, view: SceneView) -> None:
    """What the last move did, then what is seen and heard now."""
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
    if not view.stays:
        page.heading(view.title)
    page.paragraphs(view.narration)
    page.lines(view.lines)
    if view.kind == "gaps":
        page.lines((view.act.question,))
    for presence in view.presences:
        for sign in presence.signs:
            page.say(sign, mark="* ")


def tell_hint(page: Page, view: SceneView) -> None:
    """The hint that was asked for."""
    page.say(view.hint or "", mark=page.words("Hint: "))


def tell_stop(page: Page, stop: StopView) -> None:
    """The card of a critical red flag."""
    page.heading(page.words("Stop: a red line was crossed ({flag})", flag=stop.flag))
    for part in (stop.happened, stop.undone, stop.duty):
        page.say(part)
