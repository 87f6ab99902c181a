"""A folder is read whole: all findings at once, in the order of the file."""

import json

from scenario_trainer.library import reader, references
from scenario_trainer.library.findings.finding import in_order
from tests.library.examples import EXAMPLE, a_folder


def test_a_reading_holds_all_that_an_edition_needs():
    reading = reader.read(EXAMPLE)

    assert reading.is_ready
    assert reading.scenario.id == "the-counter"
    assert reading.catalogues["sq"]["title"] == "Sporteli"
    assert len(reading.sha) == 64


def test_everything_that_is_wrong_is_said_at_once_and_in_order(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    source = source.replace("EVI: 15}", "EVI: 14}").replace("cites: [PRIV-1]", "cites: [PRIV-9]")
    (folder / "scenario.yaml").write_text(source, encoding="utf-8")
    (folder / "walks.yaml").write_text("- walk: none\n", encoding="utf-8")

    findings = reader.read(folder).findings

    assert {finding.code for finding in findings} == {"SCN401", "SCN407", "SCN202"}
    assert findings == in_order(findings)


def test_advice_does_not_keep_a_scenario_from_being_published(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(
        source.replace("counters: {minutes: 0}", "counters: {minutes: 0, whispers: 0}"),
        encoding="utf-8",
    )

    reading = reader.read(folder)

    assert [finding.code for finding in reading.findings] == ["SCN428"]
    assert reading.is_ready


def test_a_folder_with_nothing_in_it_is_a_finding(tmp_path):
    reading = reader.read(tmp_path)

    assert reading.scenario is None
    assert [finding.code for finding in reading.findings] == ["SCN101"]


def test_every_scenario_under_a_folder_is_found():
    assert [folder.name for folder in reader.folders(EXAMPLE.parent)] == ["the-counter", "the-file"]
    assert reader.folders(EXAMPLE) == (EXAMPLE,)


def test_a_finding_can_be_written_as_data(tmp_path):
    (finding,) = reader.read(tmp_path).findings

    written = json.loads(json.dumps(finding.as_data()))

    assert written["code"] == "SCN101" and set(written["sentence"]) == {"en", "sq"}


def test_sources_say_whether_they_may_carry_credit():
    known = references.load(EXAMPLE.parent / "references.yaml")

    assert {id: source.carries_credit for id, source in known.items()} == {
        "DT-1": True, "PRIV-1": True, "OLD-1": False, "IND-1": True, "INFO-1": True,
    }  # fmt: skip
    assert references.load(None) == {}
