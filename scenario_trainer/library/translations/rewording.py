"""Change one message of a catalogue: its lines that differ are exchanged, all others stay."""

import re
from collections.abc import Sequence

from scenario_trainer.library.translations.messages import (
    CHARSET,
    SPOKEN,
    Message,
    Row,
    of_rows,
    parse,
)

WIDTH = 100

_ESCAPED = str.maketrans(
    {'"': '\\"', "\\": "\\\\"} | {spoken: f"\\{letter}" for letter, spoken in SPOKEN.items()}
)


def new(context: str | None, source: str, translation: str = "", end: str = "\n") -> Message:
    """A message that was not there before."""
    rows = [Row("blank", end)]
    if context is not None:
        rows += _rows("msgctxt", context, end)
    return of_rows([*rows, *_rows("msgid", source, end), *_rows("msgstr", translation, end)])


def with_context(message: Message, context: str, end: str = "\n") -> Message:
    """The message in another place of the scenario."""
    rows = _rows("msgctxt", context, end, "#~ " if message.is_aside else "")
    return _exchanged(message, ("msgctxt",), rows, before="msgid")


def with_step(message: Message, way: str, renamed: str, end: str = "\n") -> Message:
    """The message with the last step of *way*, with which its context begins, called otherwise.

    Only those letters are exchanged, however some program has wrapped the line.
    """
    first, last = way.rfind(".") + 1, len(way)
    before = 0
    for n, row in enumerate(message.rows):
        if row.part != "msgctxt":
            continue
        if before <= first and last <= before + len(row.words):
            at = row.raw.index('"') + 1 + first - before
            raw = row.raw[:at] + renamed[first:] + row.raw[at + last - first :]
            rows = (*message.rows[:n], row._replace(raw=raw), *message.rows[n + 1 :])
            return of_rows(rows, message.line)
        before += len(row.words)
    return with_context(message, renamed + message.context[last:], end)


def with_source(message: Message, words: str, end: str = "\n") -> Message:
    """The message for changed words; a translation becomes unsure and says what it was made from.

    However often the words change, `#| msgid` stays the sentence that was translated.
    """
    changed = _exchanged(message, ("msgid",), _rows("msgid", words, end), before="msgstr")
    if not message.is_filled:
        return changed
    if message.is_unsure and message.previous is not None:
        return changed
    changed = _exchanged(changed, ("|msgctxt", "|msgid", "|msgid_plural"), [], before="msgctxt")
    was = _rows("msgid", message.source, end, "#| ", "|msgid")
    return _exchanged(unsure(changed, end), ("|msgid",), was, before="msgctxt")


def unsure(message: Message, end: str = "\n") -> Message:
    """The message with the mark that somebody has to look at it again."""
    if message.is_unsure:
        return message
    flags = [row for row in message.rows if row.part == "flags" and row.raw.startswith("#,")]
    if flags:
        marked = Row("flags", flags[0].raw.replace("#,", "#, fuzzy,", 1))
        rows = (marked if row is flags[0] else row for row in message.rows)
        return of_rows(rows, message.line)
    first = next(n for n, row in enumerate(message.rows) if row.part.lstrip("|").startswith("msg"))
    flag = Row("flags", f"#, fuzzy{end}")
    return of_rows((*message.rows[:first], flag, *message.rows[first:]), message.line)


def set_aside(message: Message) -> Message:
    """The message as one whose text is gone: kept, and shown to nobody."""
    return of_rows((_marked(row) for row in message.rows), message.line)


def _marked(row: Row) -> Row:
    if row.part.startswith("|"):
        return row._replace(raw=row.raw.replace("#|", "#~|", 1))
    return row._replace(raw=f"#~ {row.raw}") if row.part.startswith("msg") else row


def taken_back(message: Message) -> Message:
    """A message that was set aside, as a living one."""
    if not message.is_aside:
        return message
    return of_rows((_unmarked(row) for row in message.rows), message.line)


def _unmarked(row: Row) -> Row:
    if row.part.startswith("|"):
        return row._replace(raw=row.raw.replace("#~|", "#|", 1))
    if row.part.startswith("msg"):
        return row._replace(raw=re.sub(r"#~ ?", "", row.raw, count=1))
    return row


def with_charset(header: Message, end: str = "\n") -> Message:
    """The header, saying that the file is UTF-8."""
    rows = [
        row._replace(raw=CHARSET.sub("charset=UTF-8", row.raw), words="") for row in header.rows
    ]
    if not CHARSET.search(header.translation):
        rows.append(Row("msgstr", f'"Content-Type: text/plain; charset=UTF-8\\n"{end}'))
    return parse("".join(row.raw for row in rows)).messages[0]


def header(language: str, end: str = "\n") -> Message:
    """The first entry of a new catalogue."""
    told = (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
    )
    return of_rows(new(None, "", told, end).rows[1:])


def _exchanged(message: Message, parts: Sequence[str], rows: Sequence[Row], before: str) -> Message:
    """The message with *rows* in the place of those *parts*, or ahead of the part *before*."""
    all_rows = message.rows
    places = [n for n, row in enumerate(all_rows) if row.part in parts]
    ahead = [n for n, row in enumerate(all_rows) if row.part.startswith((before, "msgid"))]
    at = (places or ahead)[0]
    kept = [row for row in all_rows[at:] if row.part not in parts]
    return of_rows((*all_rows[:at], *rows, *kept), message.line)


def _rows(keyword: str, words: str, end: str, sign: str = "", part: str = "") -> list[Row]:
    """The lines of a field, wrapped between words."""
    part = part or keyword
    pieces = words.splitlines(keepends=True) if "\n" in words else [words]
    whole = words.translate(_ESCAPED)
    if len(pieces) < 2 and len(sign) + len(keyword) + 3 + len(whole) <= WIDTH:
        return [Row(part, f'{sign}{keyword} "{whole}"{end}', words)]
    rows = [Row(part, f'{sign}{keyword} ""{end}')]
    room = WIDTH - len(sign) - 2
    for piece in pieces:
        for line in _wrapped(piece, room):
            rows.append(Row(part, f'{sign}"{line.translate(_ESCAPED)}"{end}', line))
    return rows


def _wrapped(words: str, room: int) -> list[str]:
    lines = [""]
    for word in re.findall(r"\s*\S+ ?|\s+", words):
        if lines[-1] and len((lines[-1] + word.rstrip()).translate(_ESCAPED)) > room:
            lines.append("")
        lines[-1] += word
    return lines
