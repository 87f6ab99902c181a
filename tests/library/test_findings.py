"""Every finding has its example, and every example exactly its finding."""

import re
from pathlib import Path

import pytest

from scenario_trainer.library import reader, schema, walks
from scenario_trainer.library.findings import KINDS
from scenario_trainer.text import LANGUAGES
from tests.library.examples import EXAMPLE, FINDINGS, a_folder, changed

DOCS = Path(__file__).parents[2] / "docs" / "writing-a-scenario.md"


def test_the_example_has_no_findings():
    assert [str(finding) for finding in reader.read(EXAMPLE).findings] == []


@pytest.mark.parametrize("code", sorted(KINDS))
def test_each_change_produces_exactly_its_finding(code, tmp_path):
    folder = changed(a_folder(tmp_path), code)

    findings = reader.read(folder).findings

    assert {finding.code for finding in findings} == {code}, "\n".join(map(str, findings))


@pytest.mark.parametrize("code", sorted(KINDS))
def test_each_finding_speaks_both_languages_with_all_its_places_filled(code, tmp_path):
    finding = reader.read(changed(a_folder(tmp_path), code)).findings[0]

    for language in LANGUAGES:
        for text in (finding.kind.title, finding.sentence, finding.fix):
            assert text.by_language[language].strip()
            assert "{" not in text.speak(language).replace("{person", "").replace(
                "{narr", ""
            ).replace("{personi", "")


def test_table_examples_and_guide_name_the_same_codes():
    examples = {path.stem for path in FINDINGS.glob("*.yaml")}
    guide = set(re.findall(r"SCN\d{3}", DOCS.read_text(encoding="utf-8")))

    assert examples == set(KINDS)
    assert guide == set(KINDS)


def test_the_guide_shows_the_whole_example():
    guide = DOCS.read_text(encoding="utf-8")

    for name in ("scenario.yaml", "walks.yaml"):
        assert (EXAMPLE / name).read_text(encoding="utf-8").strip() in guide


def test_the_guide_names_every_key():
    guide = DOCS.read_text(encoding="utf-8")
    keys = {key for part in _parts(schema) + _parts(walks) for key in part.model_fields}

    assert sorted(key for key in keys - {"walk"} if f"`{key}" not in guide) == []


def _parts(module):
    return [part for part in vars(module).values() if hasattr(part, "model_fields")]
