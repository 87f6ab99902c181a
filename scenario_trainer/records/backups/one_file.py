"""A backup is one file: the copy, and after it one line that says what it is.

The file gets its name in one step once all of it is on the disk. So whatever is killed, and however
many write at once, a whole backup stands under the name: the last that was finished. SQLite and
`pg_restore` do not look beyond their own data and read the file as it is. What we gave up is a
checksum that other programs can check.

The line holds a checksum, which finds damage. It is no seal: whoever can write the file can write
the line as well.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from scenario_trainer import __version__
from scenario_trainer.errors import NotReady

KIND = "scenario-trainer-backup"
LONGEST_LINE = 1000  # bytes; ours has some 250
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is."""

    database: str  # sqlite | postgresql
    sha256: str
    made_at: str
    program: str = __version__
    kind: str = KIND
    size: int | None = None  # of the copy alone; older backups have their manifest in FILE.json


def manifest_of(file: Path) -> Manifest:
    """What *file* says it is; `NotReady` where it says nothing we know."""
    try:
        return _read(_last_line(file))
    except (OSError, ValueError, TypeError):
        pass
    try:
        return _read(file.with_name(file.name + ".json").read_bytes())
    except (OSError, ValueError, TypeError) as error:
        raise NotReady(f"{file} is no backup of this program, or it was cut short.") from error


def check_sum(file: Path, manifest: Manifest) -> None:
    """Refuse a copy that is not what was written."""
    with file.open("rb") as opened:
        if _sum_of(opened, manifest.size) != manifest.sha256:
            raise NotReady(f"{file} is not what was written: its checksum differs.")


def unpack(file: Path, manifest: Manifest, new: Path) -> None:
    """Write the copy in *file* to *new*, without the line."""
    with file.open("rb") as source, new.open("wb") as target:
        for piece in _pieces(source, manifest.size):
            target.write(piece)
    check_sum(new, manifest)


@contextmanager
def beside(file: Path) -> Iterator[Path]:
    """A new file for its owner only, in the folder of *file*; at the end nothing is left of it."""
    handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".new", dir=file.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for rest in ("", "-journal", "-wal", "-shm"):
            Path(name + rest).unlink(missing_ok=True)


def sign(new: Path, database: str) -> None:
    """Write the line that says what *new* is."""
    with new.open("r+b") as opened:
        manifest = Manifest(
            database=database,
            sha256=_sum_of(opened),
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            size=opened.tell(),
        )
        opened.write(b"\n" + json.dumps(asdict(manifest)).encode() + b"\n")


def put(new: Path, file: Path) -> None:
    """Give *new* the name *file*, in one step and on the disk."""
    with new.open("r+b") as opened:
        os.fsync(opened.fileno())
    os.replace(new, file)
    if os.name == "nt":
        return  # a folder cannot be opened there
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _last_line(file: Path) -> bytes:
    with file.open("rb") as opened:
        size = opened.seek(0, os.SEEK_END)
        opened.seek(max(0, size - LONGEST_LINE))
        return opened.read().rstrip(b"\n").rpartition(b"\n")[2]


def _read(line: bytes) -> Manifest:
    manifest = Manifest(**json.loads(line))
    if manifest.kind != KIND:
        raise ValueError(manifest.kind)
    return manifest


def _sum_of(opened: BinaryIO, size: int | None = None) -> str:
    found = hashlib.sha256()
    for piece in _pieces(opened, size):
        found.update(piece)
    return found.hexdigest()


def _pieces(opened: BinaryIO, size: int | None) -> Iterator[bytes]:
    """The first *size* bytes, or all."""
    left = PIECE if size is None else size
    while left and (piece := opened.read(min(PIECE, left))):
        yield piece
        left -= 0 if size is None else len(piece)
