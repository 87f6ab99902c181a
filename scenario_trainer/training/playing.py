"""An attempt as it is played: what the stage and the debrief get of a row."""

from datetime import datetime

from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.stage.playing import Deadline, Playing
from scenario_trainer.training import clock


def playing_of(attempt: StoredAttempt, now: datetime) -> Playing:
    """What is played in an attempt, with its clock as it stands at this moment."""
    return Playing(
        ref=attempt.public_id,
        mode=attempt.mode,
        start=attempt.start,
        moves=attempt.moves,
        ended=attempt.ended_at is not None,
        deadline=_deadline(attempt, now),
    )


def _deadline(attempt: StoredAttempt, now: datetime) -> Deadline | None:
    if attempt.deadline_at is None and attempt.seconds_left is None:
        return None
    return Deadline(
        left=clock.shown(attempt, now),
        factor=clock.percent(attempt.timers),
        runs=not clock.stands(attempt),
    )
