"""Forms that were filled in and could not be taken, each held for one person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from scenario_trainer.records import database
from scenario_trainer.records.prepared import Prepared
from scenario_trainer.records.tables import UnsentForm

Fields = Sequence[tuple[str, str]]  # name and value, in their order

_OF_PAGE = Prepared(
    select(UnsentForm.form, UnsentForm.fields).where(
        UnsentForm.person_id == bindparam("person_id"),
        UnsentForm.page == bindparam("page"),
        UnsentForm.held_at > bindparam("since"),
    )
)


def put(person_id: int, page: str, form: str, fields: Fields, now: datetime) -> None:
    """Hold a form of a page in place of what was held of it before."""
    drop(person_id, page, form)
    held = [[name, value.replace("\0", "")] for name, value in fields]
    values = {"person_id": person_id, "page": page, "form": form, "fields": held}
    database.change(insert(UnsentForm).values(held_at=now, **values))


def of_page(person_id: int, page: str, since: datetime) -> dict[str, Fields]:
    """What is held for the person on a page since that moment, by its form."""
    found = _OF_PAGE.rows(person_id=person_id, page=page, since=since)
    return {form: [tuple(each) for each in fields] for form, fields in found}


def drop(person_id: int, page: str, form: str) -> None:
    """Forget a form."""
    its = (UnsentForm.person_id == person_id, UnsentForm.page == page, UnsentForm.form == form)
    database.change(delete(UnsentForm).where(*its))


def drop_page(person_id: int, page: str) -> None:
    """Forget every form of a page."""
    its = (UnsentForm.person_id == person_id, UnsentForm.page == page)
    database.change(delete(UnsentForm).where(*its))


def keep_latest(person_id: int, most: int) -> None:
    """Forget all but the latest forms of the person."""
    mine = UnsentForm.person_id == person_id
    order = select(UnsentForm.page, UnsentForm.form).where(mine).order_by(UnsentForm.held_at.desc())
    for row in database.rows(order)[most:]:
        drop(person_id, row.page, row.form)


def forget_before(moment: datetime) -> None:
    """Forget every form that was held before that moment."""
    database.change(delete(UnsentForm).where(UnsentForm.held_at < moment))
