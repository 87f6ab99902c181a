"""What playing a scenario found, kept by content: who checks it first waits, all others read it.

Officers at play and walks take seconds where the other checks take a tenth. What they
find depends on the story, its translations, its walks and the program alone, so all of
these make the key and what is kept is never old. It lies in the data folder below
`checked/`, one file for each scenario; the files may be deleted at any time, and what
cannot be read or written there is simply worked out again.
"""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from scenario_trainer.library import program
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.text import Text

FOLDER = "checked"
_PLAYING = ("engine/**/*.py", "library/**/*.py", "text.py")  # what decides how it is played

Play = Callable[[], Iterable[Finding]]


def played(data: Path | None, name: str, content: str, play: Play) -> tuple[Finding, ...]:
    """The findings of *play*, or those kept in the *data* folder for the same content."""
    if data is None or not data.is_dir():
        return tuple(play())
    file, key = data / FOLDER / f"{name}.json", _key(content)
    known = _read(file, key)
    if known is None:
        known = tuple(play())
        _write(file, key, known)
    return known


def _key(content: str) -> str:
    return sha256(f"{program.name_of(*_PLAYING)} {content}".encode()).hexdigest()


def _read(file: Path, key: str) -> tuple[Finding, ...] | None:
    """What is kept under this key; None where there is nothing, or nothing that makes sense."""
    try:
        kept = json.loads(file.read_bytes())
        return tuple(map(_finding, kept["findings"])) if kept["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(file: Path, key: str, findings: Iterable[Finding]) -> None:
    """Written beside and renamed, so that nobody reads half of it; without a place, not at all."""
    kept = {"key": key, "findings": [_data(finding) for finding in findings]}
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        beside.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        beside.replace(file)
    with suppress(OSError):
        beside.unlink(missing_ok=True)


def _data(finding: Finding) -> dict[str, object]:
    details = {
        name: dict(value.by_language) if isinstance(value, Text) else value
        for name, value in finding.details.items()
    }
    where = {"file": finding.file, "line": finding.line, "column": finding.column}
    return {"code": finding.code, **where, "details": details}


def _finding(kept: dict) -> Finding:
    details = {
        name: Text(value) if isinstance(value, dict) else value
        for name, value in kept["details"].items()
    }
    return Finding(kept["code"], kept["file"], kept["line"], kept["column"], details)
