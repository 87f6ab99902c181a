"""The door for whoever publishes: a scenario checked whole, all that is wrong said at once.

Two depths: what the files say as they stand (`static`: at every save, a tenth of a second),
then what playing finds (`played`: careless officers, the best way, walks; kept by content).
Nobody plays, draws or previews through this door; see `reader`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library import reader, references
from scenario_trainer.library.building import builder
from scenario_trainer.library.building.builder import Draft
from scenario_trainer.library.checks import lint
from scenario_trainer.library.file.schema import FILE
from scenario_trainer.library.findings.finding import Finding, errors, in_order
from scenario_trainer.library.reader import Manuscript, named
from scenario_trainer.library.references import Reference
from scenario_trainer.library.translations import catalogue
from scenario_trainer.library.translations.catalogue import Catalogue
from scenario_trainer.library.walks import walks
from scenario_trainer.text import LANGUAGES


@dataclass(frozen=True, slots=True)
class Sources:
    """What decisions may rest on; nothing of sources is asked where none is known."""

    known: Mapping[str, Reference] | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One manuscript: what could be made of it, and everything to mend that was looked for."""

    manuscript: Manuscript
    draft: Draft
    catalogues: Mapping[str, Mapping[str, str]]
    findings: tuple[Finding, ...]
    asked: tuple[Finding, ...] = ()  # those of the story, which say whether it can be played
    is_played: bool = False

    @property
    def folder(self) -> Path:
        """Where its files stand."""
        return self.manuscript.folder

    @property
    def source(self) -> bytes:
        """Its story as written."""
        return self.manuscript.files.get(FILE, b"")

    @property
    def sha(self) -> str:
        """The name of exactly this story with these translations."""
        return builder.content_hash(self.source, self.catalogues)

    @property
    def scenario(self) -> Scenario | None:
        """The scenario, where it can be built."""
        return None if self.draft.findings else self.draft.scenario

    @property
    def is_ready(self) -> bool:
        """Whether it can be published: only advice is left after playing, if anything."""
        return self.is_played and self.scenario is not None and not errors(self.findings)


def check_all(root: Path, *, data: Path | None = None) -> tuple[Reading, ...]:
    """Every scenario under *root*, in the order of their names."""
    return tuple(played(each, data=data) for each in static_all(root))


def static_all(root: Path) -> Iterator[Reading]:
    """Every scenario under *root* as it is written, one after another."""
    found = reader.folders(root)
    sources = {place: sources_in(place) for place in {folder.parent for folder in found}}
    return (static(reader.read(each), sources[each.parent]) for each in found)


def check_folder(folder: Path, *, data: Path | None = None) -> Reading:
    """A scenario's folder, with the sources beside it."""
    return check(reader.read(folder), sources_in(Path(folder).parent), data=data)


def sources_in(root: Path) -> Sources:
    """The sources in a folder of scenarios, and what is wrong with their file."""
    known, wrong = references.check(root / references.FILE)
    return Sources(None if wrong and not known else known, tuple(named(root, wrong)))


def check(manuscript: Manuscript, sources: Sources, *, data: Path | None = None) -> Reading:
    """All that is wrong with a scenario whose decisions may rest on these sources.

    What playing it finds is kept in the *data* folder, for whoever checks the same again.
    """
    return played(static(manuscript, sources), data=data)


def static(manuscript: Manuscript, sources: Sources) -> Reading:
    """What is wrong with the files as they stand, before anybody plays them."""
    draft, catalogues = reader.compose(manuscript)
    if FILE not in manuscript.files:
        return Reading(manuscript, draft, {}, tuple(named(manuscript.folder, draft.findings)))
    asked = () if draft.findings else tuple(lint.static(draft, sources.known))
    found = [*_as_written(manuscript.folder, draft, catalogues), *asked]
    return Reading(
        manuscript,
        draft,
        {each.language: each.words for each in catalogues},
        in_order([*sources.findings, *named(manuscript.folder, found)]),
        asked,
    )


def played(reading: Reading, *, data: Path | None = None) -> Reading:
    """The same with what officers at play and walks find; only walks where the story is to be mended."""
    if reading.scenario is None:
        return reading
    found = in_order([*reading.findings, *named(reading.folder, _as_played(reading, data))])
    return replace(reading, findings=found, is_played=True)


def _as_written(folder: Path, draft: Draft, catalogues: tuple[Catalogue, ...]) -> Iterator[Finding]:
    """What is wrong with the files, whatever their story is."""
    yield from draft.findings
    if draft.file is None:
        return
    if draft.file.id != folder.resolve().name:
        yield draft.tree.finding(
            "SCN213", ("id",), what=draft.file.id, folder=folder.resolve().name
        )
    for language in LANGUAGES:
        there = any(each.language == language for each in catalogues)
        if language != draft.file.language and not there:
            yield Finding("SCN507", FILE, details={"what": f"{language}.po"})
    for each in catalogues:
        yield from catalogue.check(each, draft.texts, draft.tree)


def _as_played(reading: Reading, data: Path | None) -> Iterable[Finding]:
    manuscript, draft = reading.manuscript, reading.draft
    walked = manuscript.tree(walks.FILE) if manuscript.has(walks.FILE) else None
    if not errors(reading.asked):
        return lint.played(draft, walked, data)
    return lint.walked_alone(draft, walked) if lint.can_be_played(reading.asked) else ()
