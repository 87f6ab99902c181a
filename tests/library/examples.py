"""Two small valid scenarios, and one visible change to one of them for every finding there is."""

import shutil
from pathlib import Path

import polib

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library import checker, reader
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import guard
from scenario_trainer.library.translations import catalogue, renewal

HERE = Path(__file__).parent
EXAMPLES = HERE / "example"
EXAMPLE = EXAMPLES / "the-counter"  # decisions, a gate, a deadline
CASE = EXAMPLES / "the-file"  # a talk, and all that is done with a file
FINDINGS = HERE / "findings"


def a_folder(place: Path, example: str = EXAMPLE.name) -> Path:
    """A copy of an example with its sources, to be changed."""
    shutil.copytree(EXAMPLES, place / "scenarios")
    return place / "scenarios" / example


def scenario_in(folder: Path) -> Scenario:
    """The scenario of a folder in both languages, built without asking lint."""
    words = {path.stem: catalogue.read(path).words for path in folder.glob("*.po")}
    return builder.build((folder / reader.FILE).read_bytes(), words)


def changed(place: Path, code: str) -> Path:
    """A copy of the example after the change to it that is to produce *code*."""
    changes = guard.read((FINDINGS / f"{code}.yaml").read_bytes(), code).root
    folder = a_folder(place, changes[0].get("example", EXAMPLE.name))
    for change in changes:
        _change(folder / change["file"], change)
    if not code.startswith(("SCN1", "SCN5")):
        translated(folder)
    return folder


def _change(path: Path, change: dict[str, str]) -> None:
    if "delete" in change:
        return path.unlink()
    if "empty" in change:
        return path.write_bytes(b"")
    if "copied" in change:
        return _copied(path)
    words = path.read_text(encoding="utf-8")
    assert change["from"] in words, change["from"]
    to = change["to"] * int(change.get("times", 1))
    if "hidden" in change:
        to = to.replace("@", chr(int(change["hidden"], 16)))
    words = words.replace(change["from"], to, -1 if "all" in change else 1)
    path.write_bytes(words.encode(change.get("encoding", "utf-8")))


def _copied(path: Path) -> None:
    """The original stands in the place of every translation."""
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = entry.msgid
    catalogue.save(str(path))


def translated(folder: Path) -> None:
    """New texts get a translation, so that only the finding in question is left."""
    for path in renewal.renew(folder):
        catalogue = polib.pofile(str(path))
        for entry in [entry for entry in catalogue if entry.obsolete]:
            catalogue.remove(entry)
        for n, entry in enumerate(catalogue):
            entry.msgstr = entry.msgstr or f"Përkthim {n:04}"
            entry.flags = []
        catalogue.save(str(path))


def altered(folder: Path, *changes: tuple[str, str], file: str = reader.FILE) -> Path:
    """The folder with words of one of its files exchanged, each once, and translated."""
    path = folder / file
    words = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in words, before
        words = words.replace(before, after, 1)
    path.write_text(words, encoding="utf-8")
    translated(folder)
    return folder


def found_in(folder: Path, *codes: str) -> list[str]:
    """What lint finds: each finding without its place, only those of *codes* where any are named."""
    found = checker.check_folder(folder).findings
    return [
        str(finding).split(" ", 1)[1].split("  ")[0]
        for finding in found
        if not codes or finding.code in codes
    ]
