"""Walks: named ways through a scenario, written by its author, and what they must come to."""
