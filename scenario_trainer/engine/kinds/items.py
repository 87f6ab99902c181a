"""Items to be sorted and the key to them: what boards and classifications share.

Nothing here reads the hidden truth: an answer is right if it fits the file as it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.text import Text

Placed = tuple[tuple[str, str, int], ...]  # (item, column, strength)


@dataclass(frozen=True, slots=True)
class Column:
    """Where an item can be put; `side` is for, against or none."""

    name: Text
    side: str
    strength: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """Where an item belongs for what is known now."""

    column: str
    strength: int = 0
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be sorted; the first key whose condition holds is right."""

    id: str
    text: Text
    key: tuple[Key, ...]
    why: Text | None = None


def key_of(item: Item, values: Values) -> Key:
    """Where the item belongs for what is known now."""
    return next(key for key in item.key if key.when is None or key.when.test(values))


def is_complete(items: Mapping[str, object], placed: Sequence[tuple[str, str, int]]) -> bool:
    """Whether every item was placed exactly once."""
    return sorted(id for id, *_ in placed) == sorted(items)
