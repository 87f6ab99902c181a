"""What the shipped scenarios were found to be when they were released, so that no first start plays them.

The record lies beside them (`checked.json`) and names for each the content of all that the
checks read: its folder's name, its files, the sources. Only the record in the program's own
folder is trusted, never one in a folder of scenarios that somebody set: whoever can write
there can change the checks themselves. It covers one content only, so a scenario that an
author changed is checked like any other, and so is everything once `CHECKS` has another
number. Whatever it says, nothing gets onto the shelf that cannot be built.

A hash of the checks' sources would be a surer key, and would make every change of the engine
rewrite the record. So a test compares the record with what the checks find at every commit,
and `CHECKS` is raised by hand where a check becomes stricter.

`python3 -m scenario_trainer.library.released` writes the record anew.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from scenario_trainer.config import data_folder
from scenario_trainer.library import checker, reader, references
from scenario_trainer.library.checker import Reading
from scenario_trainer.library.checks import CHECKS
from scenario_trainer.library.file import files
from scenario_trainer.library.reader import Manuscript

FILE = "checked.json"
Entry = Mapping[str, object]


def reading(folder: Path, *, data: Path | None = None) -> Reading:
    """A scenario's folder, built where the record covers it, else checked."""
    manuscript = reader.read(folder)
    if not covers(manuscript):
        return checker.check_folder(folder, data=data)
    draft, catalogues = reader.compose(manuscript)
    words = {each.language: each.words for each in catalogues}
    return Reading(manuscript, draft, words, (), is_played=True)


def covers(manuscript: Manuscript) -> bool:
    """Whether exactly this was found in order by the checks of this program."""
    entry = record_in(data_folder("scenarios") / FILE).get(manuscript.folder.name, {})
    return entry.get("content") == content_of(manuscript)


def content_of(manuscript: Manuscript) -> str:
    """The name of all that the checks read of a scenario, the sources beside it included."""
    beside, _ = files.read_bytes(manuscript.folder.parent / references.FILE)
    parts = {**manuscript.files, references.FILE: beside}
    sums = {name: sha256(parts[name]).hexdigest() for name in sorted(parts)}
    return sha256(json.dumps([manuscript.folder.name, sums]).encode()).hexdigest()


def entry_of(found: Reading) -> Entry:
    """What the record says of a scenario that is in order: its content and the advice that is left."""
    advice = [f"{each.code} {each.line}:{each.column}" for each in found.findings]
    return {"content": content_of(found.manuscript), "advice": advice}


@lru_cache(maxsize=1)
def record_in(file: Path) -> Mapping[str, Entry]:
    """The entries of the record; none where it was written for other checks or makes no sense."""
    try:
        record = json.loads(file.read_bytes())
        return record["scenarios"] if record["checks"] == CHECKS else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write(root: Path) -> None:
    """Check everything under *root* and write the record of what is in order beside it."""
    ready = [each for each in checker.check_all(root) if each.is_ready]
    entries = {each.folder.name: entry_of(each) for each in ready}
    record = json.dumps({"checks": CHECKS, "scenarios": entries}, indent=1)
    files.write(root / FILE, f"{record}\n".encode())


if __name__ == "__main__":
    write(data_folder("scenarios"))
