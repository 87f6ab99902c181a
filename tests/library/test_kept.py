"""What playing found is kept for the same content, and for nothing else."""

import json

import pytest

from scenario_trainer.library import checker
from scenario_trainer.library.checks import kept
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.text import Text
from tests.library.examples import a_folder, altered, changed, scenario_in


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path):
    return a_folder(tmp_path)


def checked(folder, data):
    return [str(finding) for finding in checker.check_folder(folder, data=data).findings]


def found_before(data, **changes):
    """Something is put among what each part found, so that one sees who reads it."""
    (file,) = (data / kept.FOLDER).iterdir()
    parts = json.loads(file.read_text("utf-8"))
    for name, part in parts.items():
        part |= {"findings": [told_by(name)]} | changes
    file.write_text(json.dumps(parts), "utf-8")


def told_by(name):
    """What a part is said to have found before: its own name, at the opening."""
    return {"code": "SCN439", "at": "opening", "details": {"what": name, "count": 1}}


def played_again(folder, data):
    """The parts that are played once more, and not read from what is kept."""
    found = checker.check_folder(folder, data=data).findings
    return {"officers", "longest", "walks"} - {finding.details["what"] for finding in found}


@pytest.mark.parametrize(
    "code", [*(f"SCN{n}" for n in range(436, 442)), "SCN444", *(f"SCN60{n}" for n in range(1, 9))]
)
def test_what_playing_finds_is_told_the_same_again(tmp_path, data, code):
    folder = changed(tmp_path, code)
    first = checker.check_folder(folder, data=data).findings

    again = checker.check_folder(folder, data=data).findings

    assert {finding.code for finding in first} == {code}
    assert again == first


def test_the_same_content_is_not_played_again(folder, data):
    assert checked(folder, data) == []
    found_before(data)

    assert played_again(folder, data) == set()


@pytest.mark.parametrize(
    "file, before, after, again",
    [
        ("scenario.yaml", "title: The counter\n", "title: At the counter\n# a note\n", set()),
        ("scenario.yaml", "why: ", "why: So be it. ", set()),
        ("sq.po", "Sporteli", "Te sporteli", set()),
        ("scenario.yaml", "trust: +", "trust: +1", {"officers", "longest", "walks"}),
        ("scenario.yaml", "minutes: +5", "minutes: +6", {"officers", "longest", "walks"}),
        ("walks.yaml", "- walk: ", "- walk: another, ", {"walks"}),
    ],
)
def test_only_what_reads_a_change_is_played_again(folder, data, file, before, after, again):
    checked(folder, data)
    found_before(data)

    altered(folder, (before, after), file=file)

    assert played_again(folder, data) == again


def test_a_longer_option_sends_only_those_who_look_for_length_again(folder, data):
    checked(folder, data)
    found_before(data)
    shortest = min(scenario_in(folder).scenes["arrival"].act.options.values(), key=words_of)

    altered(folder, (words_of(shortest), f"{words_of(shortest)} And" + " so on" * 40))

    assert played_again(folder, data) == {"longest"}


def words_of(option):
    return option.text.speak("en")


def test_what_was_found_stands_where_its_place_stands_now(tmp_path, data):
    folder = changed(tmp_path, "SCN441")
    (first,) = checker.check_folder(folder, data=data).findings

    altered(folder, ("title: The counter\n", "title: The counter\n\n\n"))
    (again,) = checker.check_folder(folder, data=data).findings

    assert (again.code, again.line) == (first.code, first.line + 2)


@pytest.mark.parametrize(
    "changes", [{"key": "of another program"}, {"findings": 1}, {"findings": [{}]}]
)
def test_what_is_kept_of_another_program_or_makes_no_sense_is_not_believed(folder, data, changes):
    checked(folder, data)
    found_before(data, **changes)

    assert checked(folder, data) == []


@pytest.mark.parametrize("rest", [b"", b"{", b"[1, 2]", b"\xff"])
def test_a_damaged_file_is_written_anew(folder, data, rest):
    checked(folder, data)
    (file,) = (data / kept.FOLDER).iterdir()
    whole = file.read_bytes()
    file.write_bytes(rest)

    assert checked(folder, data) == []
    assert [each.read_bytes() for each in (data / kept.FOLDER).iterdir()] == [whole]


def test_where_nothing_can_be_kept_it_is_played(folder, data):
    (data / kept.FOLDER).write_text("a file where the folder should be", "utf-8")

    assert checked(folder, data) == []


def test_without_a_data_folder_nothing_is_made(folder, tmp_path):
    assert checked(folder, tmp_path / "nowhere") == []
    assert not (tmp_path / "nowhere").exists()


def test_a_scenario_to_be_mended_is_never_taken_for_a_played_one(folder, data):
    checked(folder, data)
    sources = folder.parent / "references.yaml"
    sources.write_text(sources.read_text("utf-8").replace("DT-1:", "DT-2:"), "utf-8")

    assert {finding.split()[1] for finding in checked(folder, data)} == {"SCN407"}


def test_words_in_both_languages_are_kept():
    told = Finding("SCN452", "f", 1, 2, {"language": Text({"en": "Albanian", "sq": "shqip"})})

    assert kept._told(json.loads(json.dumps(kept._data(told)))) == told
