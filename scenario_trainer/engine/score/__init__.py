"""The score of a finished attempt: credit, regret, caps, the turning point."""
