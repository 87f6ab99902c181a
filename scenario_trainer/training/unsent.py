"""What somebody filled into a form after their sign-in had ended, held until they are back.

It is held for the person the form was made for and shown to nobody else. There is
a bound to how much and to how long, so that it is no second place to store things.
"""

from datetime import UTC, datetime, timedelta

from scenario_trainer.records import people, unsent
from scenario_trainer.records.database import transaction
from scenario_trainer.records.unsent import Fields

LASTS = timedelta(hours=24)
MOST = 10  # forms of one person
LONGEST_ADDRESS = 200


def hold(public_id: str | None, page: str, form: str, fields: Fields) -> None:
    """Hold a form of a page for the person it was made for; a later one of it takes its place."""
    if not public_id or not fields or not _can_be_held(page):
        return
    now = datetime.now(UTC)
    with transaction():
        person_id = people.id_of(public_id)
        if person_id is not None:
            unsent.put(person_id, page, form, fields, now)
            unsent.keep_latest(person_id, MOST)
            unsent.forget_before(now - LASTS)


def held_for(person_id: int, page: str) -> dict[str, Fields]:
    """What is held for the person on this page, by its form."""
    if not _can_be_held(page):
        return {}
    return unsent.of_page(person_id, page, since=datetime.now(UTC) - LASTS)


def forget(person_id: int, page: str, form: str) -> None:
    """Forget what is held of a form that was taken now; most of the time there is nothing."""
    if form in held_for(person_id, page):
        with transaction():
            unsent.drop(person_id, page, form)


def forget_page(person_id: int, page: str) -> None:
    """Forget what is held of a page whose thing was deleted."""
    with transaction():
        unsent.drop_page(person_id, page)


def _can_be_held(page: str) -> bool:
    return len(page) <= LONGEST_ADDRESS and "\0" not in page  # PostgreSQL refuses it in a text
