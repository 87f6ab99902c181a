"""What nobody ever meets is found wherever a condition can stand; what somebody meets is not."""

import pytest

from scenario_trainer.library import checker, reader
from tests.library.examples import CASE, a_folder, altered

pytestmark = pytest.mark.slow

NEVER = "trust > 99"


@pytest.fixture
def folder(tmp_path):
    return a_folder(tmp_path, CASE.name)


def never_met(folder) -> list[tuple[str, str]]:
    """The code of what nobody met, and the line of the file it stands in."""
    lines = (folder / reader.FILE).read_text(encoding="utf-8").splitlines()
    found = checker.check_folder(folder).findings
    codes = ("SCN439", "SCN440", "SCN441", "SCN444")
    return [(each.code, lines[each.line - 1]) for each in found if each.code in codes]


@pytest.mark.parametrize(
    "before, after, code",
    [
        ('{when: knows(dry), besa: "In April', '{when: trust > 99, besa: "In April', "SCN441"),
        ('[{besa: "Mirela stood', f'[{{when: {NEVER}, besa: "Mirela stood', "SCN441"),
        ('[{narration: "Earth, shards', f'[{{when: {NEVER}, narration: "Earth, shards', "SCN441"),
        ('[{narration: "The stairs are', f'[{{when: {NEVER}, narration: "The stairs are', "SCN441"),
        ("when: not knows(dry) and not knows(leak)\n", f"when: {NEVER}\n", "SCN441"),
        ("later: [{after: 1, when: trust < 40,", f"later: [{{after: 1, when: {NEVER},", "SCN441"),
        ("later: [{after: 1, when: trust < 40,", "later: [{at: {minutes: 9900},", "SCN441"),
        ("last_water:\n", f"last_water:\n              when: {NEVER}\n", "SCN440"),
        ("name: Before last night\n", f"name: Before last night\n          when: {NEVER}\n", "SCN440"),
    ],
)  # fmt: skip
def test_what_can_never_be_met_is_found_where_it_stands(folder, before, after, code):
    altered(folder, ("      typed: yes\n", ""), (before, after))

    found = never_met(folder)

    assert code in [each for each, line in found if "99" in line]


def test_what_only_a_rare_way_leads_to_is_met(folder):
    altered(
        folder,
        ('{besa: "Mirela stood', '{when: took(counter.caretaker) and asked(foot) >= 1, besa: "Mirela stood'),
        ("later: [{after: 1, when: trust < 40,", "later: [{after: 1, when: temperament == obliging and trust < 20,"),
        ('{narration: "Earth, shards', '{when: knows(leak) and privacy == overheard, narration: "Earth, shards'),
    )  # fmt: skip

    assert never_met(folder) == []


def test_a_gap_that_is_never_reached_is_found(folder):
    altered(folder, ("      most: 2\n      assesses: {EVI: 1}\n      questions:", "      most: 1\n      assesses: {EVI: 1}\n      questions:"),
            ("          when: not knows(words)\n", "          when: trust >= 0\n"))  # fmt: skip

    assert [code for code, line in never_met(folder) if "not knows(dry)" in line] == ["SCN441"]


def test_an_order_that_matters_at_one_hour_of_the_day_is_no_finding(folder):
    altered(folder, ("by: 75", "by: 175"), ("by: 50", "by: 150"))

    assert "SCN444" not in [code for code, _ in never_met(folder)]


def test_a_talk_that_is_broken_into_does_not_come_twice(folder):
    stops = """interrupts: [{id: rings, when: asked(foot) >= 1, goes: telephone}]
opening: counter
"""
    rings = """  telephone: {narration: The telephone rings and stops., goes: back}
  feeling:
"""
    altered(folder, ("opening: counter\n", stops), ("  feeling:\n", rings))

    assert [each for each in checker.check_folder(folder).findings if each.code == "SCN451"] == []
