"""Beside a running assessment: the officer's other attempts at the scenario are closed.

A coach's line, a debrief or an earlier report would tell the answers while they are
asked for. All of it opens again once the assessment is handed in; notes on paper
nobody can close.
"""

from scenario_trainer.errors import PlayError
from scenario_trainer.records import attempts
from scenario_trainer.records.attempts import StoredAttempt


def open_attempt(public_id: str, officer_id: int) -> StoredAttempt:
    """The officer's own attempt; `PlayError` for any other than the assessment under way."""
    attempt = attempts.of_officer(public_id, officer_id)
    is_under_way = attempt.mode == "assessment" and attempt.submitted_at is None
    if not is_under_way and attempts.has_running_assessment(officer_id, attempt.slug):
        raise PlayError(code="beside_assessment")
    return attempt
