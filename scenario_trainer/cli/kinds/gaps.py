"""Somebody who asks back, in the terminal: one answer by number."""

from scenario_trainer.cli.kinds.decision import ask

KIND = ask
