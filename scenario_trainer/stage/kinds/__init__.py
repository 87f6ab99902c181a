"""The kinds of scenes on the stage, a file for each, named as in the engine.

Each says what its form shows and which moves an answer can mean. The floor plan:

moment, on_stage       where it stands, and what a kind is on the stage
decision, pick, gaps, talk, board, order, estimate, classify, narrative, reflect, continue_
"""

from collections.abc import Mapping
from typing import Any

from scenario_trainer.engine.kinds import KINDS, in_room
from scenario_trainer.stage.kinds.on_stage import OnStage

ON_STAGE: Mapping[type, OnStage[Any]] = in_room(__name__, (k for k in KINDS if k.waits))


def on_stage(act: object) -> OnStage[Any]:
    """What the kind of an act is on the stage."""
    return ON_STAGE[type(act)]
