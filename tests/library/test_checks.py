"""What lint asks of talks, files and reports, beyond one example for each finding."""

import pytest

from tests.library.examples import CASE, a_folder, altered, found_in

PAD = "and " * 30


@pytest.fixture
def folder(tmp_path):
    return a_folder(tmp_path, CASE.name)


A_BANK = """id: the-counter
family: classification
language: en
title: Two slips
level: 1
minutes: 5
summary: Two files wait for one line each.
content_note: A broken window is mentioned.
weights: {BIA: 50, LAW: 50}
objectives: [Say what a file holds]
setting: You have ten minutes.
truth: It differs.
people: {arta: {name: Arta, about: prosecutor}}
facts:
  slur: {text: A word stands on the wall.}
draws:
  truth:
    bias: {title: He meant her, about: He wrote it.}
    none: {title: A stone, about: It was the wind.}
opening: window
scenes:
  window:
    title: A window
    narration: [{when: knows(slur), text: A word stands on the wall.}, {when: not knows(slur), text: A stone lies on the floor.}]
    arrives: [{when: truth == bias, learn: slur}]
    classify:
      prompt: What do you write down?
      hint: Look at the wall.
      assesses: {BIA: 2, LAW: 2}
      offences: {damage: Destruction of property}
      fits: [damage]
      motive: [{when: knows(slur), is: indicated}, {is: not_indicated}]
      truth: [{when: truth == bias, is: indicated}, {is: not_indicated}]
      items: {wall: {text: The wall, key: [{when: knows(slur), column: for, strength: 3}, {column: neutral}]}}
      why: {indicated: It was written there., open: Nothing is open., not_indicated: Nothing points there.}
    goes: end
endings:
  done: {title: Done, narration: The pile is lower., one_month_later: It is high again., her_side: You read it.}
"""


def a_bank(tmp_path, *changes: tuple[str, str]):
    folder = a_folder(tmp_path)
    (folder / "scenario.yaml").write_text(A_BANK, encoding="utf-8")
    return altered(folder, *changes)


def test_a_bank_of_files_needs_two_weights_and_neither_dilemmas_nor_anybody_affected(tmp_path):
    folder = a_bank(tmp_path)

    assert found_in(folder, "SCN402", "SCN419", "SCN431", "SCN438") == []


def test_a_bank_of_files_cannot_do_with_one_weight(tmp_path):
    folder = a_bank(tmp_path, ("{BIA: 50, LAW: 50}", "{BIA: 100}"))

    assert found_in(folder, "SCN402") == ["SCN402 The scenario weighs 1 competencies."]


def test_two_weights_are_too_few_where_there_is_anybody_to_talk_to(tmp_path):
    folder = altered(a_folder(tmp_path), ("weights: {COM: 40, DIG: 30, LAW: 15, EVI: 15}", "weights: {COM: 50, DIG: 50}"))  # fmt: skip

    assert "SCN402 The scenario weighs 2 competencies." in found_in(folder)


def test_the_strength_of_a_classification_s_own_signs_ranks_them(tmp_path):
    assert found_in(a_bank(tmp_path), "SCN334") == []


@pytest.mark.parametrize(
    "before, who",
    [
        ('besa: "As it is with neighbours."', "besa"),
        ('besa: "It was half past nine. I thought it was the girl from the bakery."', "besa"),
        ('text: "And was his ceiling wet or not?"', "arta"),
        ('besa: "So it counts from now."', "besa"),
    ],
)
def test_a_long_breath_is_found_wherever_somebody_speaks(folder, before, who):
    altered(folder, (before, before.replace(': "', f': "{PAD}', 1)))

    (found,) = found_in(folder, "SCN423")

    assert found.startswith(f"SCN423 {who} says ")


def test_a_person_may_speak_in_the_reply_to_a_task(folder):
    altered(folder, ('reply: [{narration: "She reads it, corrects', f'reply: [{{besa: "{PAD}"}}, {{narration: "She reads it, corrects'))  # fmt: skip

    (found,) = found_in(folder, "SCN423")

    assert found.startswith("SCN423 besa says 30")


def test_words_to_avoid_may_stand_in_what_is_avoided_and_in_what_is_recognised(folder):
    altered(
        folder,
        ("because he does not want you in the house?", "because of your gay lifestyle?"),
        ('words: "last night, evening', 'words: "gay lifestyle, evening'),
    )

    assert found_in(folder, "SCN425") == []


