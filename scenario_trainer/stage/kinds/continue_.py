"""Passages on the stage: read on."""

from scenario_trainer.engine.kinds.continue_ import Continue
from scenario_trainer.stage.kinds.on_stage import OnStage, plain

KIND: OnStage[Continue] = OnStage(reads={"continue": plain})
