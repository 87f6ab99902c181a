"""The door for whoever plays, draws or previews: a scenario's files read and built, nothing checked.

What publishing asks beyond that stands behind the other door, `checker`, which this one
never opens. Both take a `Manuscript`: the files of a folder, or the text of a form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library.building import builder
from scenario_trainer.library.building.builder import Draft
from scenario_trainer.library.file import files, guard
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.file.schema import FILE
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.translations import catalogue
from scenario_trainer.library.translations.catalogue import Catalogue
from scenario_trainer.library.walks import walks
from scenario_trainer.text import LANGUAGES


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What an author wrote of one scenario: its files by name, and what could not be read.

    *folder* is where they stand or would stand: findings name the files in it.
    """

    folder: Path
    files: Mapping[str, bytes]
    unread: Mapping[str, Finding] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether there is such a file, read or not."""
        return name in self.files or name in self.unread

    def tree(self, name: str) -> Tree:
        """One of the files as plain data behind the guard, or why there is nothing of it."""
        if name in self.files:
            return guard.read(self.files[name], name)
        missing = Finding("SCN101", name, details={"what": name})
        return Tree(name, findings=(self.unread.get(name, missing),))

    def catalogues(self) -> tuple[Catalogue, ...]:
        """The translations, in the order of the languages."""
        return tuple(self._catalogue(each) for each in LANGUAGES if self.has(f"{each}.po"))

    def _catalogue(self, language: str) -> Catalogue:
        name = f"{language}.po"
        if name in self.files:
            return catalogue.parse(self.files[name], name)
        return Catalogue(language, name, findings=(self.unread[name],))


def folders(root: Path) -> tuple[Path, ...]:
    """The scenario folders: *root* itself, or those in it."""
    root = Path(root)
    if (root / FILE).is_file():
        return (root,)
    return tuple(sorted(path.parent for path in root.glob(f"*/{FILE}")))


def read(folder: Path) -> Manuscript:
    """The files of a scenario as they stand in its folder; one without a story has one unread."""
    folder, read, unread = Path(folder), {}, {}
    for name in (FILE, *(f"{language}.po" for language in LANGUAGES), walks.FILE):
        if name == FILE or (folder / name).exists():
            source, missing = files.read_bytes(folder / name)
            (unread if missing else read)[name] = missing[0] if missing else source
    return Manuscript(folder, read, unread)


def build(manuscript: Manuscript) -> Scenario:
    """The scenario, to be played or drawn at once; raises `ScenarioError` with what forbids it."""
    draft, _ = compose(manuscript)
    if draft.findings:
        raise ScenarioError(tuple(named(manuscript.folder, draft.findings)))
    return draft.scenario


def compose(manuscript: Manuscript) -> tuple[Draft, tuple[Catalogue, ...]]:
    """As much of the scenario as can be made of the manuscript, and the catalogues it speaks by."""
    catalogues = manuscript.catalogues()
    words = {each.language: each.words for each in catalogues}
    draft = builder.compose(manuscript.tree(FILE), words)
    own = draft.file and draft.file.language
    return draft, tuple(each for each in catalogues if each.language != own)


def named(folder: Path, findings: Iterable[Finding]) -> list[Finding]:
    """The findings with the folder before the file's name, as an author would type it."""
    return [replace(finding, file=str(folder / finding.file)) for finding in findings]
