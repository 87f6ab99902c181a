"""The security boundary: bytes of a stranger in, a plain tree of texts out.

YAML can do far more than a scenario needs (objects, references, five ways to
say yes). We read only its *events*, build dicts, lists and texts ourselves and
refuse the rest, so nothing is ever constructed by the YAML library and `no`,
`010` or `12:30` stay the words that were written. Parsing is incremental: a
file made to explode is left at the first event over a limit.

>>> read(b"title: no\\n", "scenario.yaml").root
{'title': 'no'}
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from scenario_trainer.library.findings.finding import Finding

MOST_BYTES = 1_000_000
MOST_NODES = 50_000
MOST_DEPTH = 24
MOST_FINDINGS = 100

Node = dict[str, "Node"] | list["Node"] | str
Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_NOTE = re.compile(r"[ \t]+(#.*)")
# Control characters, invisible ones, and those that turn the reading direction round.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Tree:
    """A file as plain data, and where in the file each part of it stands."""

    file: str
    source: str = ""
    root: Node = field(default_factory=dict)
    marks: object = None
    findings: tuple[Finding, ...] = ()
    cuts: Mapping[tuple[int, int], Finding] = field(default_factory=dict)  # by where a text starts

    def place(self, path: Path, *, key: bool = False, offset: int = 0) -> tuple[int, int]:
        """Line and column, from 1, of the value at *path*, of its key, or of a character in it."""
        mark = self._mark(path, key=key)
        if mark is None:
            return 1, 1
        if offset and not key:
            return _position(self.source, _walk(self.source, mark.index, offset, self.at(path)))
        return mark.line + 1, mark.column + 1

    def index(self, path: Path, *, key: bool = False, offset: int = 0) -> int:
        """Where in the source the first letter of the value at *path* stands, or of its key."""
        mark = self._mark(path, key=key)
        return _walk(self.source, mark.index, offset, path[-1] if key else self.at(path))

    def _mark(self, path: Path, *, key: bool) -> yaml.Mark | None:
        key_mark, value_mark, inside = None, None, self.marks
        node: object = self.root
        for step in path:
            if _is_whole(node, step):
                continue
            step = _resolved(node, step)
            found = _step(inside, step)
            if found is None:
                break
            node = _step(node, step)
            key_mark, value_mark, inside = found
        return (key_mark or value_mark) if key else value_mark

    def at(self, path: Path) -> Node:
        """What stands at *path*, or an empty text."""
        node = self.root
        for step in path:
            if _is_whole(node, step):
                continue
            node = _step(node, _resolved(node, step))
            if node is None:
                return ""
        return node

    def cut(self, path: Path, words: str) -> Finding | None:
        """What is lost of the text *words* at *path*, or just below it, where a note follows it."""
        if not self.cuts:
            return None
        node = self.at(path)
        below = [key for key in node if node[key] == words] if isinstance(node, dict) else []
        return self.cuts.get(self.place((*path, *below[-1:])))

    def finding(
        self, code: str, path: Path, *, key: bool = False, offset: int = 0, **details: object
    ) -> Finding:
        """A finding at *path* of this file."""
        line, column = self.place(path, key=key, offset=offset)
        return Finding(code, self.file, line, column, details)


def read(source: bytes, file: str) -> Tree:
    """The tree in *source*; where it cannot be trusted, an empty or partial one with findings."""
    if len(source) > MOST_BYTES:
        return _refused(file, "SCN102", size=len(source), most=MOST_BYTES)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return _refused(file, "SCN103", line)
    if hidden := _HIDDEN.search(text):
        return _refused(file, "SCN104", *_position(text, hidden.start()), what=_name(hidden[0]))
    return _Building(file, text).tree()


def _refused(file: str, code: str, line: int = 1, column: int = 1, **details: object) -> Tree:
    return Tree(file, findings=(Finding(code, file, line, column, details),))


class _Stop(Exception):
    """Reading on is of no use or not safe."""


class _Building:
    """One pass over the events; the stack of open blocks stands in `around`."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.findings: list[Finding] = []
        self.cuts: dict[tuple[int, int], Finding] = {}
        self.notes = _NOTE.search(text) is not None  # only then can a text be cut
        self.escapes = "\\" in text  # only then can a quoted text hide a character
        self.root: Node = {}
        self.marks: object = None
        self.documents = self.nodes = 0
        self.node: Node | None = None  # the open block, and the marks of what stands in it
        self.inside: object = None
        self.around: list[tuple] = []
        self.key: str | None = None  # read, and still without its value
        self.key_mark: yaml.Mark | None = None

    def tree(self) -> Tree:
        """The finished tree, as far as reading got."""
        try:
            self._read()
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self._syntax(error)
        return Tree(self.file, self.text, self.root, self.marks, tuple(self.findings), self.cuts)

    def _read(self) -> None:
        """The events in order: a text, a block that opens, one that closes, what frames them."""
        next_event = _LOADER(self.text).get_event
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                self._text(event)
            elif kind is yaml.MappingStartEvent:
                self._open(event, {}, {})
            elif kind is yaml.SequenceStartEvent:
                self._open(event, [], [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.node, self.inside = self.around.pop()
            else:
                self._frame(event)
        if not self.root and not self.findings:
            self._add("SCN113", None)

    def _text(self, event: yaml.ScalarEvent) -> None:
        """A text: the key of what comes next, or a value."""
        value, node = event.value, self.node
        if self.escapes or event.anchor is not None or event.tag is not None:
            self._check(event, value)
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._add("SCN107", event.start_mark, most=MOST_NODES)
            raise _Stop
        if self.key is None and type(node) is dict:
            self.key, self.key_mark = value, event.start_mark
            if value in node or value == "<<":
                self._check_key(node, event)
            return
        if self.notes and not event.style:
            self._cut(event)
        self._put(event, value, None)

    def _open(self, event: yaml.NodeEvent, block: dict | list, inside: dict | list) -> None:
        """A block opens: it is put in its place, and what comes next goes into it."""
        self._check(event)
        if type(self.node) is dict and self.key is None:
            self._add("SCN114", event.start_mark)
            raise _Stop
        if len(self.around) >= MOST_DEPTH:
            self._add("SCN106", event.start_mark, most=MOST_DEPTH)
            raise _Stop
        self._put(event, block, inside)
        self.around.append((self.node, self.inside))
        self.node, self.inside = block, inside

    def _put(self, event: yaml.NodeEvent, value: Node, inside: dict | list | None) -> None:
        """Put a value into the open block, and beside it where it stands."""
        place, node = (self.key_mark, event.start_mark, inside), self.node
        if node is None:
            self.root, self.marks = value, inside
        elif type(node) is dict:
            node[self.key], self.inside[self.key] = value, place
        else:
            node.append(value)
            self.inside.append(place)
        self.key = self.key_mark = None

    def _check(self, event: yaml.NodeEvent, value: str = "") -> None:
        """What may not stand on any node."""
        if event.anchor is not None:
            self._add("SCN108", event.start_mark, what=f"&{event.anchor}")
        if event.tag is not None:
            self._add("SCN109", event.start_mark, what=event.tag)
        if self.escapes and value and (hidden := _HIDDEN.search(value)):
            self._add("SCN104", event.start_mark, what=_name(hidden[0]))
            raise _Stop

    def _check_key(self, node: dict, event: yaml.ScalarEvent) -> None:
        """A key stands once, and is no order to copy another block."""
        if event.value in node:
            self._add("SCN110", event.start_mark, what=event.value)
        elif event.implicit[0]:
            self._add("SCN111", event.start_mark)

    def _cut(self, event: yaml.ScalarEvent) -> None:
        """Where a note follows unquoted words, it may have been meant to belong to them."""
        start, end = event.start_mark, event.end_mark
        if note := _NOTE.match(self.text, end.index):
            column = end.column + note.start(1) - end.index + 1
            cut = Finding("SCN217", self.file, end.line + 1, column, {"what": note[1][:60]})
            self.cuts[start.line + 1, start.column + 1] = cut

    def _frame(self, event: yaml.Event) -> None:
        """Start and end of stream and document: only one document may come, and no reference."""
        if event.__class__ is yaml.AliasEvent:
            self._add("SCN108", event.start_mark, what=f"*{event.anchor}")
            raise _Stop
        if event.__class__ is not yaml.DocumentStartEvent:
            return
        self.documents += 1
        if self.documents > 1:
            self._add("SCN112", event.start_mark)
            raise _Stop

    def _syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "it is not YAML"
        self._add("SCN105", mark, what=problem)

    def _add(self, code: str, mark: object, **details: object) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.findings.append(Finding(code, self.file, line, column, details))
        if len(self.findings) >= MOST_FINDINGS:
            raise _Stop


def first_hidden(text: str) -> str | None:
    """The first character in *text* that nobody can see, or that reverses what is seen."""
    hidden = _HIDDEN.search(text)
    return _name(hidden[0]) if hidden else None


def path_of(name: str) -> Path:
    """The path a dotted name stands for, such as `scenes.door.lines.0`."""
    return tuple(name.split("."))


def _is_whole(node: object, step: str | int) -> bool:
    """Whether the first entry of a list is meant where a single block stands without one."""
    return type(node) is dict and str(step) == "0" and step not in node


def _resolved(node: object, step: str | int) -> str | int:
    """The number a step into a list means: digits, or the id of the entry."""
    if type(node) is not list or isinstance(step, int):
        return step
    if step.isdecimal():
        return int(step)
    ids = (n for n, item in enumerate(node) if isinstance(item, dict) and item.get("id") == step)
    return next(ids, step)


def _step(inside: object, step: str | int) -> object:
    """One level down, or None where there is nothing."""
    try:
        return inside[step]
    except (KeyError, IndexError, TypeError):
        return None


def _walk(source: str, start: int, offset: int, value: Node) -> int:
    """Where a character of a text stands, past quotes, block signs and folded lines."""
    if not isinstance(value, str):
        return start
    wanted = len(value[:offset].translate(_NO_SPACE))
    at = start
    if source[at : at + 1] in "\"'":
        at += 1
    elif source[at : at + 1] in ">|":
        at = source.find("\n", at) + 1
    while at < len(source) and (wanted or source[at].isspace()):
        wanted -= not source[at].isspace()
        at += 1
    return at


_NO_SPACE = {ord(space): None for space in " \t\r\n"}


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
