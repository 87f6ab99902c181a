"""Picks on the stage: several options, by number or within a budget of effort."""

from dataclasses import dataclass

from scenario_trainer.engine.kinds.pick import Pick, fits
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError
from scenario_trainer.stage.form import Form
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage


@dataclass(frozen=True, slots=True)
class PickView:
    """Exactly `count`, or as many as `most` and the `budget` of effort allow."""

    count: int | None = None
    most: int | None = None
    budget: int | None = None


def view(moment: Moment[Pick]) -> PickView:
    """How many may be taken."""
    return PickView(moment.act.count, moment.act.most, moment.act.budget)


def pick(form: Form[Pick]) -> Move:
    """As many as fit."""
    act, chosen = form.act, dict.fromkeys(form.chosen(form.act.options))
    if not fits(act, [act.options[id] for id in chosen]):
        raise _no_pick(act, len(chosen))
    return Move("pick", options=tuple(chosen))


def _no_pick(act: Pick, chosen: int) -> InputError:
    """What keeps these from being a pick."""
    if act.count is not None:
        return InputError(code="pick_count", count=act.count)
    if not chosen:
        return InputError(code="pick_something")
    if act.most and chosen > act.most:
        return InputError(code="pick_fewer", most=act.most)
    return InputError(code="pick_within", budget=act.budget)


KIND: OnStage[Pick] = OnStage(reads={"pick": pick}, view=view)
