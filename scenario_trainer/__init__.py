"""Scenario Trainer: practise the hardest conversation of a shift."""

__version__ = "0.1.0"
