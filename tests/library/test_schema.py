"""What is a number, a yes or a share is decided by the key, not by its looks."""

import pytest

from scenario_trainer.library.file import guard, schema, shape
from tests.library.examples import CASE, EXAMPLE

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


CASE_SOURCE = (CASE / "scenario.yaml").read_text(encoding="utf-8")


def case(*changes: tuple[str, str]):
    """The file about the stairs after these changes, and what is wrong with its shape."""
    source = CASE_SOURCE
    for before, after in changes:
        assert before in source, before
        source = source.replace(before, after, 1)
    return shape.check(schema.ScenarioFile, guard.read(source.encode(), "scenario.yaml"))


def test_one_block_of_changes_or_a_list_of_them_may_stand_anywhere():
    file, found = case()

    assert found == ()
    assert len(file.scenes["talk"].arrives) == 2
    assert len(file.scenes["counter"].decision.options["sit"].changes) == 1


def test_a_group_word_stands_where_a_type_of_question_may():
    file, _ = case()

    assert file.facts["kick"].opens[0].question == ("recommended", "neutral")
    assert file.facts["words"].opens[0].question == ("recommended",)


def test_an_answer_is_written_is():
    file, _ = case()
    _, (found,) = case(("{is: open}\n      truth", "{is: opne}\n      truth"))

    assert file.scenes["what_it_is"].classify.motive[0].answer == "indicated"
    assert 'Did you mean "open"?' in str(found)


@pytest.mark.parametrize(
    "before, after, code",
    [
        ("most: 4\n", "most: 0\n", "SCN204"),
        ("worth: 3", "worth: 4", "SCN204"),
        ("strength: 3}", "strength: 0}", "SCN204"),
        ("minutes: 25", "minutes: 0", "SCN204"),
        ("question: cued", "question: recommended", "SCN206"),
        ("side: against", "side: agianst", "SCN206"),
        ("typed: yes", "typed: maybe", "SCN205"),
        ("tests: [for]", "tests: [both]", "SCN206"),
        ("budget: 4", "budget: four", "SCN203"),
        ("must: {COM: 50%}", "must: {COM: 5}", "SCN204"),
        ("leave: Thank her and go on", "laeve: Thank her and go on", "SCN201"),
    ],
)
def test_what_does_not_fit_a_new_key_is_a_finding(before, after, code):
    _, found = case((before, after))

    assert code in {each.code for each in found}


def test_an_order_has_at_most_seven_tasks():
    more = "".join(f"        t{n}: {{text: Wait, minutes: 1}}\n" for n in range(4))

    _, found = case(("        cover: {text", f"{more}        cover: {{text"))

    assert [each.code for each in found] == ["SCN207"]
    assert "at most seven entries" in str(found[0])


def test_one_task_is_no_order():
    head, _, tail = CASE_SOURCE.partition("        doctor:\n")
    rest = tail.partition("    goes: enquiries\n")[2]
    source = f"{head}    goes: enquiries\n{rest}"

    _, (found,) = shape.check(schema.ScenarioFile, guard.read(source.encode(), "scenario.yaml"))

    assert "at least two entries" in str(found)
