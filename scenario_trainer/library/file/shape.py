"""Compare a file with the shape it should have; what differs becomes findings with their places."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from scenario_trainer.library.file.guard import Path, Tree
from scenario_trainer.library.findings.finding import CODES, Finding
from scenario_trainer.text import Text

Shape = TypeVar("Shape")


def check(shape: type[Shape], tree: Tree) -> tuple[Shape | None, tuple[Finding, ...]]:
    """The file as a value of *shape*, or all that keeps it from being one."""
    try:
        return _adapter(shape).validate_python(tree.root), ()
    except ValidationError as problem:
        wrong = problem.errors(include_url=False)
    return None, tuple(_finding(error, shape, tree) for error in wrong)


@cache
def _adapter(shape: type) -> TypeAdapter:
    return TypeAdapter(shape)


_TEXT = Text({"en": "text", "sq": "tekst"})
_BLOCK = Text({"en": "block of keys", "sq": "bllok me çelësa"})
_LIST = Text({"en": "list", "sq": "listë"})
_EXPECTED = {
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "too_short": Text({"en": "row of at least two entries", "sq": "të paktën dy zëra"}),
    "too_long_1": Text({"en": "single entry", "sq": "vetëm një zë"}),
    "too_long_7": Text({"en": "row of at most seven entries", "sq": "më së shumti shtatë zëra"}),
}


def _finding(error: ErrorDetails, shape: type, tree: Tree) -> Finding:
    """One pydantic error as a finding at its place."""
    kind, given = error["type"], error["input"]
    of_key = error["loc"][-1:] == ("[key]",)
    path: Path = tuple(step for step in error["loc"] if not str(step).startswith(("|", "[key]")))
    if kind == "extra_forbidden" and given == "" and " " in str(path[-1]):
        return tree.finding("SCN216", path, key=True, what=path[-1][:60])
    if kind == "extra_forbidden":
        known = _keys(shape, path[:-1])
        return tree.finding("SCN201", path, key=True, **guess(path[-1], known))
    if kind == "missing":
        return tree.finding("SCN202", path, key=True, what=path[-1])
    if given in ("", [], {}):
        return tree.finding("SCN208", path)
    if kind == "literal_error":
        if not isinstance(given, str):
            return tree.finding("SCN207", path, expected=_TEXT)
        known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return tree.finding("SCN206", path, **guess(given, known))
    if kind == "string_pattern_mismatch":
        return tree.finding("SCN209", path, key=of_key, what=given[:40])
    if kind in CODES:
        return tree.finding(kind, path, key=of_key, **error.get("ctx", {}))
    if kind == "too_long":
        kind = f"too_long_{error['ctx']['max_length']}"
    return tree.finding("SCN207", path, key=of_key, expected=_EXPECTED.get(kind, _TEXT))


def guess(what: object, known: Iterable[str]) -> dict[str, object]:
    """What was written, the nearest known name, and all of them: details of a finding."""
    known = list(known)
    near = next(iter(get_close_matches(str(what), known, n=1, cutoff=0.6)), None)
    return {"what": str(what)[:40], "near": near, "known": ", ".join(known)}


def _keys(annotation: object, path: Path) -> list[str]:
    """The keys that may stand at *path* of a value of this type."""
    for step in path:
        annotation = _inside(annotation, step)
    models = [part for part in _unwrapped(annotation) if isinstance(part, type)]
    return [
        field.alias or name
        for model in models
        for name, field in getattr(model, "model_fields", {}).items()
    ]


def _inside(annotation: object, step: str | int) -> object:
    for part in _unwrapped(annotation):
        fields = getattr(part, "model_fields", {})
        if step in fields:
            return fields[step].annotation
        if get_origin(part) in (dict, tuple):
            inner = get_args(part)
            return inner[1] if get_origin(part) is dict else inner[0]
    return None


def _unwrapped(annotation: object) -> list[object]:
    """The types an annotation is made of, without `Annotated` and with each side of a union."""
    if get_origin(annotation) is Annotated:
        return _unwrapped(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [part for side in get_args(annotation) for part in _unwrapped(side)]
    return [annotation]
