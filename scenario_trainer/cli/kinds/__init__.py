"""The kinds of scenes in the terminal, a file for each: what is asked, and what a form would say."""

from collections.abc import Callable, Mapping

from scenario_trainer.cli.asking import Fields
from scenario_trainer.cli.page import Page
from scenario_trainer.engine.kinds import KINDS, in_room
from scenario_trainer.stage.views import SceneView

Ask = Callable[[Page, SceneView], Fields]

_WAITING = [kind for kind in KINDS if kind.waits]
_IN_TERMINAL = in_room(__name__, _WAITING)
# By the name of the form: the kind's, or the move that closes it where that has one of its own.
ASKS: Mapping[str, Ask] = {
    form: _IN_TERMINAL[kind.act]
    for kind in _WAITING
    for form in (kind.name, kind.closes_with)
    if form is not None
}
