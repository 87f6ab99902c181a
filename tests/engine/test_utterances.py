"""The labelled lines are what their page says: whole, told apart, and the held-back ones by themselves."""

import re
from collections import Counter
from pathlib import Path

import pytest

from scenario_trainer.engine.kinds.questions import GROUP_OF

FOLDER = Path(__file__).parent / "utterances"
LABELS = {*GROUP_OF, "hurtful", "none"}


def lines_of(name: str) -> list[list[str]]:
    _, *rows = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return [row.split("\t") for row in rows]


@pytest.mark.parametrize("name", ["one", "two", "held"])
def test_every_line_has_a_language_a_label_and_words(name):
    for language, label, address, words in lines_of(name):
        assert language in ("sq", "en") and label in LABELS and words.strip() == words
        assert address in (("ti", "ju", "-") if language == "sq" else ("-",))


def test_no_line_stands_twice():
    words = Counter(row[3] for name in ("one", "two", "held") for row in lines_of(name))

    assert max(words.values()) == 1


@pytest.mark.parametrize("name", ["one", "two", "held"])
def test_both_languages_and_every_label_are_there(name):
    counted = Counter((row[0], row[1]) for row in lines_of(name))

    assert {(language, label) for language in ("sq", "en") for label in LABELS} == counted.keys()
    assert all(counted[language, "hurtful"] >= 75 for language in ("sq", "en"))
    assert all(counted[language, "none"] >= 35 for language in ("sq", "en"))


def test_hardly_a_held_back_line_shares_half_its_words_with_one_that_teaches():
    taught = [words_in(row[3]) for name in ("one", "two") for row in lines_of(name)]
    held = [words_in(row[3]) for row in lines_of("held")]

    near = sum(any(len(line & other) * 2 > len(line) for other in taught) for line in held)

    assert near < 0.08 * len(held)


def words_in(line: str) -> set[str]:
    return set(re.findall(r"\w+", line.lower()))
