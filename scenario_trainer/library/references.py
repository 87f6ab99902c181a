"""The rules and sources decisions rest on: `scenarios/references.yaml`.

`may_score` is decided entry by entry: `yes`, `duty` (the duty may carry points,
figures and article wording may not) or `no`. What no source confirms never does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from scenario_trainer.library.file import files, shape
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.file.values import Words
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.text import Text

FILE = "references.yaml"


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: what it says, where it stands, how sure we are, whether it may score."""

    id: str
    title: Text
    summary: Text
    source: str
    date: str
    confidence: str
    may_score: str
    note: Text | None = None

    @property
    def carries_credit(self) -> bool:
        """Whether a scored option may rest on it."""
        return self.may_score != "no" and self.confidence != "unverified"


def load(path: Path | None) -> Mapping[str, Reference]:
    """The sources in the file; none where there is no file or it cannot be read."""
    return {} if path is None else check(path)[0]


def check(path: Path) -> tuple[Mapping[str, Reference], tuple[Finding, ...]]:
    """The sources in the file, and what is wrong with it."""
    tree = files.read_tree(path)
    if tree.findings:
        return {}, tree.findings
    entries, findings = shape.check(_File, tree)
    entries = entries or {}
    found = (*findings, *filter(None, _cuts(tree, entries)))
    return {id: _reference(id, entry) for id, entry in entries.items()}, found


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Both(_Part):
    sq: Words
    en: Words


class _Entry(_Part):
    title: _Both
    summary: _Both
    source: Words
    date: Words
    confidence: Literal["verified", "verified_older", "secondary", "unverified"]
    may_score: Literal["yes", "duty", "no"]
    note: _Both | None = None


_Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,59}$")]
_File = dict[_Id, _Entry]


def _cuts(tree: Tree, entries: Mapping[str, _Entry]) -> Iterator[Finding | None]:
    """What is lost of each text where a note follows it; None where nothing is."""
    for id, entry in entries.items():
        for part in ("source", "date"):
            yield tree.cut((id, part), getattr(entry, part))
        for part in ("title", "summary", "note"):
            for language, words in getattr(entry, part) or ():
                yield tree.cut((id, part, language), words)


def _reference(id: str, entry: _Entry) -> Reference:
    return Reference(
        id=id,
        title=_text(entry.title),
        summary=_text(entry.summary),
        source=entry.source,
        date=entry.date,
        confidence=entry.confidence,
        may_score=entry.may_score,
        note=None if entry.note is None else _text(entry.note),
    )


def _text(both: _Both) -> Text:
    return Text({"sq": both.sq, "en": both.en})
