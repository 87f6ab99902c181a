"""The rules that options rest on, as a debrief cites them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from scenario_trainer.config import scenarios_folder
from scenario_trainer.debrief.entry_views import ReferenceView
from scenario_trainer.engine.story.options import Option
from scenario_trainer.library import references


def reference_views(
    options: Iterable[Option], sources: Path | None = None
) -> tuple[ReferenceView, ...]:
    """The rules these options rest on, each once."""
    known = _sources(sources or scenarios_folder())
    cited = dict.fromkeys(id for option in options for id in option.cites)
    return tuple(
        ReferenceView(id, r.title, r.summary, r.source, r.date, r.confidence, r.note)
        for id in cited
        if (r := known.get(id))
    )


@lru_cache(maxsize=4)
def _sources(folder: Path) -> Mapping[str, references.Reference]:
    return references.load(folder / references.FILE)
