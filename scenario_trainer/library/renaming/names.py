"""Every name an author gave in a scenario, and every place in its files where it is used.

A name is known by the dotted way to its definition, as in the catalogues:
`scenes.arrival.decision.options.aside`. The schema says where names are given (a
block keyed by `Id`); the tables below say which keys, conditions, changes and
lines refer to them.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args, get_origin

from scenario_trainer.engine.kinds import KINDS
from scenario_trainer.library.file import schema, shape
from scenario_trainer.library.file.guard import Node, Path, Tree
from scenario_trainer.library.file.values import Id
from scenario_trainer.library.kinds import IN_FILE


class Use(NamedTuple):
    """One place where a name is written: a value, a key, or some letters within a text."""

    name: str  # the way to its definition
    path: Path
    key: bool = False
    offset: int = 0


class _Field(NamedTuple):
    """A key of the schema as it stands in the file."""

    name: str
    path: Path
    value: Node


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one story by the way to each definition."""

    tree: Tree
    given: Mapping[str, Use]

    def first(self, *ways: str) -> str | None:
        """The first of these ways at which a name is given."""
        return next((way for way in ways if way in self.given), None)

    def topic(self, name: str) -> str | None:
        """The way to a topic, whose name is given once in the whole story."""
        end = f".hub.topics.{name}"
        return next((way for way in self.given if way.endswith(end)), None)

    def option(self, scene: str, dotted: str) -> list[tuple[str, int]]:
        """The ways to each part of `option`, `topic.wording` or `gap.answer`, with its offset."""
        for kind in KINDS:
            at = f"scenes.{scene}.{kind.key}"
            ways = [(f"{at}.{way}", offset) for way, offset in IN_FILE[kind.act].ways(dotted)]
            if ways and ways[0][0] in self.given:
                return ways
        return []


def names_of(tree: Tree) -> Names:
    """Every name given in the story."""
    return Names(tree, {use.name: use for use in _given(schema.ScenarioFile, tree.root, ())})


def uses(names: Names) -> Iterator[Use]:
    """Every place in `scenario.yaml` where a name stands, its definition first."""
    yield from names.given.values()
    for each in _fields(schema.ScenarioFile, names.tree.root, ()):
        yield from (use for use in _referred(names, each) if use.name in names.given)


def _given(kind: object, node: Node, path: Path) -> Iterator[Use]:
    """The keys of blocks of named things, ids in lists, and the values of states."""
    for part in shape._unwrapped(kind):
        if get_origin(part) is dict and isinstance(node, dict):
            key_kind, inner = get_args(part)
            if key_kind == Id:
                yield from (Use(_way(path, key), (*path, key), key=True) for key in node)
            for key, value in node.items():
                yield from _given(inner, value, (*path, key))
        elif get_origin(part) is tuple and isinstance(node, list):
            inner = get_args(part)[0]
            for n, value in enumerate(node):
                if isinstance(value, dict) and "id" in getattr(inner, "model_fields", {}):
                    yield Use(_way(path, value["id"]), (*path, n, "id"))
                if inner == Id:  # the values of a state
                    yield Use(_way(path[:-1], value), (*path, n))
                yield from _given(inner, value, (*path, n))
        elif isinstance(node, dict):
            for key, field in _known_fields(part):
                if key in node:
                    yield from _given(field.annotation, node[key], (*path, key))


def _fields(kind: object, node: Node, path: Path) -> Iterator[_Field]:
    """Every key of the schema that stands in the file, however deep."""
    for part in shape._unwrapped(kind):
        if get_origin(part) is dict and isinstance(node, dict):
            for key, value in node.items():
                yield from _fields(get_args(part)[1], value, (*path, key))
        elif get_origin(part) is tuple and isinstance(node, list):
            for n, value in enumerate(node):
                yield from _fields(get_args(part)[0], value, (*path, n))
        elif isinstance(node, dict):
            for key, field in _known_fields(part):
                if key in node:
                    yield _Field(key, (*path, key), node[key])
                    yield from _fields(field.annotation, node[key], (*path, key))


def _known_fields(part: object) -> list[tuple[str, object]]:
    fields = getattr(part, "model_fields", {})
    return [(field.alias or name, field) for name, field in fields.items()]


def _way(path: Path, *more: str) -> str:
    return ".".join(map(str, (*path, *more)))


# Keys whose text is the name of something: where that is given.
_TEXTS = {
    "goes": ("scenes", "endings"),
    "opening": ("scenes",),
    "items_of": ("scenes",),
    "of": ("people",),
    "who": ("people",),
    "major": ("majors",),
    "repairs": ("majors",),
}
_CONDITIONS = ("when", "until", "percent", "chance")
_CHANGES = ("changes", "arrives", "late", "again")
_LINES = ("lines", "reply", "late_reply", "tells")
_QUANTITIES = ("gauges", "counters", "states")
_DRAWN = {"temperament": "draws.temperament", "truth": "draws.truth"}


