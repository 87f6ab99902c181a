"""Bring a scenario's catalogues up to date with its story."""

from pathlib import Path

from scenario_trainer.library.building import builder
from scenario_trainer.library.file import files
from scenario_trainer.library.file.schema import FILE
from scenario_trainer.library.translations import catalogue
from scenario_trainer.library.walks import walks
from scenario_trainer.text import LANGUAGES


def renew(folder: Path) -> tuple[Path, ...]:
    """Make or update the translations of a scenario; none if its file cannot be read."""
    files.finish(folder / FILE, (*folder.glob("*.po"), folder / walks.FILE))
    draft = builder.compose(files.read_tree(folder / FILE), {})
    if draft.file is None:
        return ()
    others = (language for language in LANGUAGES if language != draft.file.language)
    paths = tuple(folder / f"{language}.po" for language in others)
    for path in paths:
        catalogue.write(path, draft.texts)
    return paths
