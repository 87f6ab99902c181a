"""Decisions on the stage: one option, with a reason and how sure one is where it is asked."""

from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError
from scenario_trainer.stage.form import LONGEST_REASON, Form, confidence, no_longer_than
from scenario_trainer.stage.kinds.on_stage import OnStage, plain
from scenario_trainer.stage.tokens import name_of


def decide(form: Form[Decision]) -> Move:
    """One option."""
    option = form.one(form.act.options)
    no_longer_than(LONGEST_REASON, form.answer.words)
    return Move("decide", option=option, confidence=confidence(form), reason=_reason(form))


def _reason(form: Form[Decision]) -> str | None:
    reasons = form.act.reasons
    reason = name_of(form.playing, form.scene.id, form.answer.reason, reasons)
    if reasons and reason is None:
        raise InputError(code="give_a_reason")
    return reason


KIND: OnStage[Decision] = OnStage(reads={"decide": decide, "time_out": plain})
