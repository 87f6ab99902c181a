"""A catalogue that keeps step with its scenario."""

import shutil

import polib
import pytest

from scenario_trainer.config import data_folder


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(data_folder("scenarios") / "the-lease", tmp_path / "the-lease")


def test_a_changed_sentence_becomes_unsure_and_none_is_lost(run, folder):
    before = polib.pofile(str(folder / "sq.po"))
    story = (folder / "scenario.yaml").read_text("utf-8")
    title = next(entry for entry in before if entry.msgctxt == "title")
    (folder / "scenario.yaml").write_text(
        story.replace(f"title: {title.msgid}\n", "title: Another title\n", 1), "utf-8"
    )

    told = run("translate", folder)

    after = {entry.msgctxt: entry for entry in polib.pofile(str(folder / "sq.po"))}
    assert told.output.splitlines() == [str(folder / "sq.po")]
    assert after["title"].fuzzy and after["title"].msgstr == title.msgstr
    assert len(after) == len(before)


def test_what_cannot_be_read_is_left_alone(run, folder):
    (folder / "scenario.yaml").write_text("title: [", "utf-8")
    before = (folder / "sq.po").read_bytes()

    told = run("translate", folder)

    assert told.exit_code == 1
    assert (folder / "sq.po").read_bytes() == before


def test_a_catalogue_that_is_not_whole_is_left_alone_and_the_line_is_named(run, folder):
    words = (folder / "sq.po").read_text("utf-8").replace('qirasë"\n', "qirasë\n", 1)
    (folder / "sq.po").write_text(words, "utf-8")

    told = run("translate", folder)

    line = words[: words.index("qirasë\n")].count("\n") + 1
    assert told.exit_code == 1
    assert told.output.startswith("Error: The catalogue stays as it is.\n")
    assert f"sq.po:{line}:1 SCN505" in told.output
    assert (folder / "sq.po").read_text("utf-8") == words
