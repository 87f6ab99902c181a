"""Estimates on the stage: a feeling in percent."""

from dataclasses import dataclass

from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError
from scenario_trainer.stage.form import Form
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage

ESTIMATES = tuple(range(0, 101, 10))


@dataclass(frozen=True, slots=True)
class EstimateView:
    """A feeling in percent: the steps to choose from."""

    steps: tuple[int, ...]


def view(moment: Moment[Estimate]) -> EstimateView:
    """The steps to choose from."""
    return EstimateView(ESTIMATES)


def estimate(form: Form[Estimate]) -> Move:
    """One of the steps."""
    if form.answer.number not in ESTIMATES:
        raise InputError(code="choose_estimate")
    return Move("estimate", number=form.answer.number)


KIND: OnStage[Estimate] = OnStage(reads={"estimate": estimate}, view=view)
