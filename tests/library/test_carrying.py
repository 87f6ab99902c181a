"""Whatever an author does to a story, each sentence keeps its translation."""

import shutil
from pathlib import Path

import pytest

from scenario_trainer.library.translations import messages
from tests.library.editing import Author
from tests.library.examples import CASE, EXAMPLE

pytestmark = pytest.mark.slow


def lost_in(author: Author) -> list[str]:
    """What an edit cost: texts that changed their translation, translations that are gone."""
    source = (author.folder / "sq.po").read_text(encoding="utf-8")
    file = messages.parse(source)
    living = {message.context: message for message in file.messages if not message.is_aside}
    expected = list(author.expected())
    same: dict[str, set[str]] = {}  # where words stand twice, nobody can tell which went where
    for _, known in expected:
        same.setdefault(known, set()).add(known.tag)
    lost = [
        f"{id}: {living[id].translation} for {known.tag}"
        for id, known in expected
        if living[id].is_unsure or living[id].translation not in same[known]
    ]
    there = {message.translation for message in file.messages}
    return lost + sorted(author.tags - there)


@pytest.mark.parametrize("scenario", [EXAMPLE, CASE], ids=lambda folder: folder.name)
def test_forty_edits_cost_no_translation(scenario: Path, tmp_path):
    author = Author(shutil.copytree(scenario, tmp_path / scenario.name), seed=1)

    for n in range(40):
        done = author.edit()

        assert lost_in(author) == [], f"after edit {n}: {done}"
