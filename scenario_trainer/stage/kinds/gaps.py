"""Gaps on the stage: somebody asks back, and one answer is chosen."""

from dataclasses import dataclass

from scenario_trainer.engine.kinds.gaps import Gaps, gap_open
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.stage.form import LONGEST_REASON, Form, no_longer_than
from scenario_trainer.stage.heard import line_view
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage
from scenario_trainer.stage.views import LineView


@dataclass(frozen=True, slots=True)
class GapsView:
    """What somebody asks back now."""

    question: LineView


def view(moment: Moment[Gaps]) -> GapsView:
    """The question that is open now."""
    gap = gap_open(moment.act, moment.values)
    if gap is None:
        raise LookupError(f"nothing is asked in {moment.scene.id}")
    return GapsView(line_view(moment.scenario, gap.text, moment.act.who, moment.values))


def answer(form: Form[Gaps]) -> Move:
    """One answer."""
    option = form.one(form.act.options)
    no_longer_than(LONGEST_REASON, form.answer.words)
    return Move("decide", option=option)


def spoken_to(act: Gaps, values: Values) -> list[str]:
    """Whoever asks."""
    return [act.who] if act.who else []


KIND: OnStage[Gaps] = OnStage(reads={"decide": answer}, view=view, spoken_to=spoken_to)
