"""Bring the scenarios of a folder into the database, as editions.

What has errors stays out and the edition before it stays on the shelf; what is
no longer in the folder leaves the library, and running attempts go on. What
stands on the shelf as it is was checked when it came there and is not read again.
"""

from dataclasses import dataclass
from pathlib import Path

from scenario_trainer.errors import NotReady
from scenario_trainer.library import reader, released
from scenario_trainer.library.checker import Reading
from scenario_trainer.library.file import files
from scenario_trainer.library.translations import catalogue
from scenario_trainer.records import database, editions
from scenario_trainer.records.database import transaction


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is in the library now, and what could not be published."""

    slugs: tuple[str, ...]
    refused: tuple[Reading, ...]


def load(folder: Path) -> Loaded:
    """Publish every scenario under *folder* that has no errors."""
    if not folder.is_dir():
        raise NotReady(f"There is no folder {folder}. Set TRAINER_SCENARIOS to one with scenarios.")
    folders = reader.folders(folder)
    data = database.settings().data
    readings = [released.reading(each, data=data) for each in folders if not stands(each)]
    ready = [reading for reading in readings if reading.is_ready]
    with transaction():
        for reading in ready:
            editions.load(reading.scenario.id, reading.source, reading.catalogues)
        for slug in editions.slugs() - {each.name for each in folders}:
            editions.withdraw(slug)
    return Loaded(
        slugs=tuple(sorted(editions.slugs())),
        refused=tuple(reading for reading in readings if not reading.is_ready),
    )


def stands(folder: Path) -> bool:
    """Whether exactly this content is on the shelf already; then it was read and found in order."""
    present = editions.current(folder.name)
    if present is None:
        return False
    source, _ = files.read_bytes(folder / reader.FILE)
    words = {path.stem: catalogue.read(path).words for path in sorted(folder.glob("*.po"))}
    return present.sha == editions.content_hash(source, words)
