"""How much one officer may send within an hour: so much that nobody who practises meets it.

Attempts begun are counted where they are stored. Reports that something is wrong are counted in the
memory of this process alone: any row about them, even under a keyed mark, would lead whoever holds
the database and its key back to who reported. What we gave up: a restart forgets the count, and
several processes count each for itself.
"""

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from threading import Lock

from scenario_trainer.errors import InputError
from scenario_trainer.records import attempts, database

HOUR = timedelta(hours=1)
MOST_BEGUN = 60
MOST_REMARKS = 20


def check_begins(officer_id: int) -> None:
    """Refuse a further attempt after very many within an hour."""
    if attempts.begun_by(officer_id, since=datetime.now(UTC) - HOUR) >= MOST_BEGUN:
        raise InputError(code="many_begun")


def count_remark(officer_id: int) -> None:
    """Count a report, or refuse it after very many within an hour."""
    if not _remarks.add((database.name(), officer_id), datetime.now(UTC), MOST_REMARKS):
        raise InputError(code="many_remarks")


class Recent:
    """Moments of the last hour, by who; older ones are forgotten with the next that comes."""

    def __init__(self) -> None:
        self._moments: dict[Hashable, list[datetime]] = {}
        self._lock = Lock()

    def add(self, who: Hashable, now: datetime, most: int) -> bool:
        """Keep the moment, unless there are as many already; whether it was kept."""
        with self._lock:
            for other in list(self._moments):
                late = [moment for moment in self._moments.pop(other) if moment > now - HOUR]
                if late:
                    self._moments[other] = late
            own = self._moments.setdefault(who, [])
            if len(own) < most:
                own.append(now)
                return True
            return False


_remarks = Recent()
