"""The clock of a timed decision: what it gives, what a screen may show, what is still taken.

The choices are not in a page before the clock runs, and asking for them is what starts
it: a start that is never reported shows nothing, and one reported late begins late.
From then on a page may take `GRACE` to arrive and a choice another `GRACE` to come back,
which covers one lost reply each way; so whoever decides while the screen still shows time
has decided. What that gives up: somebody who forges requests has two graces, 20 seconds,
more than the clock says, once for each timed decision, and nothing else wins a second
(the tests measure it). Where nothing is a minute's matter, such as in practice, the clock
can be stopped; in an assessment it runs on.

An attempt keeps the time factor it began with. Its clock stands with `seconds_left`, or
runs to `deadline_at` since `seconds_left` before that, or there is none.
"""

from datetime import datetime, timedelta
from math import ceil

from scenario_trainer.engine.kinds.decision import Timer
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.records import attempts, database, people
from scenario_trainer.records.attempts import StoredAttempt

GRACE = timedelta(seconds=10)  # for a page to arrive, and again for a choice to come back
OFF = "off"


def factor_for(officer_id: int, mode: str) -> str:
    """The time factor an attempt begins with; the coach has no clock."""
    if mode == "coach" or not database.settings().timers:
        return OFF
    return people.get(officer_id).timers


def seconds_in(scenario: Scenario, scene: str, factor: str) -> int | None:
    """What the clock of a scene gives; None where it has none."""
    timer = timer_of(scenario, scene)
    if timer is None or factor == OFF or not database.settings().timers:
        return None
    return given_by(timer, factor)


def timer_of(scenario: Scenario, scene: str) -> Timer | None:
    """The timer of a scene's decision."""
    return getattr(scenario.scenes[scene].act, "timer", None) if scene in scenario.scenes else None


def given_by(timer: Timer, factor: str) -> int:
    """The seconds of a timer by a time factor."""
    return timer.seconds * percent(factor) // 100


def percent(factor: str | None) -> int:
    """The time factor in percent."""
    return int(factor if factor and factor != OFF else 100)


def factor_of(attempt: StoredAttempt) -> str:
    """The factor the attempt is played with; attempts of before go by what is chosen now."""
    return attempt.timers or factor_for(attempt.person_id, attempt.mode)


def stands(attempt: StoredAttempt) -> bool:
    """Whether there is a clock that does not run."""
    return attempt.deadline_at is None and attempt.seconds_left is not None


def started(attempt: StoredAttempt, now: datetime) -> StoredAttempt:
    """The attempt with its clock running; one that runs already is left alone."""
    if not stands(attempt):
        return attempt
    return attempts.set_clock(
        attempt,
        deadline_at=now + timedelta(seconds=attempt.seconds_left),
        seconds_left=attempt.seconds_left,
    )


def stopped(attempt: StoredAttempt, now: datetime) -> StoredAttempt:
    """The attempt with its clock standing at what is left; a time that is up stays up."""
    if attempt.deadline_at is None or now >= attempt.deadline_at:
        return attempt
    left = int((attempt.deadline_at - now).total_seconds())
    return attempts.set_clock(attempt, deadline_at=None, seconds_left=left)


def shown(attempt: StoredAttempt, now: datetime) -> int:
    """The seconds a screen may show.

    A page asked for within the grace of the start stands for one whose reply was lost, and
    has the whole time.
    """
    if attempt.deadline_at is None:
        return attempt.seconds_left
    whole = attempt.seconds_left
    if whole is not None and now <= attempt.deadline_at - timedelta(seconds=whole) + GRACE:
        return whole
    return max(ceil((attempt.deadline_at - now).total_seconds()), 0)


def is_past(attempt: StoredAttempt, now: datetime) -> bool:
    """Whether a choice comes too late, with a page and a choice that were as slow as may be."""
    return attempt.deadline_at is not None and now > attempt.deadline_at + 2 * GRACE


def is_up(attempt: StoredAttempt, now: datetime) -> bool:
    """Whether silence is an answer by now."""
    return attempt.deadline_at is not None and now >= attempt.deadline_at
