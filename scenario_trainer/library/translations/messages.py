"""A gettext catalogue (PO file) read to the byte: each message with the very lines it stands in.

Jurists and translators open these files with Poedit, Weblate or msgmerge, each of
which writes in its own way. We therefore keep every line as it came, comments and
wrapping among them, and exchange only the lines whose content changes; a library
that parses and writes anew would drop `#~|` lines and accept half a sentence
where a quotation mark is missing.

>>> file = parse('msgctxt "title"\\nmsgid "The lease"\\nmsgstr "Kontrata"\\n')
>>> [(message.context, message.translation) for message in file.messages]
[('title', 'Kontrata')]
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from scenario_trainer.text import Text, seen

MOST_WRONG = 10

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_FIELD = re.compile(rf"(msgctxt|msgid_plural|msgid|msgstr(?:\s*\[[0-9]\])?)?\s*((?:{_STRING}\s*)+)")
_LINE = re.compile(r"(?:#(?![~|,=])[^\n]*\n)+|[^\n]*\n|[^\n]+")
_WORDS = re.compile(_STRING)
_MARK = re.compile(r"#~\||#~|#\|")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
SPOKEN = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a"}
CHARSET = re.compile(r"charset=([^\s\\\"]*)")

QUOTE = Text(
    {
        "en": "here the quotation marks do not match",
        "sq": "këtu thonjëzat nuk mbyllen si duhet",
    }
)
OUT_OF_PLACE = Text(
    {"en": "this line belongs to no entry", "sq": "ky rresht nuk i përket asnjë zëri"}
)
CUT_OFF = Text(
    {
        "en": "the entry before this line is not complete",
        "sq": "zëri para këtij rreshti nuk është i plotë",
    }
)


class Row(NamedTuple):
    """One line as it stands in the file, which part of a message it is, and the words in it."""

    part: str  # blank | comment | flags | msgctxt | msgid | ... ; `|msgid` for the one of before
    raw: str
    words: str = ""


class Wrong(NamedTuple):
    """A line that cannot be read, and why."""

    line: int
    why: Text


@dataclass(frozen=True, slots=True)
class Message:
    """One entry: the words it was translated from, the translation, and its lines."""

    rows: tuple[Row, ...]
    line: int = 1
    context: str | None = None
    source: str = ""
    translation: str = ""
    previous: str | None = None  # what a translation that is unsure was made from
    is_plural: bool = False
    is_unsure: bool = False
    is_aside: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether it has a translation that can be seen."""
        return bool(seen(self.translation))

    @property
    def says_something(self) -> bool:
        """Whether a person's words stand in it, so that it may not vanish."""
        return self.is_filled or self.has_note

    @property
    def has_note(self) -> bool:
        """Whether somebody's comment stands in it."""
        return any(row.part == "comment" for row in self.rows)

    @property
    def is_header(self) -> bool:
        """Whether it is the entry that says what the file is written in."""
        return self.context is None and not self.source and not self.is_aside


