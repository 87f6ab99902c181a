"""Decisions in the terminal: one option by number, with a reason and how sure one is."""

from scenario_trainer.cli.asking import Fields, confidence, tokens
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView


def ask(page: Page, view: SceneView) -> Fields:
    """One option, and what else is asked."""
    page.say(view.prompt)
    fields: Fields = {"kind": "decide", "tokens": tokens(page, view, view.options)}
    if view.reasons:
        page.say(page.words("Why?"))
        fields["reason"] = tokens(page, view, view.reasons)[0]
    return fields | confidence(page, view)


KIND = ask
