"""Boards in the terminal: item by item, each place by number."""

from scenario_trainer.cli.asking import Fields, numbers, tell
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.kinds.board import STRENGTHS, ColumnView, ItemView, place_value
from scenario_trainer.stage.views import SceneView
from scenario_trainer.words import codes


def ask(page: Page, view: SceneView) -> Fields:
    """A place for every item."""
    page.say(view.prompt)
    places = [place for column in view.act.columns for place in _places(page, column)]
    tell(page, [told for _, told in places])
    values = [value for value, _ in places]
    placed = [
        (item.token, values[_place(page, view, item, values, f"{n}/{len(view.act.items)} ")])
        for n, item in enumerate(view.act.items, 1)
    ]
    return {"kind": "sort", "placed": tuple(placed)}


def _places(page: Page, column: ColumnView) -> list[tuple[str, str]]:
    """Every place of a column: what the form says, and what is read."""
    name = page.spoken(column.name)
    if not column.strength:
        return [(column.token, name)]
    return [
        (place_value(column.token, n), f"{name}, {page.words(codes.STRENGTHS[n])}")
        for n in STRENGTHS
    ]


def _place(page: Page, view: SceneView, item: ItemView, values: list[str], mark: str) -> int:
    """Where an item goes; Enter leaves it where it was the first time."""
    page.say(item.text, mark=mark)
    if item.before is None:
        return numbers(page, view, len(values))[0]
    before = values.index(item.before.value)
    asked = page.words("Your number, Enter for {before}", before=before + 1)
    return next(iter(numbers(page, view, len(values), least=0, most=1, asked=asked)), before)


KIND = ask