@dataclass(frozen=True, slots=True)
class File:
    """All messages in the order of the file, what stands around them, and what cannot be read."""

    messages: tuple[Message, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    tail: str = ""
    end: str = "\n"
    bom: str = ""

    @property
    def charset(self) -> str:
        """The encoding the file says it has; empty where it says none."""
        headers = (message for message in self.messages if message.is_header)
        told = CHARSET.search(next((header.translation for header in headers), ""))
        return told[1] if told else ""


def parse(text: str) -> File:
    """The messages in *text*; never raises, what cannot be read is told in `wrong`."""
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    reading = _Reading()
    for raw in _LINE.findall(text, len(bom)):
        reading.take(raw)
    reading.finish()
    end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    return File(
        tuple(reading.messages),
        tuple(reading.wrong[:MOST_WRONG]),
        "".join(row.raw for row in reading.rows),
        end,
        bom,
    )


def render(file: File, messages: Iterable[Message]) -> str:
    """The text of *file* with these messages."""
    blocks = ["".join(row.raw for row in message.rows) for message in messages]
    if file.tail:
        blocks.append(file.tail)
    closed = [block if block.endswith("\n") else block + file.end for block in blocks[:-1]]
    return file.bom + "".join((*closed, *blocks[-1:]))


@dataclass(slots=True)
class _Reading:
    """One pass over the lines; `rows` are those of the message that is open."""

    messages: list[Message] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    part: str = ""  # the field that a line with nothing but words goes on
    stage: int = 0  # 0 before msgid, 1 after it, 2 after msgstr
    mark: str = ""
    line: int = 0
    number: int = 1
    lines: int = 0  # that were read last

    def take(self, raw: str) -> None:
        """Read one more line, or a run of comments."""
        self.number += self.lines
        self.lines = raw.count("\n")
        told = raw.strip()
        if not told:
            return self._between(Row("blank", raw))
        mark = _MARK.match(told)
        if told[0] == "#" and not mark:
            return self._between(Row("flags" if told[1:2] in {",", "="} else "comment", raw))
        sign = mark[0] if mark else ""
        body = told[len(sign) :].strip()
        found = _FIELD.fullmatch(body)
        if not found:
            self._wrong(QUOTE if '"' in body else OUT_OF_PLACE)
            found = _FIELD.fullmatch(f'{body.partition(chr(34))[0]}""')  # go on without its words
        if not found:
            return
        words = "".join(_unescaped(each[1:-1]) for each in _WORDS.findall(found[2]))
        keyword = (found[1] or "").replace(" ", "").replace("\t", "")
        if sign.endswith("|"):
            return self._previous(Row(keyword and f"|{keyword}", raw, words))
        self._field(keyword, sign, Row(keyword, raw, words))

    def finish(self) -> None:
        """Close the last message; lines of no message stay as the file's tail."""
        if self.stage == 2:
            self._close()
        elif self.line:
            self._wrong(CUT_OFF)

    def _between(self, row: Row) -> None:
        """A blank line or a comment: it opens the next message once this one is complete."""
        if self.stage == 2:
            self._close()
        if self.part.startswith("|"):
            self.part = ""
        self.rows.append(row)

    def _previous(self, row: Row) -> None:
        if self.stage == 2:
            self._close()
        self.part = row.part or self.part
        if not self.part.startswith("|"):
            return self._wrong(OUT_OF_PLACE)
        self.rows.append(row._replace(part=self.part))

    def _field(self, keyword: str, mark: str, row: Row) -> None:
        if self.stage == 2 and keyword in ("msgctxt", "msgid"):
            self._close()
        if not self._fits(keyword):
            return self._wrong(CUT_OFF if keyword else OUT_OF_PLACE)
        if not self.line:
            self.line, self.mark = self.number, mark
        elif mark != self.mark:
            return self._wrong(CUT_OFF)
        self.part = keyword or self.part
        if keyword.startswith("msg") and keyword != "msgctxt":
            self.stage = 2 if keyword.startswith("msgstr") else 1
        self.rows.append(row._replace(part=self.part))

    def _fits(self, keyword: str) -> bool:
        """Whether this may come next: context, source, plural, translation."""
        match keyword:
            case "":
                return bool(self.part) and not self.part.startswith("|")
            case "msgctxt":
                return self.stage == 0 and self.part != "msgctxt"
            case "msgid":
                return self.stage == 0
            case "msgid_plural":
                return self.stage == 1
        return self.stage >= 1 and all(row.part != keyword for row in self.rows)

    def _close(self) -> None:
        self.messages.append(of_rows(self.rows, self.line))
        self.rows, self.part, self.stage, self.mark, self.line = [], "", 0, "", 0

    def _wrong(self, why: Text) -> None:
        self.wrong.append(Wrong(self.number, why))


def of_rows(rows: Iterable[Row], line: int = 1) -> Message:
    """A message made of these lines."""
    rows, parts = tuple(rows), {}
    flags = ""
    for row in rows:
        if row.part == "flags":
            flags += row.raw
        elif row.part not in ("comment", "blank"):
            parts.setdefault(row.part, []).append(row.words)
    told = {part: "".join(words) for part, words in parts.items()}
    fields = [row for row in rows if row.part == "msgid"]
    return Message(
        rows,
        line,
        told.get("msgctxt") or None,  # some programs write an empty one for none
        told.get("msgid", ""),
        "".join(words for part, words in told.items() if part.startswith("msgstr")),
        told.get("|msgid"),
        "msgid_plural" in told,
        bool(re.search(r"\bfuzzy\b", flags)),
        any(row.raw.lstrip().startswith("#~") for row in fields),
    )


def _unescaped(written: str) -> str:
    if "\\" not in written:
        return written
    return _ESCAPE.sub(lambda found: SPOKEN.get(found[1], found[1]), written)
