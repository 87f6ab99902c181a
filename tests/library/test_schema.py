"""What is a number, a yes or a share is decided by the key, not by its looks."""

import pytest

from scenario_trainer.library import guard, schema, shape
from tests.library.examples import EXAMPLE

SOURCE = (EXAMPLE / "scenario.yaml").read_text(encoding="utf-8")


def findings(before: str, after: str) -> list[str]:
    assert before in SOURCE
    tree = guard.read(SOURCE.replace(before, after, 1).encode(), "scenario.yaml")
    return [str(finding) for finding in shape.check(schema.ScenarioFile, tree)[1]]


@pytest.mark.parametrize(
    "written",
    ["010", "12:30", "1.0", "0x10", "NaN", ".nan", ".inf", "1e3", "one", "+1", "1_0", "١"],
)
def test_what_is_not_a_whole_number_is_a_finding(written):
    (found,) = findings("level: 1", f"level: {written}")

    assert "SCN203" in found


def test_the_words_yes_and_no_are_text_where_text_is_meant():
    tree = guard.read(SOURCE.replace("title: The counter", "title: no", 1).encode(), "f")

    file, found = shape.check(schema.ScenarioFile, tree)

    assert (file.title, found) == ("no", ())


@pytest.mark.parametrize("written", ["true", "on", "Yes", "1", "y"])
def test_only_yes_and_no_are_yes_and_no(written):
    (found,) = findings("of_concern: yes", f"of_concern: {written}")

    assert "SCN205" in found


def test_a_weight_is_kept_in_hundredths():
    tree = guard.read(SOURCE.encode(), "f")

    file, _ = shape.check(schema.ScenarioFile, tree)

    assert file.outcome.assesses == {"EVI": 5}
    assert file.scenes["arrival"].decision.assesses == {"COM": 100, "DIG": 100}


def test_a_misspelt_key_is_guessed_wherever_it_stands():
    assert 'Did you mean "quality"?' in " ".join(
        findings("          quality: strong", "          qualiti: strong")
    )
    assert 'Did you mean "when"?' in " ".join(
        findings("{when: trust >= 60, face", "{wen: trust >= 60, face")
    )


def test_all_findings_come_at_once():
    assert len(findings("level: 1\nminutes: 5", "level: one\nminutes: long\nmood: calm")) == 3
