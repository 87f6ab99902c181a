"""Copy the whole database to a file while the program runs, and put such a file back.

A restore looks first and touches last: checksum, revision, tables and triggers are compared with
what this program would have made, and only then does anything change. What opens a door (sign-ins,
unused links) never comes back, so a step that fails later leaves no door open.
"""

from datetime import datetime
from pathlib import Path

from scenario_trainer.config import Settings
from scenario_trainer.errors import NotReady
from scenario_trainer.records import opening
from scenario_trainer.records.backups import embedded, one_file, server
from scenario_trainer.records.backups.one_file import Manifest


def backup(settings: Settings, file: Path) -> None:
    """Write the database to *file*; until that is whole the copy before keeps the name."""
    copy = embedded.copy if settings.is_sqlite else server.dump
    try:
        with one_file.beside(file) as new:
            copy(settings, new)
            one_file.sign(new, database=_kind_of(settings))
            one_file.put(new, file)
    except OSError as error:
        raise NotReady(f"The backup {file} cannot be written: {error.strerror}.") from error


def check(settings: Settings, file: Path) -> Manifest:
    """What *file* is; `NotReady` unless it is a whole backup of this kind of database."""
    manifest, wanted = one_file.manifest_of(file), _kind_of(settings)
    if manifest.database != wanted:
        raise NotReady(f"{file} is a backup of {manifest.database}, the database here is {wanted}.")
    one_file.check_sum(file, manifest)
    return manifest


def restore(settings: Settings, file: Path) -> Path | None:
    """Put the database of *file* in the place of the present one; the program must not run.

    Returns where the embedded database that stood there is kept.
    """
    manifest = check(settings, file)
    if not settings.is_sqlite:
        server.restore(settings, file)
        opening.upgrade(settings)
        return None
    with embedded.made_ready(settings, file, manifest) as new:
        embedded.refuse_running(settings)
        kept = _keep_present(settings)
        embedded.put(settings, new)
    return kept


def _keep_present(settings: Settings) -> Path | None:
    """Back up what stands there now; a damaged database is kept as it is."""
    present = embedded.file_of(settings)
    if not present.is_file():
        return None
    kept = settings.data / f"before-restore-{datetime.now():%Y%m%d-%H%M%S-%f}.sqlite"
    try:
        backup(settings, kept)
    except NotReady:
        embedded.copy_damaged(present, kept)
    return kept


def _kind_of(settings: Settings) -> str:
    return "sqlite" if settings.is_sqlite else "postgresql"
