"""Translations are kept, marked when they are old, and never thrown away."""

import os
import shutil
import subprocess

import polib
import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library import checker
from scenario_trainer.library.translations import messages, renewal
from tests.library.examples import EXAMPLE, a_folder


@pytest.fixture
def gettext():
    """GNU gettext, which Poedit is built on."""
    if shutil.which("msgmerge") is None:
        reason = "gettext is not installed (apt-get install gettext)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)


def catalogue_of(folder):
    return {entry.msgctxt: entry for entry in polib.pofile(str(folder / "sq.po"))}


def test_a_first_catalogue_holds_every_sentence_under_its_id(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "sq.po").unlink()

    renewal.renew(folder)

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

    renewal.renew(folder)

    entry = catalogue_of(folder)["title"]
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == ("The desk", "Sporteli", True)
    assert entry.previous_msgid == "The counter"
    assert [finding.code for finding in checker.check_folder(folder).findings] == ["SCN502"]


def test_a_sentence_that_is_gone_is_set_aside_and_comes_back(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    shorter = source.replace(
        "          other_view: The queue waits longer, and it is closing time.\n", ""
    )
    (folder / "scenario.yaml").write_text(shorter, encoding="utf-8")
    renewal.renew(folder)
    assert [finding.code for finding in checker.check_folder(folder).findings] == []
    (folder / "scenario.yaml").write_text(source, encoding="utf-8")

    renewal.renew(folder)

    entry = catalogue_of(folder)["scenes.arrival.decision.options.aside.other_view"]
    assert entry.msgstr == "Radha pret më gjatë dhe është ora e mbylljes."


def test_writing_twice_changes_nothing(tmp_path):
    folder = a_folder(tmp_path)
    renewal.renew(folder)
    first = (folder / "sq.po").read_bytes()

    renewal.renew(folder)

    assert (folder / "sq.po").read_bytes() == first


def test_an_unsure_translation_is_not_shown(tmp_path):
    folder = a_folder(tmp_path)
    words = (folder / "sq.po").read_text(encoding="utf-8")
    (folder / "sq.po").write_text(
        words.replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'), encoding="utf-8"
    )

    assert checker.check_folder(folder).scenario.title.speak("sq") == "The counter"


def test_a_catalogue_that_cannot_be_read_is_never_overwritten(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "sq.po").write_text("mgsid broken", encoding="utf-8")

    with pytest.raises(ScenarioError):
        renewal.renew(folder)

    assert (folder / "sq.po").read_text(encoding="utf-8") == "mgsid broken"


def test_the_translators_name_stays_in_the_catalogue(tmp_path):
    folder = a_folder(tmp_path)
    catalogue = polib.pofile(str(folder / "sq.po"))
    catalogue.metadata["Last-Translator"] = "Ana"
    catalogue.save(str(folder / "sq.po"))

    renewal.renew(folder)

    assert polib.pofile(str(folder / "sq.po")).metadata["Last-Translator"] == "Ana"


HEADER = """msgid ""
msgstr ""
"Language: sq\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""


def written(folder, *entries):
    """The catalogue after `translate`, which found these entries in it."""
    (folder / "sq.po").write_text("\n".join((HEADER, *entries)), encoding="utf-8")
    renewal.renew(folder)
    return messages.parse((folder / "sq.po").read_text(encoding="utf-8")).messages


def an_entry(context, source, translation, mark="", flags=""):
    place = f'{mark}msgctxt "{context}"\n' if context else ""
    return f'{flags}{place}{mark}msgid "{source}"\n{mark}msgstr "{translation}"\n'


def living_in(catalogue):
    return {message.context: message for message in catalogue if not message.is_aside}


def aside_in(catalogue):
    return [(m.context, m.source, m.translation) for m in catalogue if m.is_aside]


SHIPPED = sorted(path.parent for path in data_folder("scenarios").glob("*/scenario.yaml"))


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda folder: folder.name)
def test_without_a_change_of_words_no_byte_changes(shipped, tmp_path):
    folder = shutil.copytree(shipped, tmp_path / shipped.name)

    renewal.renew(folder)

    assert (folder / "sq.po").read_bytes() == (shipped / "sq.po").read_bytes()


def test_a_living_translation_wins_over_an_old_one_of_its_place(tmp_path):
    living = an_entry("endings.half.title", "A name on a form", "Një emër në formular")
    old = an_entry("endings.half.title", "A name in a book", "Një emër në libër", mark="#~ ")

    catalogue = written(a_folder(tmp_path), living, old)

    kept = living_in(catalogue)["endings.half.title"]
    assert (kept.source, kept.translation) == ("A name on a form", "Një emër në formular")
    assert not kept.is_unsure
    assert aside_in(catalogue) == [("endings.half.title", "A name in a book", "Një emër në libër")]


@pytest.mark.parametrize("order", [1, -1])
def test_of_one_place_twice_the_filled_one_stays(order, tmp_path):
    twice = [
        an_entry("endings.half.title", "A name on a form", "Një emër në formular"),
        an_entry("endings.half.title", "A name on a form", " "),
    ]

    catalogue = written(a_folder(tmp_path), *twice[::order])

    assert living_in(catalogue)["endings.half.title"].translation == "Një emër në formular"
    assert aside_in(catalogue) == []


def test_of_one_place_twice_with_two_translations_nothing_is_written(tmp_path):
    folder = a_folder(tmp_path)
    one = an_entry("endings.half.title", "A name on a form", "Një emër në formular")
    other = an_entry("endings.half.title", "A name on a form", "Emër në letër")

    with pytest.raises(ScenarioError, match="SCN506"):
        written(folder, one, other)

    assert "Emër në letër" in (folder / "sq.po").read_text(encoding="utf-8")


def test_a_renamed_option_keeps_its_translations(tmp_path):
    folder = a_folder(tmp_path)
    before = catalogue_of(folder)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(source.replace("aside:", "next_door:"), encoding="utf-8")

    renewal.renew(folder)

    after = catalogue_of(folder)
    old, new = (f"scenes.arrival.decision.options.{id}.why" for id in ("aside", "next_door"))
    assert (after[new].msgstr, after[new].fuzzy) == (before[old].msgstr, False)
    assert len(after) == len(before)


def test_an_inserted_line_moves_no_translation(tmp_path):
    folder = a_folder(tmp_path)
    before = catalogue_of(folder)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    first = "      - She holds her telephone with both hands.\n"
    (folder / "scenario.yaml").write_text(
        source.replace(first, f"      - It is warm.\n{first}"), encoding="utf-8"
    )

    renewal.renew(folder)

    after = catalogue_of(folder)
    place = "scenes.asking.narration"
    assert after[f"{place}.0"].msgstr == ""
    for n in (0, 1):
        moved = after[f"{place}.{n + 1}"]
        assert (moved.msgstr, moved.fuzzy) == (before[f"{place}.{n}"].msgstr, False)


def test_the_same_words_keep_their_own_translation_when_a_line_comes_before_them(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    lines = 'lines: [{teuta: "First."}, {teuta: "Yes."}, {teuta: "Yes."}]'
    (folder / "scenario.yaml").write_text(
        source.replace('lines: [{teuta: "I need to ask something."}]', lines), encoding="utf-8"
    )

    catalogue = written(
        folder,
        an_entry("scenes.arrival.lines.0", "Yes.", "Po."),
        an_entry("scenes.arrival.lines.1", "Yes.", "Po, zonjë."),
    )

    living = living_in(catalogue)
    assert [living[f"scenes.arrival.lines.{n}"].translation for n in range(3)] == [
        "",
        "Po.",
        "Po, zonjë.",
    ]


def test_the_sentence_that_was_translated_stays_however_often_it_changes(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    for title in ("The desk", "The desk!"):
        changed = source.replace("title: The counter", f"title: {title}")
        (folder / "scenario.yaml").write_text(changed, encoding="utf-8")

        renewal.renew(folder)

        entry = catalogue_of(folder)["title"]
        assert (entry.msgid, entry.msgstr, entry.fuzzy) == (title, "Sporteli", True)
        assert entry.previous_msgid == "The counter"


def test_a_translation_without_its_place_finds_it_by_the_words(tmp_path):
    catalogue = written(a_folder(tmp_path), an_entry(None, "The counter", "Sporteli"))

    title = living_in(catalogue)["title"]
    assert (title.translation, title.is_unsure) == ("Sporteli", False)
    assert aside_in(catalogue) == []


def test_a_translation_without_its_place_is_unsure_where_the_words_stand_twice(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(
        source.replace("title: A report", "title: The counter"), encoding="utf-8"
    )

    living = living_in(written(folder, an_entry(None, "The counter", "Sporteli")))

    for place in ("title", "endings.registered.title"):
        assert (living[place].translation, living[place].is_unsure) == ("Sporteli", True)


def test_plural_forms_stay_and_are_shown_to_nobody(tmp_path):
    folder = a_folder(tmp_path)
    forms = 'msgid_plural "Counters"\nmsgstr[0] "Sporteli"\nmsgstr[1] "Sportelet"\n'

    catalogue = written(folder, f'msgctxt "title"\nmsgid "The counter"\n{forms}')

    assert living_in(catalogue)["title"].is_plural
    assert forms in (folder / "sq.po").read_text(encoding="utf-8")
    assert checker.check_folder(folder).scenario.title.speak("sq") == "The counter"


def test_plural_forms_whose_text_is_gone_are_set_aside_whole(tmp_path):
    folder = a_folder(tmp_path)
    forms = 'msgid_plural "Days"\nmsgstr[0] "Ditë"\nmsgstr[1] "Ditët"\n'

    written(folder, f'msgctxt "gone"\nmsgid "A day"\n{forms}')

    assert '#~ msgstr[1] "Ditët"\n' in (folder / "sq.po").read_text(encoding="utf-8")


def test_a_blank_translation_counts_as_none(tmp_path):
    folder = a_folder(tmp_path)
    words = (folder / "sq.po").read_text(encoding="utf-8")
    (folder / "sq.po").write_text(
        words.replace('msgstr "Sporteli"', 'msgstr " \u00a0"'), encoding="utf-8"
    )

    reading = checker.check_folder(folder)

    assert [finding.code for finding in reading.findings] == ["SCN501"]
    assert "title" not in reading.catalogues["sq"]


def test_a_header_of_another_encoding_is_put_right_and_nothing_else(tmp_path):
    folder = a_folder(tmp_path)
    right = (folder / "sq.po").read_bytes()
    (folder / "sq.po").write_bytes(right.replace(b"charset=UTF-8", b"charset=ISO-8859-1"))

    renewal.renew(folder)

    assert (folder / "sq.po").read_bytes() == right


def test_a_catalogue_that_is_not_utf_8_is_left_as_it_is(tmp_path):
    folder = a_folder(tmp_path)
    other = (folder / "sq.po").read_text(encoding="utf-8").encode("cp1252")
    (folder / "sq.po").write_bytes(other)

    with pytest.raises(ScenarioError, match="SCN103"):
        renewal.renew(folder)

    assert (folder / "sq.po").read_bytes() == other


def test_an_unclosed_quotation_mark_is_found_and_nothing_is_written(tmp_path):
    folder = a_folder(tmp_path)
    words = (folder / "sq.po").read_text(encoding="utf-8")
    (folder / "sq.po").write_text(
        words.replace('msgstr "Sporteli"', 'msgstr "Sporteli'), encoding="utf-8"
    )

    found = [(finding.code, finding.line) for finding in checker.check_folder(folder).findings]

    line = words[: words.index('msgstr "Sporteli"')].count("\n") + 1
    assert found == [("SCN505", line)]
    with pytest.raises(ScenarioError):
        renewal.renew(folder)


def test_comments_flags_and_fields_of_others_go_along(tmp_path):
    folder = a_folder(tmp_path)
    around = "# Ana: really?\n#. to the translator\n#: story:7\n#, fuzzy, no-wrap\n"
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    moved = source.replace("half:\n", "some:\n").replace("goes: half", "goes: some")
    (folder / "scenario.yaml").write_text(moved, encoding="utf-8")

    written(folder, an_entry("endings.half.title", "A name on a form", "Emër", flags=around))

    words = (folder / "sq.po").read_text(encoding="utf-8")
    assert f'{around}msgctxt "endings.some.title"\nmsgid "A name on a form"\n' in words


def test_a_new_text_is_offered_what_the_same_words_are_elsewhere(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(
        source.replace("    title: The first question", "    title: The counter"), encoding="utf-8"
    )

    catalogue = written(folder, an_entry("title", "The counter", "Sporteli"))

    offered = living_in(catalogue)["scenes.asking.title"]
    assert (offered.translation, offered.is_unsure) == ("Sporteli", True)


def test_gettext_takes_what_was_written_though_one_place_was_set_aside_twice(gettext, tmp_path):
    folder = a_folder(tmp_path)

    catalogue = written(
        folder,
        an_entry("gone", "Once", "Dikur"),
        an_entry("gone", "Once", "Një herë", mark="#~ "),
        an_entry("title", "The counter", "Sporteli"),
        an_entry("title", "The counter", "Banaku", mark="#~ "),
    )

    assert [words for _, _, words in aside_in(catalogue)] == ["Dikur", "Një herë", "Banaku"]
    asked = ["msgfmt", "--check-format", "-o", os.devnull, folder / "sq.po"]
    subprocess.run(asked, check=True, capture_output=True)


def test_a_catalogue_merged_by_gettext_goes_round_without_a_loss(gettext, tmp_path):
    folder = a_folder(tmp_path)
    before = catalogue_of(folder)
    po, pot = folder / "sq.po", tmp_path / "new.pot"
    subprocess.run(["msgattrib", "--empty", po, "-o", pot], check=True)

    subprocess.run(["msgmerge", "-q", "-U", "--backup=none", "--sort-output", po, pot], check=True)
    renewal.renew(folder)

    after = catalogue_of(folder)
    assert {id: entry.msgstr for id, entry in after.items()} == {
        id: entry.msgstr for id, entry in before.items()
    }
    assert checker.check_folder(folder).findings == ()
    assert (folder / "scenario.yaml").read_bytes() == (EXAMPLE / "scenario.yaml").read_bytes()


def test_a_crowd_of_one_kind_is_one_line(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "sq.po").unlink()
    renewal.renew(folder)

    (finding,) = checker.check_folder(folder).findings

    texts = len(catalogue_of(folder))
    assert finding.code == "SCN508"
    assert f"{texts} of {texts}" in str(finding)


def test_twenty_thousand_unknown_entries_are_a_handful_of_findings(tmp_path):
    folder = a_folder(tmp_path)
    unknown = (an_entry(f"x{n}", "a", "\u202eb") for n in range(20_000))
    (folder / "sq.po").write_text("\n".join((HEADER, *unknown)), encoding="utf-8")

    assert len(checker.check_folder(folder).findings) < 10
