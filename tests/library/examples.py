"""A small valid scenario, and one visible change to it for every finding there is."""

import shutil
from pathlib import Path

import polib

from scenario_trainer.engine.scenario import Scenario
from scenario_trainer.library import builder, catalogue, guard, reader

HERE = Path(__file__).parent
EXAMPLE = HERE / "example" / "the-counter"
FINDINGS = HERE / "findings"


def a_folder(place: Path) -> Path:
    """A copy of the example with its sources, to be changed."""
    shutil.copytree(HERE / "example", place / "scenarios")
    return place / "scenarios" / "the-counter"


def scenario_in(folder: Path) -> Scenario:
    """The scenario of a folder in both languages, built without asking lint."""
    words = {path.stem: catalogue.read(path).words for path in folder.glob("*.po")}
    return builder.build((folder / reader.FILE).read_bytes(), words)


def changed(folder: Path, code: str) -> Path:
    """The folder after the change that is to produce *code*."""
    for change in guard.read((FINDINGS / f"{code}.yaml").read_bytes(), code).root:
        _change(folder / change["file"], change)
    if not code.startswith(("SCN1", "SCN5")):
        translated(folder)
    return folder


def _change(path: Path, change: dict[str, str]) -> None:
    if "delete" in change:
        return path.unlink()
    if "empty" in change:
        return path.write_bytes(b"")
    words = path.read_text(encoding="utf-8")
    assert change["from"] in words, change["from"]
    to = change["to"] * int(change.get("times", 1))
    if "hidden" in change:
        to = to.replace("@", chr(int(change["hidden"], 16)))
    words = words.replace(change["from"], to, -1 if "all" in change else 1)
    path.write_bytes(words.encode(change.get("encoding", "utf-8")))


def translated(folder: Path) -> None:
    """New texts get a translation, so that only the finding in question is left."""
    for path in reader.write_catalogue(folder):
        catalogue = polib.pofile(str(path))
        for entry in [entry for entry in catalogue if entry.obsolete]:
            catalogue.remove(entry)
        for entry in catalogue:
            entry.msgstr = entry.msgstr or "Përkthim"
            entry.flags = []
        catalogue.save(str(path))
