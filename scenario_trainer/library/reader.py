"""The way in for everybody who has a folder: read it whole, say all that is wrong at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library import references
from scenario_trainer.library.building import builder
from scenario_trainer.library.building.builder import Draft
from scenario_trainer.library.checks import kept, lint
from scenario_trainer.library.file import files, guard
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.findings.finding import Finding, errors, in_order
from scenario_trainer.library.references import Reference
from scenario_trainer.library.translations import catalogue
from scenario_trainer.library.walks import walks
from scenario_trainer.text import LANGUAGES

FILE = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class Reading:
    """One scenario folder: what could be made of it, and everything to mend."""

    folder: Path
    scenario: Scenario | None
    findings: tuple[Finding, ...]
    source: bytes = b""
    catalogues: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sha: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether it can be published: only advice is left, if anything."""
        return self.scenario is not None and not errors(self.findings)


def read(
    folder: Path, known: Mapping[str, Reference] | None = None, *, data: Path | None = None
) -> Reading:
    """Everything in a scenario's folder; sources are looked up in *known* or beside the folder.

    What playing it finds is kept in the *data* folder, for whoever reads the same again.
    """
    folder = Path(folder)
    source, missing = files.read_bytes(folder / FILE)
    if missing:
        return Reading(folder, None, _named(folder, missing))
    found: list[Finding] = []
    if known is None:
        known, wrong = references.check(folder.parent / references.FILE)
        found += _named(folder.parent, wrong)
        known = None if wrong and not known else known
    draft, read_catalogues = _compose(folder, source)
    catalogues = {each.language: each.words for each in read_catalogues}
    sha = builder.content_hash(source, catalogues)
    found += _named(folder, _as_written(folder, draft, read_catalogues))
    if not draft.findings:
        asked = list(lint.static(draft, known))
        found += _named(folder, [*asked, *_as_played(folder, draft, asked, sha, data)])
    return Reading(
        folder,
        None if draft.findings else draft.scenario,
        in_order(found),
        source,
        catalogues,
        sha,
    )


def read_all(root: Path, *, data: Path | None = None) -> tuple[Reading, ...]:
    """Every scenario under *root*, in the order of their names."""
    return tuple(read(folder, data=data) for folder in folders(root))


def build(folder: Path) -> Scenario:
    """The scenario of a folder, to be played or drawn at once, without asking what lint says.

    Raises `ScenarioError` with what keeps it from being built.
    """
    source, missing = files.read_bytes(folder / FILE)
    draft = Draft(Tree(FILE), findings=missing) if missing else _compose(folder, source)[0]
    if draft.findings:
        raise ScenarioError(tuple(_named(folder, draft.findings)))
    return draft.scenario


def folders(root: Path) -> tuple[Path, ...]:
    """The scenario folders: *root* itself, or those in it."""
    root = Path(root)
    if (root / FILE).is_file():
        return (root,)
    return tuple(sorted(path.parent for path in root.glob(f"*/{FILE}")))


def write_catalogue(folder: Path) -> tuple[Path, ...]:
    """Make or update the translations of a scenario; none if its file cannot be read."""
    files.finish(folder / FILE, (*folder.glob("*.po"), folder / walks.FILE))
    source, missing = files.read_bytes(folder / FILE)
    draft, _ = _compose(folder, source) if not missing else (None, ())
    if draft is None or draft.file is None:
        return ()
    paths = tuple(folder / f"{language}.po" for language in _others(draft))
    for path in paths:
        catalogue.write(path, draft.texts)
    return paths


def _compose(folder: Path, source: bytes) -> tuple[Draft, list[catalogue.Catalogue]]:
    read_catalogues = [
        catalogue.read(folder / f"{language}.po")
        for language in LANGUAGES
        if (folder / f"{language}.po").exists()
    ]
    words = {each.language: each.words for each in read_catalogues}
    draft = builder.compose(guard.read(source, FILE), words)
    return draft, [
        each for each in read_catalogues if draft.file is None or each.language in _others(draft)
    ]


def _others(draft: Draft) -> list[str]:
    return [language for language in LANGUAGES if language != draft.file.language]


def _as_written(
    folder: Path, draft: Draft, catalogues: list[catalogue.Catalogue]
) -> Iterator[Finding]:
    """What is wrong with the files, whatever their story is."""
    yield from draft.findings
    if draft.file is None:
        return
    if draft.file.id != folder.resolve().name:
        yield draft.tree.finding(
            "SCN213", ("id",), what=draft.file.id, folder=folder.resolve().name
        )
    for language in _others(draft):
        if not any(each.language == language for each in catalogues):
            yield Finding("SCN507", FILE, details={"what": f"{language}.po"})
    for each in catalogues:
        yield from catalogue.check(each, draft.texts, draft.tree)


def _as_played(
    folder: Path, draft: Draft, asked: list[Finding], sha: str, data: Path | None
) -> Iterable[Finding]:
    """What officers at play and walks find; only walks where something else is to be mended."""
    walked = walks.check(draft.scenario, folder / walks.FILE)
    if errors(asked):
        return walked if lint.can_be_played(asked) else ()
    written = sha256(files.read_bytes(folder / walks.FILE)[0]).hexdigest()
    return kept.played(
        data, draft.file.id, f"{sha} {written}", lambda: chain(lint.played(draft), walked)
    )


def _named(folder: Path, findings) -> list[Finding]:
    """The findings with the folder before the file's name, as an author would type it."""
    return [replace(finding, file=str(folder / finding.file)) for finding in findings]
