"""Files on disk: read without a traceback, never too much; written whole or not at all."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from scenario_trainer.library.file import guard
from scenario_trainer.library.file.guard import MOST_BYTES, Tree
from scenario_trainer.library.findings.finding import Finding


def read_bytes(path: Path) -> tuple[bytes, tuple[Finding, ...]]:
    """What stands in the file, or why it is not read."""
    try:
        if not path.is_file():
            return b"", (Finding("SCN101", path.name, details={"what": path.name}),)
        with path.open("rb") as stream:
            source = stream.read(MOST_BYTES + 1)
    except OSError:
        return b"", (Finding("SCN101", path.name, details={"what": path.name}),)
    if len(source) > MOST_BYTES:
        return b"", (too_large(path.name, path.stat().st_size),)
    return source, ()


def too_large(name: str, size: int) -> Finding:
    """The finding for a file of more than `MOST_BYTES`."""
    return Finding("SCN102", name, details={"size": size, "most": MOST_BYTES})


def read_tree(path: Path) -> Tree:
    """The file as a plain tree with its findings."""
    source, findings = read_bytes(path)
    return Tree(path.name, findings=findings) if findings else guard.read(source, path.name)


def write(path: Path, content: bytes) -> None:
    """Put a new file in the place of an old one: a cut leaves the one or the other, whole."""
    _write_beside(path, ".new", content)
    _take_place(path, ".new")


def write_together(first: Path, written: Mapping[Path, bytes]) -> None:
    """Exchange several files, *first* among them, so that a cut leaves all old or can be finished.

    All are written beside. The moment *first* has its place the change counts, and
    what still waits is put in its place by `finish`, whoever comes next.
    """
    for path in (first, *(path for path in written if path != first)):
        _write_beside(path, _WAITING, written[path])
    for path in (first, *(path for path in written if path != first)):
        _take_place(path, _WAITING)


def finish(first: Path, others: Iterable[Path]) -> None:
    """End a `write_together` that was cut off: drop it if *first* still waits, else go through."""
    waiting = [path for path in others if path.with_name(path.name + _WAITING).exists()]
    if first.with_name(first.name + _WAITING).exists():
        for path in (*waiting, first):
            path.with_name(path.name + _WAITING).unlink()
        return
    for path in waiting:
        beside = path.with_name(path.name + _WAITING)
        if path.exists() and path.stat().st_mtime_ns > beside.stat().st_mtime_ns:
            beside.unlink()  # somebody has worked on the file since
        else:
            _take_place(path, _WAITING)


_WAITING = ".renamed"


def _write_beside(path: Path, suffix: str, content: bytes) -> None:
    with path.with_name(path.name + suffix).open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    _sync(path.parent)


def _take_place(path: Path, suffix: str) -> None:
    path.with_name(path.name + suffix).replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Have the names in *folder* outlive a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
