"""How a kind of scene stands in the files of a scenario: what of it differs from kind to kind.

As in the engine, each is a function that the kind's file defines under the same name,
and what a kind leaves out is the usual.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.file.values import Changes
from scenario_trainer.library.kinds.outlines import Draw
from scenario_trainer.library.kinds.tastes import Taste
from scenario_trainer.library.terms.options import Choice
from scenario_trainer.library.terms.terms import Terms

Step = tuple[str, ...]  # one step of a walk, word by word
Part = tuple[str, tuple[str, ...]]  # a word with those that may stand in its place
Way = tuple[str, int]  # where a name is given, and where it stands within a word


class Said(NamedTuple):
    """A row of lines beside the replies: where it stands, and the options that bring it."""

    at: str
    lines: tuple[Line, ...]
    by: tuple[str, ...] = ()


class Row(NamedTuple):
    """Options of which one is taken, and where they stand."""

    at: str
    options: tuple[Option, ...]


class Shown(NamedTuple):
    """Something that shows under a condition: where it stands, and whether it is offered."""

    at: str
    when: Condition
    offered: bool = False


def _no_options(written: Any) -> Mapping[str, Choice]:
    return {}


def _below_options(option: str) -> tuple[Way, ...]:
    return ((f"options.{option}", 0),)


def _none_remembered(id: str, written: Any) -> Iterator[str]:
    return iter(())


def _none_of(written: Any) -> Iterator[Any]:
    return iter(())


def _no_parts(act: Any, open_now: Step, step: Step) -> Iterator[Part]:
    return iter(())


def _takes_no_time(act: Any) -> int:
    return 0


def _any_move(act: Any, values: Values, taste: Taste) -> Move:
    """Whoever has nothing to choose goes on."""
    return next(kind_of(act).moves_open(act, values))[0]


def _when_alone(act: Any, option: str, when: Condition) -> Condition:
    return when


def _nowhere(tree: Tree, scene: str, act: Any, part: int, word: str) -> Iterator[Way]:
    return iter(())


@dataclass(frozen=True, slots=True)
class InFile:
    """One kind of scene in a file, in a walk, in what lint asks and on the map."""

    # The act as it is played: (terms, scene, written, at, where the scene leads).
    build: Callable[[Terms, str, Any, str, str | None], Any]
    options: Callable[[Any], Mapping[str, Choice]] = _no_options
    ways: Callable[[str], tuple[Way, ...]] = _below_options  # to each part of an option's name
    remembers: Callable[[str, Any], Iterator[str]] = _none_remembered
    answers: Callable[[Any], Iterator[str]] = _none_of  # what `took` may ask for beside options
    changes: Callable[[Any], Iterator[Changes]] = _none_of  # beside those of its options

    # The move that a step of a walk means, the steps open, and the parts of a wrong one.
    move: Callable[[Any, Values, Step], Move | None] = lambda act, values, step: None
    steps: Callable[[Any, Values, Step], Step] = lambda act, values, options: options
    parts: Callable[[Any, Step, Step], Iterator[Part]] = _no_parts
    named: Callable[[Tree, str, Any, int, str], Iterator[Way]] = _nowhere

    words: Callable[[Any], int] = _takes_no_time  # there are to read here, or the time of so many
    choose: Callable[[Any, Values, Taste], Move] = _any_move
    rows: Callable[[Any], Iterator[Row]] = _none_of  # in which there is always something to choose
    said: Callable[[Any], Iterator[Said]] = _none_of
    shown: Callable[[Any], Iterator[Shown]] = _none_of
    offered_when: Callable[[Any, str, Condition], Condition] = _when_alone

    # On the map: its name, its outline or how round its box is; its brackets in a flowchart.
    drawn_as: str | None = None  # where that is not its key
    outline: Draw | None = None
    rounded: int = 2
    brackets: str = '["{}"]'
