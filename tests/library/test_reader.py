"""A folder is read whole: all findings at once, in the order of the file."""

import json
from pathlib import Path

from scenario_trainer.library import checker, reader, references
from scenario_trainer.library.file import files
from scenario_trainer.library.findings.finding import in_order
from scenario_trainer.library.reader import Manuscript
from tests.library.examples import EXAMPLE, a_folder, scenario_in


def test_a_reading_holds_all_that_an_edition_needs():
    reading = checker.check_folder(EXAMPLE)

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

    findings = checker.check_folder(folder).findings

    assert {finding.code for finding in findings} == {"SCN401", "SCN407", "SCN202"}
    assert findings == in_order(findings)


def test_advice_does_not_keep_a_scenario_from_being_published(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(
        source.replace("counters: {minutes: 0}", "counters: {minutes: 0, whispers: 0}"),
        encoding="utf-8",
    )

    reading = checker.check_folder(folder)

    assert [finding.code for finding in reading.findings] == ["SCN428"]
    assert reading.is_ready


def a_form(**changes: bytes) -> Manuscript:
    """What a form would send: the example as text, where no folder is."""
    files = {path.name: path.read_bytes() for path in EXAMPLE.iterdir()}
    return Manuscript(Path("nowhere") / EXAMPLE.name, files | changes)


def test_text_is_built_and_checked_like_a_folder():
    sources = checker.sources_in(EXAMPLE.parent)
    changed = {"walks.yaml": (EXAMPLE / "walks.yaml").read_bytes().replace(b"band: 4", b"band: 1")}

    assert reader.build(a_form()).title == scenario_in(EXAMPLE).title
    assert checker.check(a_form(), sources).is_ready
    assert {each.code for each in checker.check(a_form(**changed), sources).findings} == {"SCN604"}


def test_text_longer_than_a_file_may_be_is_refused_before_it_is_read():
    long = {"sq.po": b"#" * (files.MOST_BYTES + 1)}

    found = checker.static(a_form(**long), checker.sources_in(EXAMPLE.parent)).findings

    assert ("SCN102", "nowhere/the-counter/sq.po") in [(each.code, each.file) for each in found]


def test_what_was_not_played_is_not_ready():
    static = checker.static(a_form(), checker.sources_in(EXAMPLE.parent))

    assert (static.findings, static.is_ready) == ((), False)
    assert checker.played(static).is_ready


def test_a_folder_with_nothing_in_it_is_a_finding(tmp_path):
    reading = checker.check_folder(tmp_path)

    assert reading.scenario is None
    assert [finding.code for finding in reading.findings] == ["SCN101"]


def test_every_scenario_under_a_folder_is_found():
    assert [folder.name for folder in reader.folders(EXAMPLE.parent)] == ["the-counter", "the-file"]
    assert reader.folders(EXAMPLE) == (EXAMPLE,)


def test_a_finding_can_be_written_as_data(tmp_path):
    (finding,) = checker.check_folder(tmp_path).findings

    written = json.loads(json.dumps(finding.as_data()))

    assert written["code"] == "SCN101" and set(written["sentence"]) == {"en", "sq"}


def test_sources_say_whether_they_may_carry_credit():
    known = references.load(EXAMPLE.parent / "references.yaml")

    assert {id: source.carries_credit for id, source in known.items()} == {
        "DT-1": True, "PRIV-1": True, "OLD-1": False, "IND-1": True, "INFO-1": True,
    }  # fmt: skip
    assert references.load(None) == {}
