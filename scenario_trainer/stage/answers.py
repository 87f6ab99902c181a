"""Answers: from what a form says to the move it means.

Tokens are looked up among the names of the present scene; whatever does not fit
it is refused as `OptionNotOpen`.
"""

from typing import Any

from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.stage.form import Answer, Form
from scenario_trainer.stage.kinds import ON_STAGE, on_stage
from scenario_trainer.stage.playing import Playing

READ = {kind for each in ON_STAGE.values() for kind in each.reads}


def move_of(playing: Playing, scene: Scene[Any], values: Values, answer: Answer) -> Move:
    """The move an answer means in this scene."""
    if answer.kind not in READ:
        raise InputError(code="unknown_move")
    read = on_stage(scene.act).reads.get(answer.kind)
    if read is None:
        raise OptionNotOpen(f"{answer.kind} in {scene.id}")
    return read(Form(playing, scene, values, answer))


def words_of(move: Move, answer: Answer) -> str | None:
    """What they wrote, where the move asks for words; a form may send them with any."""
    wanted = answer.kind in ("decide", "reflect", "write") or move.question
    return answer.words.strip() or None if wanted else None
