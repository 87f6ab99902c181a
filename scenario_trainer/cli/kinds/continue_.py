"""Passages in the terminal: Enter goes on."""

from scenario_trainer.cli.asking import Fields, entered
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView


def ask(page: Page, view: SceneView) -> Fields:
    """Enter."""
    entered(page, view, page.words("Enter to go on, q to end"), empty=True)
    return {}


KIND = ask
