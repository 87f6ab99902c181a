"""Estimates in the terminal: a percentage."""

from scenario_trainer.cli.asking import Fields, entered
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView


def ask(page: Page, view: SceneView) -> Fields:
    """A percentage in steps of ten."""
    page.say(view.prompt)
    steps = view.act.steps
    while True:
        percent = entered(page, view, page.words("0, 10, 20 to 100 percent")).rstrip(" %")
        if percent.isdecimal() and int(percent) in steps:
            return {"number": int(percent)}
        page.say(page.words("Choose from 0 to 100 in steps of ten."))


KIND = ask
