"""The map of a scenario on paper."""

from xml.etree import ElementTree

import pytest

from scenario_trainer.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_is_a_drawing(run, tmp_path, language):
    told = run("graph", "the-lease", "--language", language, "--output", tmp_path / "map.svg")

    assert told.exit_code == 0, told.output
    assert ElementTree.parse(tmp_path / "map.svg").getroot().tag.endswith("svg")


def test_the_map_is_text_for_a_wiki(run):
    told = run("graph", "the-lease", "--format", "mermaid", "--language", "en")

    assert told.output.startswith("flowchart TD\n")