def _referred(names: Names, field: _Field) -> Iterator[Use]:
    """What one key of the file refers to."""
    name, path, value = field
    act = _way(path[:3])  # scenes.<scene>.<act>
    if name in _TEXTS and isinstance(value, str):
        yield from _named(names, path, value, _TEXTS[name])
    elif name in _CONDITIONS and isinstance(value, str):
        yield from _said(names, path, value)
    elif name in _CHANGES:
        for n, block in enumerate([value] if isinstance(value, dict) else value):
            whole = path if isinstance(value, dict) else (*path, n)
            yield from _changed(names, whole, block)
    elif name in _LINES:
        yield from _spoken(names, path, value)
    elif name == "flags":
        for n, flag in enumerate(value):
            for code, when in flag.items() if isinstance(flag, dict) else ():
                yield from _said(names, (*path, n, code), when)
    elif name == "topic" and (way := names.topic(value)):
        yield Use(way, path)
    elif name == "silence":
        yield Use(f"{act}.options.{value}", path)
    elif name == "column":
        yield Use(f"{act}.columns.{value}", path)
    elif name == "offence":
        yield Use(f"{act}.offences.{value}", path)
    elif name == "fits":
        told = ((n, fit) for n, fit in enumerate(value) if isinstance(fit, str))
        yield from (Use(f"{act}.offences.{fit}", (*path, n)) for n, fit in told)
    elif name == "facts" and isinstance(value, list):
        yield from (Use(f"facts.{fact}", (*path, n)) for n, fact in enumerate(value))
    elif name in ("at", "start", "gain", "loss", "shows") and isinstance(value, dict):
        for key in value:
            yield from _named(names, (*path, key), key, ("gauges", "counters"), key=True)


def _named(
    names: Names, path: Path, name: str, parts: tuple[str, ...], *, key: bool = False
) -> Iterator[Use]:
    if way := names.first(*(f"{part}.{name}" for part in parts)):
        yield Use(way, path, key)


def _changed(names: Names, path: Path, block: Mapping[str, Node]) -> Iterator[Use]:
    """A block of changes: what is changed, facts learned, values taken, a condition."""
    for key, value in block.items():
        yield from _named(names, (*path, key), key, _QUANTITIES, key=True)
        told = [((*path, key), value)]
        if isinstance(value, list):
            told = [((*path, key, n), each) for n, each in enumerate(value)]
        for at, words in told:
            if key == "when":
                yield from _said(names, at, words)
            elif key in ("learn", "suggest"):
                yield Use(f"facts.{words}", at)
            else:
                yield from _named(names, at, words, (f"states.{key}",))


def _spoken(names: Names, path: Path, lines: list) -> Iterator[Use]:
    """Lines, or rows of lines: who speaks, and when."""
    for n, line in enumerate(lines):
        if isinstance(line, list):
            yield from _spoken(names, (*path, n), line)
            continue
        for key, words in line.items():
            if key == "when":
                yield from _said(names, (*path, n, key), words)
            else:
                yield from _named(names, (*path, n, key), key, ("people",), key=True)


def _said(names: Names, path: Path, condition: str) -> Iterator[Use]:
    """The names in a condition, each with its place in the text."""
    if re.fullmatch(r"[0-9]+%", condition):
        return
    lead = len(condition) - len(condition.lstrip())
    lines = [0]
    for line in condition.strip().splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for way, node, more in _asked(names, ast.parse(condition.strip(), mode="eval").body):
        yield Use(way, path, offset=lead + lines[node.lineno - 1] + node.col_offset + more)


def _asked(names: Names, node: ast.AST) -> Iterator[tuple[str, ast.expr, int]]:
    match node:
        case ast.Call(func=ast.Name(id=question), args=[about]):
            said = ast.unparse(about)
            yield from ((way, about, more) for way, more in _question(names, question, said))
        case ast.Compare(left=left, comparators=[right]):
            row, values = (left, right) if _row(names, left) else (right, left)
            yield from _asked(names, row)
            yield from _valued(names, values, _row(names, row))
        case ast.Name(id=name):
            if way := names.first(*(f"{part}.{name}" for part in _QUANTITIES)):
                yield way, node, 0
        case _:
            for inner in ast.iter_child_nodes(node):
                yield from _asked(names, inner)


def _question(names: Names, question: str, about: str) -> Iterator[tuple[str, int]]:
    if question in ("knows", "suggested"):
        yield f"facts.{about}", 0
    elif question == "visited":
        yield f"scenes.{about}", 0
    elif question == "asked" and (way := names.topic(about)):
        yield way, 0
    elif question == "took":
        scene, _, option = about.partition(".")
        yield f"scenes.{scene}", 0
        for way, more in names.option(scene, option):
            yield way, len(scene) + 1 + more


def _row(names: Names, node: ast.expr) -> str | None:
    """The way to the state or draw whose values are words, if it is one."""
    name = node.id if isinstance(node, ast.Name) else ""
    return _DRAWN.get(name) or names.first(f"states.{name}")


def _valued(names: Names, node: ast.expr, row: str | None) -> Iterator[tuple[str, ast.expr, int]]:
    """The other side of a comparison: a value of the row or a list of them, else as it says."""
    if row is None:
        yield from _asked(names, node)
        return
    for each in node.elts if isinstance(node, ast.List | ast.Tuple) else [node]:
        if isinstance(each, ast.Name):
            yield f"{row}.{each.id}", each, 0
