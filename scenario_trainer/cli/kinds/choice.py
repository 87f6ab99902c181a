"""Neutral choices in the terminal: one way by number."""

from scenario_trainer.cli.kinds.decision import ask

KIND = ask
