"""Classifications: base offences, the motive and the signs for and against it.

An answer is right if it fits the file as it stands; the truth serves hits and false alarms.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from scenario_trainer.engine.kinds.credit import FULL, Vector, alike
from scenario_trainer.engine.kinds.items import Column, Item, Placed, key_of
from scenario_trainer.engine.kinds.kind import Kind, MoveOpen
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import Text

MOTIVES = ("indicated", "open", "not_indicated")
SIDES = ("for", "against")
MOST_SIGNS = 2  # to be named on each side
BESIDE = 50  # what the answer next to the right one earns
SIDE_MISSED, WRONG_SIDE = 20, 10  # taken off


@dataclass(frozen=True, slots=True)
class Motive:
    """An answer that is right under a condition; `credit` is what the others earn beside it."""

    answer: str
    when: Condition | None = None
    credit: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Classify:
    """Base offences, motive, and the strongest signs either way.

    `motive` is right for the file as it stands; `truth` serves hits and false alarms alone.
    """

    prompt: Text
    hint: Text
    assesses: Mapping[str, int]
    offences: Mapping[str, Text]
    fits: tuple[tuple[str, Condition | None], ...]
    motive: tuple[Motive, ...]
    truth: tuple[Motive, ...]
    columns: Mapping[str, Column]
    items: Mapping[str, Item]
    whys: Mapping[str, Text]
    took: Mapping[str, int]  # answer -> slot, where a condition asks for it
    confidence: bool = False


class Verdict(NamedTuple):
    """A classification judged: motive, signs, and what it earned (0-100)."""

    right: str
    motive: int
    missed: tuple[str, ...]  # sides on which the file holds a sign and no right one was named
    wrong: tuple[str, ...]  # signs named on a side where they do not belong
    credit: int


def classify(turn: Turn, scene: Scene[Classify], act: Classify, move: Move) -> str:
    """Say what it is, by offences, motive and signs; only the motive may steer the story."""
    if move.option not in MOTIVES or not set(move.options) <= set(act.offences):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    named = [(id, side) for id, side, _ in move.placed]
    for side in SIDES:
        if sum(each == side for _, each in named) > MOST_SIGNS:
            raise OptionNotOpen(f"too many signs {side} in {scene.id}")
    known = all(id in act.items and side in SIDES for id, side in named)
    if not known or len({id for id, _ in named}) != len(named):
        raise OptionNotOpen(f"no such signs in {scene.id}")
    if move.option in act.took:
        turn.values[act.took[move.option]] = 1
    return scene.goes


def right_motive(act: Classify, values: Values) -> Motive:
    """The answer that fits the file as it stands."""
    return next(m for m in act.motive if m.when is None or m.when.test(values))


def true_motive(act: Classify, values: Values) -> str | None:
    """What was really so; only for hits and false alarms."""
    return next((m.answer for m in act.truth if m.when is None or m.when.test(values)), None)


def fitting(act: Classify, values: Values) -> tuple[str, ...]:
    """The offences that fit the file."""
    return tuple(id for id, when in act.fits if when is None or when.test(values))


def side_of(act: Classify, item: str, values: Values) -> str:
    """Which way a sign points for what is known now: for, against or none."""
    return act.columns[key_of(act.items[item], values).column].side


def right_signs(act: Classify, values: Values) -> Placed:
    """The strongest signs on each side, as many as may be named."""
    named: list[tuple[str, str, int]] = []
    for side in SIDES:
        keys = [(key_of(item, values), id) for id, item in act.items.items()]
        fit = [(-key.strength, id) for key, id in keys if act.columns[key.column].side == side]
        named += [(id, side, 0) for _, id in sorted(fit, key=lambda e: e[0])[:MOST_SIGNS]]
    return tuple(named)


def verdict(act: Classify, answer: str, named: Placed, values: Values) -> Verdict:
    """What a classification earned, part by part."""
    right = right_motive(act, values)
    if answer == right.answer:
        motive = FULL
    else:
        apart = abs(MOTIVES.index(answer) - MOTIVES.index(right.answer))
        motive = right.credit.get(answer, BESIDE if apart == 1 else 0)
    sides = {id: side_of(act, id, values) for id in act.items}
    held = [side for side in SIDES if side in sides.values()]
    hit = {side for id, side, _ in named if sides[id] == side}
    missed = tuple(side for side in held if side not in hit)
    wrong = tuple(id for id, side, _ in named if sides[id] != side)
    off = SIDE_MISSED * len(missed) + WRONG_SIDE * len(wrong)
    return Verdict(right.answer, motive, missed, wrong, max(motive - off, 0))


def moves_open(act: Classify, values: Values) -> Iterator[MoveOpen]:
    """The right answer alone, and every motive where the story asks for it later."""
    offences, signs = fitting(act, values), right_signs(act, values)
    for answer in MOTIVES if act.took else (right_motive(act, values).answer,):
        yield Move("classify", option=answer, options=offences, placed=signs), []


def points(act: Classify, move: Move, values: Values) -> int:
    """What the verdict gives, 0-100."""
    return verdict(act, move.option or "", move.placed, values).credit


def earned(
    act: Classify, move: Move, options: Iterable[Option], values: Values, *, assessment: bool
) -> Vector:
    """The same in every competency assessed."""
    return alike(act.assesses, points(act, move, values))


def most(act: Classify) -> Vector:
    """Full credit."""
    return alike(act.assesses, FULL)


def reads(act: Classify) -> Iterator[Condition | None]:
    """Which motive is right, where the answer steers the story."""
    yield from (motive.when for motive in act.motive if act.took)


KIND = Kind(
    "classify",
    Classify,
    counted=True,
    judged_whole=True,
    retaken=("classify",),
    takes={"classify": classify},
    moves_open=moves_open,
    earned=earned,
    most=most,
    points=points,
    reads=reads,
)
