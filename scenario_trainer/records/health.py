"""Whether a decision could be stored at this moment: not guessed but tried."""

from datetime import UTC, datetime

from sqlalchemy import delete, insert

from scenario_trainer.records import database
from scenario_trainer.records.database import transaction
from scenario_trainer.records.tables import SignInTry

MARK = "health"  # no name and no address hashes to it


def check() -> None:
    """Write a row that comes and goes in one transaction; `NotReady` says why it could not be.

    A rolled-back write would stay in memory and find a full disk well, so this one is committed.
    """
    with transaction():
        row = {"mark": MARK, "failures": 0, "last_at": datetime.now(UTC)}
        database.change(insert(SignInTry).values(**row))
        database.change(delete(SignInTry).where(SignInTry.mark == MARK))
