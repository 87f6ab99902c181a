"""Translations of a scenario: one gettext file for each other language, such as `sq.po`.

The context of an entry is the text's stable id (`scenes.door.lines.0`), its
msgid the words it translates, so a changed sentence shows as stale instead of
keeping an old translation silently. Poedit opens these files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from scenario_trainer.errors import ScenarioError
from scenario_trainer.library import files
from scenario_trainer.library.findings import Finding
from scenario_trainer.library.guard import Tree, first_hidden, path_of
from scenario_trainer.text import seen


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in the catalogue: the words it was translated from, and the translation."""

    of: str
    words: str
    fuzzy: bool
    line: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All translations into one language, and what is wrong with the file itself."""

    language: str
    file: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def words(self) -> dict[str, str]:
        """The translations that may be shown: there, and not marked as unsure."""
        return {
            id: entry.words for id, entry in self.entries.items() if entry.words and not entry.fuzzy
        }


def read(path: Path) -> Catalogue:
    """The catalogue in *path*; its name is its language."""
    language, source_findings = path.stem, files.read_bytes(path)[1]
    if source_findings:
        return Catalogue(language, path.name, findings=source_findings)
    try:
        parsed = polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError, IndexError) as problem:
        what = str(problem).replace(str(path), path.name)[:120]
        wrong = Finding("SCN505", path.name, details={"what": what})
        return Catalogue(language, path.name, findings=(wrong,))
    return _catalogue(language, path.name, parsed)


def _catalogue(language: str, file: str, parsed: polib.POFile) -> Catalogue:
    entries: dict[str, Entry] = {}
    findings = []
    for entry in parsed:
        if entry.obsolete:
            continue
        id, line = entry.msgctxt or "", entry.linenum
        if id in entries:
            findings.append(Finding("SCN506", file, line, details={"what": id}))
        if hidden := first_hidden(entry.msgstr):
            findings.append(Finding("SCN104", file, line, details={"what": hidden}))
        words = entry.msgstr if seen(entry.msgstr) else ""
        entries[id] = Entry(entry.msgid, words, entry.fuzzy, line)
    return Catalogue(language, file, entries, tuple(findings))


def check(catalogue: Catalogue, texts: Mapping[str, str], tree: Tree) -> Iterator[Finding]:
    """Where the catalogue and the scenario's *texts* differ."""
    yield from catalogue.findings
    if catalogue.findings and not catalogue.entries:
        return
    for id, words in texts.items():
        entry = catalogue.entries.get(id)
        if entry is None or not entry.words:
            yield tree.finding("SCN501", path_of(id), what=id, catalogue=catalogue.file)
        elif entry.of != words:
            yield Finding("SCN503", catalogue.file, entry.line, details={"what": id})
        elif entry.fuzzy:
            yield Finding("SCN502", catalogue.file, entry.line, details={"what": id})
    for id, entry in catalogue.entries.items():
        if id not in texts:
            yield Finding(
                "SCN504", catalogue.file, entry.line, details={"what": id or entry.of[:40]}
            )


def write(path: Path, texts: Mapping[str, str]) -> None:
    """Bring the catalogue up to date: translations stay, changed ones fuzzy, old ones set aside.

    Raises `ScenarioError` rather than overwrite a file that cannot be read.
    """
    before = _existing(path)
    old = {entry.msgctxt: entry for entry in before}
    new = polib.POFile(wrapwidth=100)
    new.header, new.metadata = before.header, {**_HEADER, "Language": path.stem, **before.metadata}
    new.extend(_brought_on(id, words, old.pop(id, None)) for id, words in texts.items())
    for entry in old.values():
        entry.obsolete = True
        if entry.msgstr:
            new.append(entry)
    written = path.with_name(f"{path.name}.new")
    new.save(str(written))
    written.replace(path)


_HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def _existing(path: Path) -> polib.POFile:
    if not path.exists():
        return polib.POFile()
    unreadable = [finding for finding in read(path).findings if finding.code == "SCN505"]
    if unreadable:
        raise ScenarioError(tuple(unreadable))
    return polib.pofile(str(path), encoding="utf-8")


def _brought_on(id: str, words: str, old: polib.POEntry | None) -> polib.POEntry:
    if old is None or old.obsolete:
        return polib.POEntry(
            msgctxt=id,
            msgid=words,
            msgstr=old.msgstr if old else "",
            flags=["fuzzy"] if old else [],
        )
    flags, before = list(old.flags), old.previous_msgid
    if old.msgid != words and old.msgstr:
        before = old.msgid
        if "fuzzy" not in flags:
            flags.append("fuzzy")
    return polib.POEntry(
        msgctxt=id,
        msgid=words,
        msgstr=old.msgstr,
        flags=flags,
        previous_msgid=before if "fuzzy" in flags else None,
        tcomment=old.tcomment,
        comment=old.comment,
    )
