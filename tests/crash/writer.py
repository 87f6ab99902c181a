"""A process that takes moves and keeps drafts in turn, and says so after each.

    python -m tests.crash.writer ATTEMPT OFFICER COUNT SYNCHRONOUS

Whoever watches it sees what SQLite gave to the disk before "move 3" was said.
"""

import os
import sys
from datetime import timedelta

from scenario_trainer.config import Settings
from scenario_trainer.records import attempts, drafts, opening
from scenario_trainer.records.database import transaction
from scenario_trainer.records.drafts import StoredWords
from tests.builders import a_decision
from tests.stored import NOON, move_on

SCENE = "report"


def main(public_id: str, officer_id: str, count: str, synchronous: str) -> None:
    """Write *count* moves and as many drafts, each in a transaction of its own."""
    opening.PRAGMAS["synchronous"] = (synchronous, None)
    opening.PRAGMAS["wal_autocheckpoint"] = ("25", None)  # pages; so that several fall in between
    with opening.opened(Settings.read()):
        attempt = attempts.of_officer(public_id, int(officer_id))
        for number in range(1, int(count) + 1):
            attempt = move_on(attempt, a_decision(f"option-{number}"))
            os.write(1, f"move {number}\n".encode())
            typed = StoredWords("window", f"words {number}", NOON + timedelta(minutes=number))
            with transaction():
                drafts.put(attempt, SCENE, typed)
            os.write(1, f"draft {number}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
