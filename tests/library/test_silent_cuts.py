"""Nothing an author wrote is cut, hidden or doubled without a word."""

import polib
import pytest

from scenario_trainer.library import checker, references
from scenario_trainer.text import seen
from tests.library.examples import CASE, EXAMPLE, a_folder, altered

UNSEEN = {
    "a space": " ",
    "a no-break space": "\u00a0",
    "a tab": "\t",
    "a soft hyphen": "\u00ad",
    "a joiner": "\u200d",
    "a selector": "\ufe0f",
    "a filler": "\u3164",
    "an empty Braille cell": "\u2800",
    "several of them": "\u3000\u00ad \u2800",
}


@pytest.fixture
def folder(tmp_path):
    return a_folder(tmp_path)


@pytest.fixture
def case(tmp_path):
    return a_folder(tmp_path, CASE.name)


def changed(folder, *changes):
    """What lint finds after words of the story were exchanged, as (code, line)."""
    altered(folder, *changes)
    return findings_of(folder)


def findings_of(folder):
    return [(finding.code, finding.line) for finding in checker.check_folder(folder).findings]


def line_of(folder, words):
    lines = (folder / "scenario.yaml").read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if words in line)


# Words nobody can see.


@pytest.mark.parametrize("name", UNSEEN)
@pytest.mark.parametrize(
    "before, after",
    [
        ('text: "Come with me, please. Next door nobody hears us."', 'text: "@"'),
        ("title: At the counter", 'title: "@"'),
        ('{teuta: "I need to ask something."}', '{teuta: "@"}'),
    ],
    ids=["an option", "a title", "a line"],
)
def test_a_text_nobody_can_see_counts_as_nothing(folder, name, before, after):
    after = after.replace("@", UNSEEN[name])

    assert changed(folder, (before, after)) == [("SCN208", line_of(folder, after))]


@pytest.mark.parametrize("name", UNSEEN)
def test_a_translation_nobody_can_see_is_missing_and_the_original_is_shown(folder, name):
    path = folder / "sq.po"
    words = path.read_text("utf-8").replace('msgstr "Sporteli"', f'msgstr "{UNSEEN[name]}"')
    path.write_text(words.replace("\t", "\\t"), "utf-8")

    reading = checker.check_folder(folder)

    assert [finding.code for finding in reading.findings] == ["SCN501"]
    assert reading.scenario.title.speak("sq") == "The counter"


@pytest.mark.parametrize("words", ["—", "…", "?", "3", "ë", "✓"])
def test_what_can_be_seen_is_a_text(folder, words):
    assert changed(folder, ('"I need to ask something."', f'"{words}"')) == []


def test_what_a_reader_sees_has_no_invisible_parts_and_single_spaces():
    assert seen(" Mirë\u00ad\u00adserdhi,\n\u00a0 Ana\u200d ") == "Mirëserdhi, Ana"


# A text that ends at a note.


@pytest.mark.parametrize(
    "before, after, lost",
    [
        (
            '"Come with me, please. Next door nobody hears us."',
            "Come with me to room #5, please. Nobody hears us there.",
            "#5, please. Nobody hears us there.",
        ),
        (
            "She gives her name and little more.",
            "She gives her name and file no. #12, and little more.",
            "#12, and little more.",
        ),
        (
            "A closed door comes before the first question.",
            "Whoever asks at counter #3 is heard by everybody.",
            "#3 is heard by everybody.",
        ),
        ("She holds her telephone with both hands.", "She holds phone\t#2.", "#2."),
        ("A first contact that lets", "A first #contact that lets", "#contact that lets a person speak"),
        ("    her_side: I came to be heard. I", "    her_side: I came\n      to be heard. # I", "# I left by the same door."),
    ],
    ids=["option", "narration", "why", "tab", "list", "two lines"],
)  # fmt: skip
def test_what_a_hash_cuts_off_is_named_where_it_stands(folder, before, after, lost):
    altered(folder, (before, after))

    (finding,) = checker.check_folder(folder).findings

    place = (finding.line, finding.column)
    lines = (folder / "scenario.yaml").read_text("utf-8").splitlines()
    assert (finding.code, finding.details["what"]) == ("SCN217", lost)
    assert lines[place[0] - 1][place[1] - 1 :].startswith(lost)


@pytest.mark.parametrize(
    "before, after",
    [
        ("level: 1", "level: 1   # for beginners"),
        ("language: en\n", "language: en # and sq.po\n"),
        ("trust >= 40, goes: registered}", "trust >= 40, # enough\n      goes: registered}"),
        ("close:\n", "close:  # the end\n"),
        ("title: The counter\n", 'title: "The counter"   # for now\n'),
        ('{teuta: "I can wait a little."}]', '{teuta: "I can wait in room #5."}]  # she stays'),
        ("setting: >-\n  It is", "setting: >- # by the clock\n  Room #5. It is"),
        ("title: The counter\n", "title: The counter\n# a note of its own\n"),
        ("title: The counter\n", "title: The counter#5\n"),
    ],
    ids=["number", "word", "condition", "key", "text", "line", "block", "own line", "no space"],
)
def test_a_note_that_cuts_no_text_may_stand(folder, before, after):
    assert changed(folder, (before, after)) == []


