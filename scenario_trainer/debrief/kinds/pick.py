"""Picks in the debrief: told as a decision of several options."""

from scenario_trainer.debrief.kinds.decision import view
from scenario_trainer.debrief.kinds.in_debrief import InDebrief
from scenario_trainer.engine.kinds.pick import Pick

KIND: InDebrief[Pick] = InDebrief("decision", view)
