"""Let time pass in the database: what is stored becomes older."""

from datetime import timedelta

from sqlalchemy import select, update

from scenario_trainer.records import database
from scenario_trainer.records.database import transaction
from scenario_trainer.records.tables import Invitation, SignIn, SignInTry


def passes(time: timedelta) -> None:
    """Everything about signing in is as old as if that time had passed."""
    with transaction():
        for column in (SignIn.seen_at, SignIn.created_at, SignInTry.last_at, Invitation.expires_at):
            _make_older(column, time)


def used_long_ago(time: timedelta) -> None:
    """Sign-ins were last used that time ago; they are as old as before."""
    with transaction():
        _make_older(SignIn.seen_at, time)


def begun_long_ago(time: timedelta) -> None:
    """Sign-ins began that time ago, and were used just now."""
    with transaction():
        _make_older(SignIn.created_at, time)


def _make_older(column, time: timedelta) -> None:
    key = next(iter(column.class_.__table__.primary_key.columns))
    for id, moment in database.rows(select(key, column)):
        values = {column.key: moment - time}
        database.change(update(column.class_).where(key == id).values(**values))
