"""Translations are kept, marked when they are old, and never thrown away."""

import polib
import pytest

from scenario_trainer.errors import ScenarioError
from scenario_trainer.library import reader
from tests.library.examples import a_folder


def catalogue_of(folder):
    return {entry.msgctxt: entry for entry in polib.pofile(str(folder / "sq.po"))}


def test_a_first_catalogue_holds_every_sentence_under_its_id(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "sq.po").unlink()

    reader.write_catalogue(folder)

    entries = catalogue_of(folder)
    assert entries["title"].msgid == "The counter"
    assert (
        entries["scenes.arrival.decision.options.aside.reply.1"].msgid
        == "Thank you. It is my brother."
    )
    assert entries["gauges.trust.shows.50"].msgid == "She looks at you."
    assert entries["deadlines.closing.line"].msgstr == ""


def test_a_changed_sentence_makes_its_translation_fuzzy(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(
        source.replace("title: The counter", "title: The desk"), encoding="utf-8"
    )

    reader.write_catalogue(folder)

    entry = catalogue_of(folder)["title"]
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == ("The desk", "Sporteli", True)
    assert entry.previous_msgid == "The counter"
    assert [finding.code for finding in reader.read(folder).findings] == ["SCN502"]


def test_a_sentence_that_is_gone_is_set_aside_and_comes_back(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    shorter = source.replace(
        "          other_view: The queue waits longer, and it is closing time.\n", ""
    )
    (folder / "scenario.yaml").write_text(shorter, encoding="utf-8")
    reader.write_catalogue(folder)
    assert [finding.code for finding in reader.read(folder).findings] == []
    (folder / "scenario.yaml").write_text(source, encoding="utf-8")

    reader.write_catalogue(folder)

    entry = catalogue_of(folder)["scenes.arrival.decision.options.aside.other_view"]
    assert entry.msgstr == "Radha pret më gjatë dhe është ora e mbylljes."


def test_writing_twice_changes_nothing(tmp_path):
    folder = a_folder(tmp_path)
    reader.write_catalogue(folder)
    first = (folder / "sq.po").read_bytes()

    reader.write_catalogue(folder)

    assert (folder / "sq.po").read_bytes() == first


def test_an_unsure_translation_is_not_shown(tmp_path):
    folder = a_folder(tmp_path)
    words = (folder / "sq.po").read_text(encoding="utf-8")
    (folder / "sq.po").write_text(
        words.replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'), encoding="utf-8"
    )

    assert reader.read(folder).scenario.title.speak("sq") == "The counter"


def test_a_catalogue_that_cannot_be_read_is_never_overwritten(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "sq.po").write_text("mgsid broken", encoding="utf-8")

    with pytest.raises(ScenarioError):
        reader.write_catalogue(folder)

    assert (folder / "sq.po").read_text(encoding="utf-8") == "mgsid broken"


def test_the_translators_name_stays_in_the_catalogue(tmp_path):
    folder = a_folder(tmp_path)
    catalogue = polib.pofile(str(folder / "sq.po"))
    catalogue.metadata["Last-Translator"] = "Ana"
    catalogue.save(str(folder / "sq.po"))

    reader.write_catalogue(folder)

    assert polib.pofile(str(folder / "sq.po")).metadata["Last-Translator"] == "Ana"
