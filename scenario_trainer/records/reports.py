"""Reports that something is wrong in a scene, as the authors read them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from scenario_trainer.records import database
from scenario_trainer.records.tables import Edition, Report


@dataclass(frozen=True, slots=True)
class StoredReport:
    """What somebody said about a scene, and the day."""

    id: int
    edition_id: int
    slug: str
    scene: str
    words: str
    day: date


def latest(most: int = 200) -> tuple[StoredReport, ...]:
    """The reports, newest first."""
    statement = (
        select(Report.id, Report.edition_id, Edition.slug, Report.scene, Report.words, Report.day)
        .join(Edition, Edition.id == Report.edition_id)
        .order_by(Report.day.desc(), Report.id.desc())
        .limit(most)
    )
    return tuple(StoredReport(*found) for found in database.rows(statement))
