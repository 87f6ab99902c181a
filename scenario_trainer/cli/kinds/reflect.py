"""Reflections in the terminal: a thought by number, or none that is kept."""

from scenario_trainer.cli.asking import Fields, entered, tokens
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView


def ask(page: Page, view: SceneView) -> Fields:
    """A thought by its number, or Enter."""
    page.say(view.prompt)
    if view.options:
        return {"tokens": tokens(page, view, view.options)}
    entered(page, view, page.words("Your words stay with you; Enter to go on"), empty=True)
    return {}


KIND = ask
