"""Translations of a scenario: one gettext file for each other language, such as `sq.po`.

The context of an entry is the text's stable id (`scenes.door.lines.0`), its
msgid the words it translates, so a changed sentence shows as stale instead of
keeping an old translation silently. Poedit opens these files.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scenario_trainer.errors import ScenarioError
from scenario_trainer.library.file import files
from scenario_trainer.library.file.guard import Tree, first_hidden, path_of
from scenario_trainer.library.findings.finding import CODES, Finding
from scenario_trainer.library.translations import carrying, messages
from scenario_trainer.library.translations.messages import File, Message


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in the catalogue: the words it was translated from, and the translation."""

    of: str
    words: str
    fuzzy: bool
    line: int
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All translations into one language, and what is wrong with the file itself."""

    language: str
    file: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    placeless: frozenset[str] = frozenset()  # what entries without a place were translated from

    @property
    def words(self) -> dict[str, str]:
        """The translations that may be shown: there, and not marked as unsure."""
        return {
            id: entry.words
            for id, entry in self.entries.items()
            if entry.words and not (entry.fuzzy or entry.plural)
        }


def read(path: Path) -> Catalogue:
    """The catalogue in *path*; its name is its language."""
    source, missing = files.read_bytes(path)
    return (
        Catalogue(path.stem, path.name, findings=missing) if missing else parse(source, path.name)
    )


def parse(source: bytes, name: str) -> Catalogue:
    """The catalogue in *source*; the *name* of its file is its language."""
    language = name.removesuffix(".po")
    file, findings = _file_in(source, name)
    if findings:
        return Catalogue(language, name, findings=findings)
    return _catalogue(language, name, file)


def _file_in(source: bytes, name: str) -> tuple[File, tuple[Finding, ...]]:
    """The messages in *source*, or why they are not read."""
    if len(source) > files.MOST_BYTES:
        return File(), (files.too_large(name, len(source)),)
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return File(), (Finding("SCN103", name, line),)
    file = messages.parse(text)
    wrong = (Finding("SCN505", name, line, details={"what": why}) for line, why in file.wrong)
    return file, tuple(wrong)


def _catalogue(language: str, name: str, file: File) -> Catalogue:
    entries: dict[str, Entry] = {}
    findings = []
    if file.charset.upper() != "UTF-8":
        findings.append(Finding("SCN509", name, details={"what": file.charset or "-"}))
    living = [each for each in file.messages if not each.is_aside and not each.is_header]
    placeless = [message for message in living if message.context is None]
    if placeless:
        details = {"count": len(placeless), "what": placeless[0].source[:40]}
        findings.append(Finding("SCN510", name, placeless[0].line, details=details))
    for message in living:
        findings += _of_message(name, message)
        id = message.context
        if id is None:
            continue
        if id in entries:
            findings.append(Finding("SCN506", name, message.line, details={"what": id}))
        if id not in entries or not entries[id].words:
            entries[id] = _entry(message)
    sources = frozenset(message.source for message in placeless)
    return Catalogue(language, name, entries, tuple(findings), sources)


def _entry(message: Message) -> Entry:
    words = message.translation if message.is_filled else ""
    return Entry(message.source, words, message.is_unsure, message.line, message.is_plural)


# UTF-8 read as Windows-1252 and saved: what ë, ç, Ë, Ç and curved quotation marks become.
_MISREAD = re.compile("Ã[«§‹‡\x8b\x87]|â€")
_GUARDED = re.compile("'[-=+@]")  # what a table of cells puts before a dash


def _of_message(name: str, message: Message) -> Iterator[Finding]:
    """What some program did to one translation."""
    what = {"what": message.context or message.source[:40]}
    if message.is_plural:
        yield Finding("SCN511", name, message.line, details=what)
    changed = _MISREAD.search(message.translation)
    if not message.source.startswith("'"):
        changed = changed or _GUARDED.match(message.translation)
    if changed:
        yield Finding("SCN512", name, message.line, details={**what, "found": changed[0]})
    if hidden := first_hidden(message.translation):
        yield Finding("SCN104", name, message.line, details={"what": hidden})


MOST_OF_A_KIND = 10


def check(catalogue: Catalogue, texts: Mapping[str, str], tree: Tree) -> Iterator[Finding]:
    """Where the catalogue and the scenario's *texts* differ; a crowd of one kind as one finding."""
    by_code: dict[str, list[Finding]] = {}
    for finding in _differences(catalogue, texts, tree):
        by_code.setdefault(finding.code, []).append(finding)
    for code, found in by_code.items():
        if len(found) <= MOST_OF_A_KIND:
            yield from found
            continue
        details = {
            "kind": CODES[code].title,
            "count": len(found),
            "total": len(texts if code == "SCN501" else catalogue.entries),
            "what": found[0].details.get("what", "-"),
        }
        first = found[0].line if found[0].file == catalogue.file else 1
        yield Finding("SCN508", catalogue.file, first, details=details)


def _differences(catalogue: Catalogue, texts: Mapping[str, str], tree: Tree) -> Iterator[Finding]:
    yield from catalogue.findings
    if catalogue.findings and not catalogue.entries:
        return
    for id, words in texts.items():
        entry = catalogue.entries.get(id)
        if entry is None and words in catalogue.placeless:
            continue
        if entry is None or not entry.words:
            yield tree.finding("SCN501", path_of(id), what=id, catalogue=catalogue.file)
        elif entry.of != words:
            yield Finding("SCN503", catalogue.file, entry.line, details={"what": id})
        elif entry.fuzzy:
            yield Finding("SCN502", catalogue.file, entry.line, details={"what": id})
    for id, entry in catalogue.entries.items():
        if id not in texts:
            yield Finding("SCN504", catalogue.file, entry.line, details={"what": id})


def write(path: Path, texts: Mapping[str, str]) -> None:
    """Bring the catalogue up to date; one in which only the order would change is not touched.

    Raises `ScenarioError` rather than write a file that cannot be read whole, or that
    has two translations for the same words in one place.
    """
    source, missing = files.read_bytes(path) if path.exists() else (b"", ())
    file, wrong = (File(), missing) if missing else _file_in(source, path.name)
    twice = (
        Finding("SCN506", path.name, message.line, details={"what": message.context or "-"})
        for message in carrying.clashes(file)
    )
    if wrong := (*wrong, *twice):
        raise ScenarioError(wrong)
    brought_on = carrying.brought_on(file, texts, path.stem)
    if set(brought_on) != set(file.messages):
        files.write(path, messages.render(file, brought_on).encode())
