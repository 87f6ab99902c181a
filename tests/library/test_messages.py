"""A catalogue is read to the byte, and what cannot be read is said with its line."""

import pytest

from scenario_trainer.library.translations import messages, rewording

WHOLE = """# A note at the top
#
msgid ""
msgstr ""
"Language: sq\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# a note
#. for the translator
#: scenario.yaml:7
#, fuzzy, no-wrap
#| msgctxt "old.title"
#| msgid "A "
#| "desk"
msgctxt "title"
msgid "The \\"counter\\""
msgstr ""
"Spor"
"teli\\n"

msgctxt "plural"
msgid "A day"
msgid_plural "Days"
msgstr[0] "Ditë"
msgstr[1] "Ditët"

#~| msgid "Before"
#~ msgctxt "gone"
#~ msgid "After"
#~ msgstr "Pas"
# the last word
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_every_byte_stays(start, end, last):
    text = start + (WHOLE.rstrip() + last).replace("\n", end)

    file = messages.parse(text)

    assert file.wrong == ()
    assert messages.render(file, file.messages) == text


def test_a_message_is_read_with_all_that_belongs_to_it():
    header, title, plural, gone = messages.parse(WHOLE).messages

    assert header.is_header
    assert (title.context, title.source, title.translation) == (
        "title",
        'The "counter"',
        "Sporteli\n",
    )
    assert (title.previous, title.is_unsure, title.line) == ("A desk", True, 15)
    assert plural.is_plural
    assert (gone.is_aside, gone.previous, gone.translation) == (True, "Before", "Pas")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (3, 'msgctxt "a"\nmsgid "A"\nmsgstr "Një\n'),
        (3, 'msgctxt "a"\nmsgid "A"\nmsgstr Një"\n'),
        (3, 'msgctxt "a"\nmsgid "A"\nmsgstr "Një "dy" tre"\n'),
        (3, 'msgctxt "a"\nmsgid "A"\nmgsstr "Një"\n'),
        (4, 'msgctxt "a"\nmsgid "A"\n\nmsgctxt "b"\nmsgid "B"\nmsgstr "Dy"\n'),
        (2, 'msgctxt "a"\nmsgstr "Një"\n'),
        (1, '"Një"\n'),
        (4, 'msgctxt "a"\nmsgid "A"\nmsgstr "Një"\n<<<<<<< ours\n'),
        (3, 'msgctxt "a"\nmsgid "A"\n#~ msgstr "Një"\n'),
        (3, 'msgctxt "a"\nmsgid "A"\nmsgid "B"\nmsgstr "Një"\n'),
        (4, 'msgctxt "a"\nmsgid "A"\nmsgstr "Një"\nmsgstr "Dy"\n'),
        (2, 'msgctxt "a"\nmsgid "A"\n'),
    ],
)
def test_a_line_that_does_not_fit_is_named(line, text):
    assert [wrong.line for wrong in messages.parse(text).wrong][:1] == [line]


def test_a_long_sentence_is_wrapped_and_reads_the_same():
    words = 'He says "no" and\tgoes. ' * 12 + "\nA second line.\n"

    message = rewording.new("scenes.a.narration", words, words)
    file = messages.parse(messages.render(messages.File(), (message,)))

    assert (file.messages[0].source, file.messages[0].translation) == (words, words)
    assert max(len(row.raw) for row in file.messages[0].rows) <= rewording.WIDTH + 2


def test_a_megabyte_of_notes_is_read_in_one_go():
    notes = "# x\n" * 250_000

    file = messages.parse(notes + WHOLE)

    assert len(file.messages[0].rows) < 10
    assert file.messages[1].line == 250_015
