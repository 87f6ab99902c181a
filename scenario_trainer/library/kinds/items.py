"""Columns, items and their key in a file: what boards and classifications share."""

from collections.abc import Mapping

from scenario_trainer.engine.kinds.items import Column, Item, Key
from scenario_trainer.engine.story.values import TRUTH, Condition
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.terms.terms import Terms
from scenario_trainer.text import same

USUAL_STRENGTH = 2
# Where the signs of a classification can stand that brings its own.
_SIDES = {
    name: Column(same(name), side)
    for name, side in (("for", "for"), ("against", "against"), ("neutral", "none"))
}


def board_meant(
    terms: Terms, act: schema_acts.Board | schema_acts.Classify, at: str
) -> tuple[schema_acts.Board | schema_acts.Classify, str]:
    """The board whose items are meant, and where it stands: another scene's, or the act itself."""
    if act.items_of is None:
        if not act.items:
            terms.add("SCN324", at, key=True)
        return act, at
    other = terms.file.scenes.get(act.items_of)
    if other is None or other.board is None or not other.board.items:
        boards = [id for id, scene in terms.file.scenes.items() if scene.board is not None]
        terms.unknown("SCN325", f"{at}.items_of", act.items_of, boards)
        return act, at
    return other.board, f"scenes.{act.items_of}.board"


def columns_of(
    terms: Terms, board: schema_acts.Board | schema_acts.Classify, at: str
) -> Mapping[str, Column]:
    """Where items can be put; a classification has its own two sides."""
    if isinstance(board, schema_acts.Classify):
        return _SIDES
    return {
        id: Column(terms.text(column.name, f"{at}.columns.{id}.name"), column.side, column.strength)
        for id, column in board.columns.items()
    }


def items_of(
    terms: Terms,
    items: Mapping[str, schema_acts.Item],
    at: str,
    columns: Mapping[str, Column],
) -> Mapping[str, Item]:
    """Each item with its key."""
    return {id: _item(terms, id, item, f"{at}.items.{id}", columns) for id, item in items.items()}


def _item(
    terms: Terms, id: str, item: schema_acts.Item, at: str, columns: Mapping[str, Column]
) -> Item:
    if item.key[-1].when is not None:
        terms.add("SCN326", f"{at}.key", what=id)
    return Item(
        id=id,
        text=terms.text(item.text, f"{at}.text"),
        key=tuple(_key(terms, key, f"{at}.key.{n}", columns) for n, key in enumerate(item.key)),
        why=None if item.why is None else terms.text(item.why, f"{at}.why"),
    )


def _key(terms: Terms, key: schema_acts.Key, at: str, columns: Mapping[str, Column]) -> Key:
    if key.column not in columns:
        terms.unknown("SCN327", f"{at}.column", key.column, columns)
    weighed = key.column in columns and columns[key.column].strength
    strength = (key.strength or USUAL_STRENGTH) if weighed else key.strength or 0
    when = terms.condition(key.when, f"{at}.when")
    never_the_truth(terms, when, f"{at}.when")
    return Key(key.column, strength, when)


def never_the_truth(terms: Terms, when: Condition | None, at: str) -> None:
    """What an answer is worth never reads what the officer cannot know."""
    if when is not None and TRUTH in when.reads:
        terms.add("SCN328", at, what=when.source[:60])
