"""The facts of one kind of scene: what it can do, said once for all who ask.

Whatever differs from kind to kind stands here as a plain value or as a function that
the kind's file defines under the same name; what a kind leaves out is the usual.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from keyword import iskeyword
from typing import Any, Generic, TypeVar

from scenario_trainer.engine.kinds.credit import NOTHING, Vector
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Changes, Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn

A = TypeVar("A")
MoveOpen = tuple[Move, list[Option]]
Exit = tuple[str | None, str]  # by which option, outcome or route, and where to


def options_in(act: object) -> Mapping[str, Option]:
    """All options of an act, whether offered or not; none where there is nothing to choose."""
    options: Mapping[str, Option] = getattr(act, "options", {})
    return options


def is_offered(option: Option, values: Sequence[int]) -> bool:
    """Whether the option may be taken now."""
    return option.offered and (option.when is None or bool(option.when.test(values)))


def offered_in(act: Any, values: Values) -> list[Option]:
    """The options offered now, in file order."""
    return [option for option in act.options.values() if is_offered(option, values)]


def credit_weights(act: object, *, assessment: bool) -> Mapping[str, int]:
    """What one credit weighs in each competency, in hundredths."""
    weights: Mapping[str, int] = getattr(act, "assesses", {})
    return weights


def _no_options(act: Any, values: Values) -> list[Option]:
    return []


def _no_moves(act: Any, values: Values) -> Iterator[MoveOpen]:
    return iter(())


def _none_taken(act: Any, move: Move) -> list[Option]:
    return []


def _one_way(scene: Scene[Any], act: Any) -> Iterator[Exit]:
    if scene.goes:
        yield None, scene.goes


def _nothing(
    act: Any, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    return NOTHING


def _no_most(act: Any) -> Vector:
    return NOTHING


def _no_points(act: Any, move: Move, values: Values) -> int:
    raise TypeError(f"{type(act).__name__} is not judged as a whole")


def _none_of(act: Any) -> Iterator[Any]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Kind(Generic[A]):
    """One kind of scene; its file in every room has its `name`."""

    name: str
    act: type[A]
    written: str | None = None  # the key under which a scenario has it, where that is another word
    waits: bool = True  # for a move of the officer; what does not happens by itself
    branches: bool = False  # its options, outcomes or routes lead on, not the scene
    counted: bool = False  # as a decision of the officer, with an entry in the debrief
    neutral: bool = False  # never judged, nor is where it leads
    judged_whole: bool = False  # one answer for all that is placed, none for an option
    lasting: bool = False  # may take several moves
    closes_with: str | None = None  # the move that ends what is lasting
    beside: bool = False  # its scenes are always extra
    follows: str | None = None  # the move that takes one option, goes where it leads, and no more
    retaken: tuple[str, ...] = ()  # moves worth going back to that take no option

    # What a move does, by its kind, and where it leads.
    takes: Mapping[str, Callable[[Turn, Scene[A], A, Move], str]] = field(default_factory=dict)
    # Where it leads on its own, before any move; None where it waits for one.
    onward: Callable[[Turn, Scene[A], A], str | None] | None = None
    exits: Callable[[Scene[A], A], Iterator[Exit]] = _one_way
    options_open: Callable[[A, Values], list[Option]] = _no_options
    moves_open: Callable[[A, Values], Iterator[MoveOpen]] = _no_moves
    options_of: Callable[[A, Move], list[Option]] = _none_taken
    weights: Callable[..., Mapping[str, int]] = credit_weights
    earned: Callable[..., Vector] = _nothing
    most: Callable[[A], Vector] = _no_most  # what it can earn where options are not looked at
    points: Callable[[A, Move, Values], int] = _no_points  # of 100, where judged as a whole
    # All that can be taken at once; None where options are not looked at one by one.
    choices: Callable[[A], Iterator[list[Option]]] | None = None
    reads: Callable[[A], Iterator[Condition | None]] = _none_of  # its conditions but its options'
    keeps: Callable[[A], Iterator[int]] = _none_of  # slots that steer it
    changes: Callable[[A], Iterator[tuple[Changes, bool]]] = _none_of  # and whether by chance

    @property
    def key(self) -> str:
        """Under which key a scenario file has it."""
        return self.written or self.name

    @property
    def file(self) -> str:
        """The name of its module in every room."""
        return f"{self.name}_" if iskeyword(self.name) else self.name

    @property
    def moves(self) -> tuple[str, ...]:
        """The kinds of moves it takes."""
        return tuple(self.takes)
