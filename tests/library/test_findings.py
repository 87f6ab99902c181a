"""Every finding has its example, and every example exactly its finding."""

import re
from pathlib import Path

import pytest

from scenario_trainer.library import checker
from scenario_trainer.library.file import guard, schema, schema_acts, shape
from scenario_trainer.library.findings.finding import CODES, Finding
from scenario_trainer.library.walks import walks
from scenario_trainer.text import LANGUAGES
from tests.library.examples import CASE, EXAMPLE, FINDINGS, changed

DOCS = Path(__file__).parents[2] / "docs" / "writing-a-scenario.md"


@pytest.mark.parametrize("example", [EXAMPLE, CASE], ids=lambda folder: folder.name)
def test_an_example_has_no_findings(example):
    assert [str(finding) for finding in checker.check_folder(example).findings] == []


@pytest.fixture(scope="module", params=sorted(CODES))
def change(request, tmp_path_factory) -> tuple[str, tuple[Finding, ...]]:
    """A code, and all that is found in the example with the change to it; read once."""
    folder = changed(tmp_path_factory.mktemp(request.param), request.param)
    return request.param, checker.check_folder(folder).findings


def test_each_change_produces_exactly_its_finding(change):
    code, findings = change

    assert {finding.code for finding in findings} == {code}, "\n".join(map(str, findings))


def test_each_finding_speaks_both_languages_with_all_its_places_filled(change):
    finding = change[1][0]

    for language in LANGUAGES:
        for text in (finding.entry.title, finding.sentence, finding.fix):
            assert text.by_language[language].strip()
            assert "{" not in text.speak(language).replace("{person", "").replace(
                "{narr", ""
            ).replace("{personi", "")


def test_table_examples_and_guide_name_the_same_codes():
    examples = {path.stem for path in FINDINGS.glob("*.yaml")}
    guide = set(re.findall(r"SCN\d{3}", DOCS.read_text(encoding="utf-8")))

    assert examples == set(CODES)
    assert guide == set(CODES)


@pytest.mark.parametrize("example", [EXAMPLE, CASE], ids=lambda folder: folder.name)
def test_the_guide_shows_the_whole_example(example):
    guide = DOCS.read_text(encoding="utf-8")

    for name in ("scenario.yaml", "walks.yaml"):
        assert (example / name).read_text(encoding="utf-8").strip() in guide


@pytest.mark.parametrize(
    "scene", ["talk", "prosecutor", "first_board", "first_hours", "what_it_is", "report"]
)
def test_a_scene_in_the_guide_has_the_shape_it_explains(scene):
    pieces = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    (piece,) = (piece for piece in pieces if piece.startswith(f"{scene}:"))

    tree = guard.read(piece.encode(), "guide")

    assert tree.findings == ()
    assert shape.check(dict[str, schema.Scene], tree)[1] == ()


def test_the_guide_names_every_key():
    guide = DOCS.read_text(encoding="utf-8")
    keys = {key for module in (schema, schema_acts, walks) for key in _keys(module)}

    assert sorted(key for key in keys - {"walk"} if f"`{key}" not in guide) == []


def _keys(module):
    """Every key of the blocks in a module, as an author writes it."""
    for part in vars(module).values():
        for name, field in getattr(part, "model_fields", {}).items():
            yield field.alias or name