def test_words_to_avoid_are_found_on_a_board_and_in_a_report(folder):
    altered(
        folder,
        ("text: That two women live in the flat", "text: Their gay lifestyle"),
        ("On Sunday at about 21.30 Kujtim", "On Sunday, a gay lifestyle, Kujtim"),
    )

    assert len(found_in(folder, "SCN425")) == 2


@pytest.mark.parametrize(
    "before, after",
    [
        ("words: {least: 40, most: 120}", "words: {least: 240, most: 300}"),
        ("text: The two broken toes", f"text: {PAD * 60}"),
        ('text: "Which toes are they, and who has seen them?"', f'text: "{PAD * 60}"'),
        ('text: "And was his ceiling wet or not?"', f'text: "{PAD * 120}"'),
    ],
)
def test_the_minutes_count_what_is_asked_sorted_and_written(folder, before, after):
    altered(folder, ("minutes: 15\n", "minutes: 13\n"))
    assert found_in(folder, "SCN424") == []

    altered(folder, (before, after))

    assert len(found_in(folder, "SCN424")) == 1


def test_a_topic_may_be_that_of_an_option(folder):
    altered(
        folder,
        ("{topic: evening, question: probe, when: trust >= 55}", "{topic: at_once, question: open}"),
        ("          credit: {COM: 100, EVI: 85}\n", "          credit: {COM: 100, EVI: 85}\n          question: open\n          topic: at_once\n"),
    )  # fmt: skip

    assert found_in(folder, "SCN331") == []


def test_a_mistyped_topic_is_guessed(folder):
    altered(folder, ("{topic: evening, question: probe", "{topic: evenin, question: probe"))

    assert found_in(folder) == ['SCN331 No talk and no option has the topic "evenin".']


def test_an_option_needs_effort_where_there_is_a_budget_and_only_there(folder):
    altered(folder, ("      budget: 4\n", "      most: 2\n"))

    assert len(found_in(folder, "SCN333")) == 4


def test_everything_may_not_be_picked(folder):
    altered(folder, ("      budget: 4\n", "      budget: 4\n      most: 4\n"))
    assert found_in(folder, "SCN443") == []

    altered(folder, ("      budget: 4\n", "      budget: 20\n"))

    assert found_in(folder, "SCN443") == [
        "SCN443 4 of 4 options fit together here; a choice needs some, but not all."
    ]


def test_a_budget_too_small_for_anything_leaves_no_choice(folder):
    altered(folder, ("      budget: 4\n", "      budget: 1\n"), ("          effort: 1\n", "          effort: 2\n"),
            ("          effort: 1\n", "          effort: 2\n"))  # fmt: skip

    assert found_in(folder, "SCN443") == [
        "SCN443 0 of 4 options fit together here; a choice needs some, but not all."
    ]


def test_somebody_who_asks_back_can_always_be_answered_in_two_ways(folder):
    altered(folder, ('quality: weak, credit: {EVI: 10}, reply: [{arta: "I cannot', 'when: trust > 10, quality: weak, credit: {EVI: 10}, reply: [{arta: "I cannot'))  # fmt: skip

    assert "SCN430 Fewer than two options are always offered here." in found_in(folder)


def test_no_interruption_leads_to_somebody_who_may_have_nothing_to_ask(folder):
    altered(folder, ("opening: counter\n", "interrupts: [{id: rings, when: trust < 20, goes: prosecutor}]\nopening: counter\n"))  # fmt: skip

    assert any("SCN320" in found for found in found_in(folder))


def test_gaps_that_are_all_closed_never_turn_in_a_circle(folder):
    altered(folder, ("{EVI: 10}, reply: [{arta: \"That is what I am asking you.\"}], why: \"It takes his reason for true because he had one.\"}\n    goes: end", "{EVI: 10}, reply: [{arta: \"That is what I am asking you.\"}], why: \"It takes his reason for true because he had one.\"}\n    goes: fork\n  fork:\n    gate: [{when: trust > 90, goes: prosecutor}, {goes: named}]"))  # fmt: skip

    assert any("SCN416" in found for found in found_in(folder))


def test_a_flag_may_not_hang_on_a_later_effect_that_only_chance_decides(folder):
    nothing = '          reply: [{besa: "From us. Good."}]\n'
    flagged = """          flags: [{RF4: privacy == overheard}]
          stop: {happened: They heard., undone: They know., duty: A door is closed.}
"""
    altered(
        folder,
        ("trust < 40, changes: {privacy: overheard}, line", "trust < 40, line"),
        (nothing, nothing + flagged),
    )

    assert "SCN411 RF4 would depend on chance alone." in found_in(folder)
