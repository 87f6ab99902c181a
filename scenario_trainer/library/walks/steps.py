"""The steps of a walk as an author writes them, and the moves they mean.

One word, or several where a scene takes several: the options of a pick, the tasks
of an order, what deviates from the right answer on a board or in a classification.
"""

from collections.abc import Iterator
from typing import Any

from scenario_trainer.engine.kinds import classify
from scenario_trainer.engine.kinds.board import Board, sorted_rightly
from scenario_trainer.engine.kinds.classify import MOTIVES, Classify
from scenario_trainer.engine.kinds.continue_ import Continue
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move, Situation

SILENCE, CONTINUE, REFLECT, LEAVE, SORT = "silence", "continue", "reflect", "leave", "sort"
ESTIMATE, NONE = "estimate=", "none"
STRENGTHS = (1, 2, 3)

Step = tuple[str, ...]


def move_of(scenario: Scenario, situation: Situation, step: Step) -> Move | None:
    """The move a step of a walk means in this scene; None where it means none."""
    act, values = scenario.scenes[situation.scene].act, situation.values
    first, *rest = step
    match act:
        case Pick():
            return Move("pick", options=step)
        case Order():
            return Move("order", options=step)
        case Board() if first == SORT:
            return _sorted(act, values, rest)
        case Classify() if first in MOTIVES:
            return _classified(act, values, first, rest)
    return None if rest else _single(act, first)


def _single(act: Any, word: str) -> Move | None:
    match act:
        case Decision() if word == SILENCE:
            return Move("time_out")
        case Decision() | Gaps():
            return Move("decide", option=word)
        case Talk():
            return Move("leave") if word == LEAVE else Move("ask", option=word)
        case Estimate() if word.removeprefix(ESTIMATE).isdecimal():
            return Move("estimate", number=int(word.removeprefix(ESTIMATE)))
        case Narrative() if word in ("write", "rate"):
            return Move(word)
        case Reflect():
            written = not act.choices and word == REFLECT
            return Move("reflect", option=None if written else word)
        case Continue() if word == CONTINUE:
            return Move("continue")
    return None


def _sorted(board: Board, values: Values, wrong: list[str]) -> Move | None:
    """The board as the key says, but for items such as `slur=for.2`."""
    placed = {id: (id, column, n) for id, column, n in sorted_rightly(board, values)}
    for told in wrong:
        item, _, where = told.partition("=")
        column, _, strength = where.partition(".")
        if item not in placed or not (strength or "0").isdecimal():
            return None
        placed[item] = (item, column, int(strength or 0))
    return Move("sort", placed=tuple(placed.values()))


def _classified(act: Classify, values: Values, answer: str, named: list[str]) -> Move | None:
    """The answer with the right signs, or with those named, such as `for=slur`."""
    offences, signs = classify.fitting(act, values), classify.right_signs(act, values)
    if named:
        pairs = [told.partition("=") for told in named if told != NONE]
        signs = tuple((item, side, 0) for side, _, item in pairs)
    return Move("classify", option=answer, options=offences, placed=signs)


def steps_open(scenario: Scenario, situation: Situation) -> tuple[str, ...]:
    """The steps that could be taken here."""
    act = scenario.scenes[situation.scene].act
    names = tuple(option.id for option in play.open_options(scenario, situation))
    match act:
        case Decision():
            return (*names, SILENCE) if act.timer else names
        case Talk():
            return (*names, LEAVE)
        case Pick() | Gaps():
            return names
        case Order():
            return tuple(act.tasks)
        case Board():
            return (SORT,)
        case Classify():
            return MOTIVES
        case Estimate():
            return (f"{ESTIMATE}50",)
        case Narrative():
            return ("rate" if situation.values[act.wrote] else "write",)
        case Reflect():
            return tuple(act.choices) or (REFLECT,)
    return (CONTINUE,)


def unknown_in(scenario: Scenario, situation: Situation, step: Step) -> tuple[str, tuple[str, ...]]:
    """The part of a step that cannot be taken that names nothing here, and what could stand there."""
    act, open_now = scenario.scenes[situation.scene].act, steps_open(scenario, situation)
    for word, known in _parts(act, open_now, step):
        if word not in known:
            return word, known
    return ", ".join(step), open_now


def _parts(
    act: Any, open_now: tuple[str, ...], step: Step
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name in a step with the names that may stand in its place."""
    first, *rest = step
    match act:
        case Pick() | Order():
            yield from ((word, open_now) for word in step)
        case Board() if first == SORT:
            for item, _, where in (told.partition("=") for told in rest):
                yield item, tuple(act.items)
                yield where, tuple(_places(act))
        case Classify() if first in MOTIVES:
            for side, _, item in (told.partition("=") for told in rest if told != NONE):
                yield side, (*classify.SIDES, NONE)
                yield item, tuple(act.items)


def _places(board: Board) -> Iterator[str]:
    """Every column, with each strength where it asks for one."""
    for id, column in board.columns.items():
        yield from (f"{id}.{n}" for n in STRENGTHS) if column.strength else (id,)
