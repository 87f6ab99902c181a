"""The best way still open from a situation (branch and bound with a memo)."""
