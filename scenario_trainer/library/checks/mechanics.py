"""A scenario without its words: all that playing it depends on, as one name (a content hash).

A sentence that is reworded changes nothing of how a story is played, so what playing found
stays known. Every field of the built scenario counts but its texts; a compiled condition
counts by its source and by where its names stand.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Condition
from scenario_trainer.text import Text


def mechanics(scenario: Scenario) -> str:
    """The name of exactly what can be played here, whatever words it is told in."""
    return sha256(json.dumps(_plain(scenario)).encode()).hexdigest()


def _plain(value: object) -> object:
    """The value as lists, texts and numbers, in order; nothing in the place of words."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Text):
        return ["words"]
    if isinstance(value, Condition):
        return [value.source, sorted(value.reads)]
    if isinstance(value, Mapping):
        return [[key, _plain(value[key])] for key in value]
    if is_dataclass(value):
        return [
            type(value).__name__,
            *(_plain(getattr(value, name)) for name in _names(type(value))),
        ]
    return [_plain(each) for each in value]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
