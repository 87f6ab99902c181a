"""Findings: the codes with their sentences, and one thing to mend at one place."""
