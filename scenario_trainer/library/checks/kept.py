"""What playing a scenario found, kept by content: who checks it first waits, all others read it.

Officers at play and walks take seconds where the other checks take a tenth. Each part of
what they find is kept under the name of all that it depends on: the program that plays,
and of the scenario exactly what that part reads. So a reworded sentence or a changed walk
plays nothing else again, and what is kept is never old. It lies in the data folder below
`checked/`, one file for each scenario; the files may be deleted at any time, and what
cannot be read or written there is simply worked out again.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from scenario_trainer.library import program
from scenario_trainer.library.checks.story import Found
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.text import Text

FOLDER = "checked"
_PLAYING = ("engine/**/*.py", "library/**/*.py", "text.py")  # what decides how it is played

Told = Finding | Found
_Kept = Mapping[str, object]


class Part(NamedTuple):
    """One part of playing: its name, the name of all that it reads of a scenario, how it is done."""

    name: str
    content: str
    play: Callable[[], Iterable[Told]]


def played(data: Path | None, name: str, parts: Iterable[Part]) -> Iterator[Told]:
    """The findings of all *parts*: those kept in the *data* folder, else played and kept there."""
    file = data / FOLDER / f"{name}.json" if data is not None and data.is_dir() else None
    kept = _read(file) if file else {}
    now: dict[str, _Kept] = {}
    for part in parts:
        key = _key(part.content)
        told = _found_in(kept.get(part.name), key)
        if told is None:
            told = tuple(part.play())
        now[part.name] = {"key": key, "findings": [_data(each) for each in told]}
        yield from told
    if file and now != kept:
        _write(file, now)


def _key(content: str) -> str:
    return sha256(f"{program.name_of(*_PLAYING)} {content}".encode()).hexdigest()


def _read(file: Path) -> Mapping[str, object]:
    """What is kept in the file; nothing where it makes no sense."""
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _found_in(kept: object, key: str) -> tuple[Told, ...] | None:
    """What a part found, if it was kept under this key and makes sense."""
    try:
        return tuple(map(_told, kept["findings"])) if kept["key"] == key else None
    except (KeyError, TypeError, AttributeError):
        return None


def _write(file: Path, kept: Mapping[str, _Kept]) -> None:
    """Written beside and renamed, so that nobody reads half of it; without a place, not at all."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        beside.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        beside.replace(file)
    with suppress(OSError):
        beside.unlink(missing_ok=True)


def _data(told: Told) -> dict[str, object]:
    details = {
        name: dict(value.by_language) if isinstance(value, Text) else value
        for name, value in told.details.items()
    }
    if isinstance(told, Found):
        return {"code": told.code, "at": told.at, "details": details}
    where = {"file": told.file, "line": told.line, "column": told.column}
    return {"code": told.code, **where, "details": details}


def _told(kept: Mapping) -> Told:
    details = {
        name: Text(value) if isinstance(value, dict) else value
        for name, value in kept["details"].items()
    }
    if "at" in kept:
        return Found(kept["code"], kept["at"], details)
    return Finding(kept["code"], kept["file"], kept["line"], kept["column"], details)
