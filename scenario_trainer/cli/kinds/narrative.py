"""Narratives in the terminal: line by line, then a look through the checklist."""

import click

from scenario_trainer.cli.asking import Fields, numbers, tell, turned_away
from scenario_trainer.cli.kinds import continue_
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView

END_OF_TEXT = "."


def ask(page: Page, view: SceneView) -> Fields:
    """The report, or the look through it."""
    return _look_over(page, view) if view.kind == "look_over" else _write(page, view)


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
            return {"kind": "write", "words": words}
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
            turned_away(view, line)
        lines.append(line)


def _look_over(page: Page, view: SceneView) -> Fields:
    if not view.act.words:
        page.say(page.words("You did not write one. This is what such a report holds here:"))
        tell(page, [check.label for check in view.act.checks])
        return continue_.ask(page, view)
    page.say(view.act.words)
    page.say(page.words("What stands in it? It is not scored."))
    checks = view.act.checks
    tell(page, [check.label for check in checks])
    asked = page.words("The numbers, Enter for none")
    places = numbers(page, view, len(checks), least=0, most=len(checks), asked=asked)
    return {"tokens": tuple(checks[place].token for place in places)}


KIND = ask
