"""What the officer answers in the terminal: by number, kind by kind, as a form would say it.

At any question `q` ends the play, and `h` asks for a hint where there is one.
"""

from scenario_trainer.cli.asking import Fields, HintAsked, Stopped
from scenario_trainer.cli.kinds import ASKS
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.form import Answer
from scenario_trainer.stage.views import SceneView


def ask(page: Page, view: SceneView) -> Answer | None:
    """The officer's answer to the present scene; None if they end here.

    Kind `read` is a question of their own, to be read and shown back first.
    """
    page.gap()
    given: Fields = {"kind": view.kind, "turn": view.turn, "key": ""}
    try:
        return Answer(**(given | ASKS[view.kind](page, view)))
    except Stopped:
        return None
    except HintAsked:
        return Answer(**(given | {"kind": "hint"}))
