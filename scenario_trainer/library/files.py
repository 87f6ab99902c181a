"""Reading files from disk: never more than a scenario may have, never a traceback."""

from pathlib import Path

from scenario_trainer.library import guard
from scenario_trainer.library.findings import Finding
from scenario_trainer.library.guard import MOST_BYTES, Tree


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
        details = {"size": path.stat().st_size, "most": MOST_BYTES}
        return b"", (Finding("SCN102", path.name, details=details),)
    return source, ()


def read_tree(path: Path) -> Tree:
    """The file as a plain tree with its findings."""
    source, findings = read_bytes(path)
    return Tree(path.name, findings=findings) if findings else guard.read(source, path.name)
