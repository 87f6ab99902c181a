"""Passages in a file: a scene without anything to do."""

from scenario_trainer.engine.kinds.continue_ import Continue
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.kinds.in_file import InFile, Step
from scenario_trainer.library.terms.terms import Terms

CONTINUE = "continue"


def build(terms: Terms, id: str, written: None, at: str, goes: str | None) -> Continue:
    """Nothing but the scene."""
    return Continue()


def move(act: Continue, values: Values, step: Step) -> Move | None:
    """Going on."""
    return Move("continue") if step == (CONTINUE,) else None


def steps(act: Continue, values: Values, options: Step) -> Step:
    """Going on."""
    return (CONTINUE,)


KIND = InFile(build=build, move=move, steps=steps, drawn_as="text")
