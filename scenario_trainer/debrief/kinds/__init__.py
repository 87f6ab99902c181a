"""The kinds of scenes in the debrief, a file for each that has an entry, named as in the engine.

What earns nothing and asks for nothing stands in the map alone. The floor plan:

in_debrief     what a kind is in the debrief
decision, pick, gaps, talk, board, order, classify, narrative
"""

from collections.abc import Mapping
from typing import Any

from scenario_trainer.debrief.kinds.in_debrief import InDebrief
from scenario_trainer.engine.kinds import KINDS, in_room

IN_DEBRIEF: Mapping[type, InDebrief[Any]] = in_room(__name__, (k for k in KINDS if k.counted))


def in_debrief(act: object) -> InDebrief[Any]:
    """What the kind of an act is in the debrief; only what counts as a decision is anything there."""
    return IN_DEBRIEF[type(act)]
