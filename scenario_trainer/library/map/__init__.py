"""The map of a scenario: its scenes and ways laid out and drawn."""