def test_what_a_hash_cuts_off_a_source_is_named(tmp_path):
    path = tmp_path / "references.yaml"
    words = (EXAMPLE.parent / "references.yaml").read_text("utf-8")
    first = references.load(EXAMPLE.parent / "references.yaml")["DT-1"].source
    assert f"source: {first}" in words or f'source: "{first}"' in words
    words = words.replace(f'source: "{first}"', f"source: {first}")
    path.write_text(words.replace(f"source: {first}", "source: Law #9, of 2020", 1), "utf-8")

    _known, (finding,) = references.check(path)

    assert (finding.code, finding.details["what"]) == ("SCN217", "#9, of 2020")


# Two that read alike.


def test_two_options_with_the_same_words_are_found(folder):
    words = 'text: "Take a number, please, and come forward when it is your turn."'
    same = 'text: "come WITH me,  please. Next\u00a0door nobody hears us."'

    found = changed(folder, (words, same))

    assert ("SCN452", line_of(folder, "come WITH me")) in found


def test_two_options_with_the_same_translation_are_found(folder):
    catalogue = polib.pofile(str(folder / "sq.po"))
    options = {e.msgctxt: e for e in catalogue if e.msgctxt.endswith(("aside.text", "wait.text"))}
    aside, wait = options.values()
    wait.msgstr = f"{aside.msgstr.upper()} "
    catalogue.save(str(folder / "sq.po"))

    found = [
        finding for finding in checker.check_folder(folder).findings if finding.code == "SCN452"
    ]

    assert [finding.line for finding in found] == [line_of(folder, "Sit down for a moment")]
    assert '"aside" and "wait" read alike in Albanian.' == found[0].sentence.speak("en")
    assert "“aside” dhe “wait” lexohen njësoj në shqip." == found[0].sentence.speak("sq")


def codes(found):
    return {code for code, _ in found}


ASIDE = 'text: "Come with me, please. Next door nobody hears us."'
NUMBER = 'text: "Take a number, please, and come forward when it is your turn."'


@pytest.mark.parametrize(
    "one, other, is_found",
    [
        ("", "when: trust >= 50", True),
        ("when: trust >= 50", "when: trust >= 50", True),
        ("when: trust >= 50", "when: trust < 50", False),
        ("", "offered: no", False),
    ],
)
def test_options_that_are_never_offered_together_may_read_alike(folder, one, other, is_found):
    below = "\n          "
    found = changed(folder, (ASIDE, f"{ASIDE}{below}{one}"), (NUMBER, f"{ASIDE}{below}{other}"))

    assert ("SCN452" in codes(found)) is is_found


@pytest.mark.parametrize(
    "before, after",
    [
        ("text: The two broken toes", "text: that two women live in the flat"),
        ('name: "Against"', 'name: "for"'),
        ('text: "Type the cover sheet"', 'text: "Write her account down word for word"'),
        ('"Who stood where on the landing, and who said what?"', '"Tell me about last night, from the bell on."'),
        ("name: The foot", "name: Last night"),
        ("name: Arta", "name: besa"),
    ],
    ids=["items", "columns", "tasks", "wordings", "topics", "people"],
)  # fmt: skip
def test_whatever_stands_side_by_side_must_differ(case, before, after):
    assert codes(changed(case, (before, after))) == {"SCN452"}


def test_two_endings_of_one_title_are_found(folder):
    found = changed(folder, ("title: A name on a form", "title: She leaves"))

    assert found == [("SCN452", line_of(folder, "  half:") + 1)]


def test_two_people_may_be_asked_about_the_same(case):
    topics = (("name: The foot", "name: Last night\n          of: arta"), ("name: Last night\n          m", "name: Last night\n          of: besa\n          m"))  # fmt: skip

    assert "SCN452" not in codes(changed(case, *topics))


# A catalogue without a translation in it.


def in_the_catalogue(folder, change):
    catalogue = polib.pofile(str(folder / "sq.po"))
    for n, entry in enumerate(catalogue):
        change(n, entry)
    catalogue.save(str(folder / "sq.po"))


def test_a_catalogue_of_the_original_words_is_found(folder):
    def copied(n, entry):
        entry.msgstr = entry.msgid if n % 4 == 0 else entry.msgstr

    in_the_catalogue(folder, copied)

    (finding,) = checker.check_folder(folder).findings

    assert (finding.code, finding.file) == ("SCN453", str(folder / "sq.po"))
    assert not checker.check_folder(folder).is_ready


def test_a_name_may_read_alike_in_both_languages(folder):
    def named(n, entry):
        entry.msgstr = entry.msgid if len(entry.msgid.split()) < 3 else entry.msgstr

    in_the_catalogue(folder, named)

    assert findings_of(folder) == []
