"""Remarks that something is wrong in a scene, as the authors read them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from scenario_trainer.records import database
from scenario_trainer.records.tables import Edition, Remark


@dataclass(frozen=True, slots=True)
class StoredRemark:
    """What somebody said about a scene, and the day."""

    id: int
    edition_id: int
    slug: str
    scene: str
    words: str
    day: date


def latest(most: int = 200) -> tuple[StoredRemark, ...]:
    """The remarks, newest first."""
    statement = (
        select(Remark.id, Remark.edition_id, Edition.slug, Remark.scene, Remark.words, Remark.day)
        .join(Edition, Edition.id == Remark.edition_id)
        .order_by(Remark.day.desc(), Remark.id.desc())
        .limit(most)
    )
    return tuple(StoredRemark(*found) for found in database.rows(statement))
