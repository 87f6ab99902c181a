"""Gaps in the debrief: each answer told as a decision, under what was asked back."""

from scenario_trainer.debrief.entry_views import DecisionView
from scenario_trainer.debrief.kinds.decision import decision_view
from scenario_trainer.debrief.kinds.in_debrief import InDebrief
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.engine.kinds.gaps import Gap, Gaps
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.text import Text


def view(played: Played, steps: Steps) -> DecisionView:
    """One answer beside the others to the same question."""
    act: Gaps = played.scene(steps[0]).act
    offered = [act.options[id] for id in _asked(act, steps[0]).options]
    return decision_view(played, steps[0], offered)


def prompt(act: Gaps, step: Step) -> Text:
    """What somebody asked back."""
    return _asked(act, step).text


def _asked(act: Gaps, step: Step) -> Gap:
    return act.questions[(step.move.option or "").partition(".")[0]]


KIND: InDebrief[Gaps] = InDebrief("decision", view, prompt=prompt)
