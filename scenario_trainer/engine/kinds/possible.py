"""Every move an officer could make in a situation.

What is judged as a whole (a board, a classification) is listed with its right
answers only: nothing ahead reads the others, so they can be no better.
"""

from collections.abc import Iterator
from itertools import combinations

from scenario_trainer.engine.kinds import judging, questions
from scenario_trainer.engine.kinds.acts import (
    MOTIVES,
    Board,
    Classify,
    Decision,
    Estimate,
    Gaps,
    Hub,
    Order,
    Pick,
    Reflect,
    Write,
)
from scenario_trainer.engine.kinds.answers import fits, is_offered
from scenario_trainer.engine.play.moves import Move, Situation
from scenario_trainer.engine.play.turn import gap_open
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene

EVEN = 50  # percent: an estimate that leans no way


def moves_open(scene: Scene, situation: Situation) -> Iterator[tuple[Move, list[Option]]]:
    """Every move that can make a difference here, with the options it takes, in file order."""
    act, values = scene.act, situation.values
    match act:
        case Decision():
            offered = [option for option in act.options.values() if is_offered(option, values)]
            yield from ((Move("decide", option=option.id), [option]) for option in offered)
        case Gaps():
            gap = gap_open(act, values)
            for id in gap.options if gap else ():
                if is_offered(act.options[id], values):
                    yield Move("decide", option=id), [act.options[id]]
        case Pick():
            offered = [option for option in act.options.values() if is_offered(option, values)]
            for picked in picks(act, offered):
                yield Move("pick", options=tuple(o.id for o in picked)), picked
        case Hub():
            for option in questions.questions_open(act, values):
                yield Move("ask", option=option.id), [option]
            yield Move("leave"), []
        case Board():
            yield Move("sort", placed=judging.sorted_rightly(act, values)), []
        case Order():
            for tasks in judging.orders(act, values[act.clock]):
                yield Move("order", options=tasks), []
        case Classify():
            offences, signs = judging.fitting(act, values), judging.right_signs(act, values)
            for answer in MOTIVES if act.took else (judging.right_motive(act, values).answer,):
                yield Move("classify", option=answer, options=offences, placed=signs), []
        case Estimate():
            yield Move("estimate", number=EVEN), []
        case Write():
            yield Move("rate" if values[act.wrote] else "write"), []
        case Reflect():
            yield Move("reflect", option=next(iter(act.choices), None)), []
        case _:
            yield Move("continue"), []


def picks(act: Pick, offered: list[Option]) -> Iterator[list[Option]]:
    """Every pick these options allow."""
    sizes = range(1, (act.most or len(offered)) + 1) if act.count is None else (act.count,)
    for size in sizes:
        for picked in combinations(offered, size):
            if fits(act, list(picked)):
                yield list(picked)
