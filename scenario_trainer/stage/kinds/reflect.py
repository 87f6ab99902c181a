"""Reflections on the stage: a thought for oneself."""

from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.stage.form import LONGEST_REFLECTION, Form, no_longer_than
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage
from scenario_trainer.stage.views import OptionView


def options(moment: Moment[Reflect]) -> tuple[OptionView, ...]:
    """The thoughts to choose from, shuffled; none where it is only thought about."""
    return moment.shuffled(f"order/{moment.scene.id}", moment.named(moment.act.choices))


def reflect(form: Form[Reflect]) -> Move:
    """One of the thoughts, where there are any."""
    no_longer_than(LONGEST_REFLECTION, form.answer.words)
    choices = form.act.choices
    return Move("reflect", option=form.one(choices) if choices else None)


KIND: OnStage[Reflect] = OnStage(reads={"reflect": reflect}, options=options)
