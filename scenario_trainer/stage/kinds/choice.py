"""Neutral choices on the stage: one way of several."""

from scenario_trainer.engine.kinds.choice import Choice
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.stage.form import Form
from scenario_trainer.stage.kinds.on_stage import OnStage


def choose(form: Form[Choice]) -> Move:
    """One way."""
    return Move("decide", option=form.one(form.act.options))


KIND: OnStage[Choice] = OnStage(reads={"decide": choose})
