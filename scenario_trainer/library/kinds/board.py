"""Boards in a file: what deviates from the right sorting is a step, such as `slur=for.2`."""

from collections.abc import Iterator

from scenario_trainer.engine.kinds.board import Board, sorted_rightly
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.kinds import items
from scenario_trainer.library.kinds.in_file import InFile, Part, Step, Way
from scenario_trainer.library.kinds.outlines import rectangle
from scenario_trainer.library.kinds.reading_time import TO_PLACE, count
from scenario_trainer.library.kinds.tastes import STRENGTHS, Taste, strengths
from scenario_trainer.library.kinds.tastes import Choice as Liked
from scenario_trainer.library.terms.terms import Terms

SORT, TICK = "sort", 5


def build(terms: Terms, id: str, board: schema_acts.Board, at: str, goes: str | None) -> Board:
    """The board as it is played, with the items of another where it names one."""
    whole, where = items.board_meant(terms, board, at)
    return Board(
        prompt=terms.text(board.prompt, f"{at}.prompt"),
        hint=terms.text(board.hint, f"{at}.hint"),
        assesses=terms.competencies(board.assesses, f"{at}.assesses"),
        columns=items.columns_of(terms, whole, where),
        items=items.items_of(terms, whole.items, where, items.columns_of(terms, whole, where)),
        first=board.items_of,
    )


def move(act: Board, values: Values, step: Step) -> Move | None:
    """The board as the key says, but for the items named."""
    first, *wrong = step
    if first != SORT:
        return None
    placed = {id: (id, column, n) for id, column, n in sorted_rightly(act, values)}
    for told in wrong:
        item, _, where = told.partition("=")
        column, _, strength = where.partition(".")
        if item not in placed or not (strength or "0").isdecimal():
            return None
        placed[item] = (item, column, int(strength or 0))
    return Move("sort", placed=tuple(placed.values()))


def steps(act: Board, values: Values, options: Step) -> Step:
    """The right sorting."""
    return (SORT,)


def parts(act: Board, open_now: Step, step: Step) -> Iterator[Part]:
    """Each item with its place."""
    first, *rest = step
    for item, _, where in (told.partition("=") for told in rest if first == SORT):
        yield item, tuple(act.items)
        yield where, tuple(_places(act))


def _places(act: Board) -> Iterator[str]:
    """Every column, with each strength where it asks for one."""
    for id, column in act.columns.items():
        yield from (f"{id}.{n}" for n in STRENGTHS) if column.strength else (id,)


def named(tree: Tree, scene: str, act: Board, part: int, word: str) -> Iterator[Way]:
    """The item and the column of a word, where they are defined."""
    if part:
        item, _, column = word.partition("=")
        owner = f"scenes.{act.first or scene}.board"
        yield f"{owner}.items.{item}", 0
        yield f"{owner}.columns.{column.partition('.')[0]}", len(item) + 1


def words(act: Board) -> int:
    """The columns and the items, and putting each in its place."""
    items = [item.text for item in act.items.values()]
    columns = [column.name for column in act.columns.values()]
    return count(act.prompt, *columns, *items) + TO_PLACE * len(items)


def choose(act: Board, values: Values, taste: Taste) -> Move:
    """For each item the column liked best."""
    return Move("sort", placed=tuple(_placed(act, taste)))


def _placed(act: Board, taste: Taste) -> Iterator[tuple[str, str, int]]:
    columns = [Liked(id, column.name) for id, column in act.columns.items()]
    for id in act.items:
        column = taste.best(columns)
        weighed = act.columns[column].strength
        yield id, column, int(taste.best(strengths())) if weighed else 0


def _columns(x: int, y: int, wide: int, high: int) -> str:
    thirds = (x + wide // 3, x + 2 * wide // 3)
    ticks = (f"M{at} {y}v{TICK}M{at} {y + high}v{-TICK}" for at in thirds)
    return rectangle(x, y, wide, high) + "".join(ticks)


KIND = InFile(
    build=build,
    move=move,
    steps=steps,
    parts=parts,
    named=named,
    words=words,
    choose=choose,
    outline=_columns,
    brackets='[["{}"]]',
)
