"""Officers at play who do not read: what each of them does in any kind of scene.

All that is laid before an officer becomes choices with their words; a taste says
which of them it likes best. So every careless way is one taste, whatever the scene asks.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from scenario_trainer.engine.kinds import classify
from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import MOTIVES, Classify
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.pick import Pick, fits
from scenario_trainer.engine.kinds.questions import GROUP_OF, GROUPS
from scenario_trainer.engine.kinds.talk import Talk, topic_of
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move, Situation
from scenario_trainer.text import Text, same

STRENGTHS = (1, 2, 3)


class Choice(NamedTuple):
    """One thing to choose: its name, the words it is seen by, what who reads would give for it."""

    id: str
    text: Text
    worth: int = 0


@dataclass(frozen=True, slots=True)
class Taste:
    """How somebody chooses: what they like best, how a talk goes on, whether one more is asked."""

    rank: Callable[[list[Choice]], list[Choice]]
    stays: Callable[[int, int], bool] = lambda asked, most: True
    in_turn: bool = True  # goes through the topics of a talk one after another

    def best(self, choices: list[Choice]) -> str:
        """The name of what is liked best."""
        return self.rank(choices)[0].id


FIRST = Taste(lambda choices: choices)


def longest(language: str) -> Taste:
    """Whoever takes what has the most words."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return sorted(choices, key=lambda choice: -len(choice.text.speak(language)))

    return Taste(rank)


def at_random(chance: Random) -> Taste:
    """Whoever takes anything, and leaves a talk at any moment."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return chance.sample(choices, len(choices))

    return Taste(rank, lambda asked, most: chance.randrange(most - asked + 1) > 0, in_turn=False)


def careful(chance: Random) -> Taste:
    """Whoever takes what earns most, and among equals anything."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return sorted(chance.sample(choices, len(choices)), key=lambda choice: -choice.worth)

    return Taste(rank)


def harsh(chance: Random) -> Taste:
    """Whoever takes what earns least, and among equals anything."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return sorted(chance.sample(choices, len(choices)), key=lambda choice: choice.worth)

    return Taste(rank)


def move_by(taste: Taste, scenario: Scenario, situation: Situation) -> Move:
    """The move an officer of this taste makes."""
    scene, values = scenario.scenes[situation.scene], situation.values
    match scene.act:
        case Decision() | Gaps():
            options = play.open_options(scenario, situation)
            return Move("decide", option=taste.best(_choices("decide", options)))
        case Pick() as pick:
            options = play.open_options(scenario, situation)
            return Move("pick", options=_filled(pick, options, taste))
        case Talk() as hub:
            return _ask(hub, play.open_options(scenario, situation), values, taste)
        case Board() as board:
            return Move("sort", placed=tuple(_placed(board, taste)))
        case Order(tasks=tasks):
            ranked = taste.rank([Choice(task.id, task.text) for task in tasks.values()])
            return Move("order", options=tuple(choice.id for choice in ranked))
        case Classify() as act:
            return _classified(act, values, taste)
    return next(moves_open(scene, situation))[0]


def worth_of(move: str, option: Option) -> int:
    """What an option earns by itself; a question of a talk is worth what its group is."""
    if move == "ask":
        return -list(GROUPS).index(GROUP_OF[option.question])
    return sum(option.credit.values())


def _choices(move: str, options: Iterable[Option]) -> list[Choice]:
    return [Choice(option.id, option.text, worth_of(move, option)) for option in options]


def _filled(pick: Pick, options: list[Option], taste: Taste) -> tuple[str, ...]:
    """As many as are asked for, or as fit."""
    ranked = [choice.id for choice in taste.rank(_choices("pick", options))]
    if pick.count is not None:
        return tuple(ranked[: pick.count])
    taken: list[str] = []
    for id in ranked:
        if fits(pick, [pick.options[name] for name in (*taken, id)]):
            taken.append(id)
    return tuple(taken)


def _ask(hub: Talk, options: list[Option], values: Values, taste: Taste) -> Move:
    if not options or not taste.stays(values[hub.tally.asked], hub.most):
        return Move("leave")
    if taste.in_turn:
        times = [values[topic_of(hub, option.id).asked] for option in options]
        fewest = min(times)
        options = [option for option, n in zip(options, times, strict=True) if n == fewest]
    return Move("ask", option=taste.best(_choices("ask", options)))


def _placed(board: Board, taste: Taste) -> Iterable[tuple[str, str, int]]:
    columns = [Choice(id, column.name) for id, column in board.columns.items()]
    strengths = [Choice(str(n), same(str(n))) for n in STRENGTHS]
    for id in board.items:
        column = taste.best(columns)
        weighed = board.columns[column].strength
        yield id, column, int(taste.best(strengths)) if weighed else 0


def _classified(act: Classify, values: Values, taste: Taste) -> Move:
    right = classify.right_motive(act, values).answer
    answers = [Choice(answer, same(answer), int(answer == right)) for answer in MOTIVES]
    offences = [Choice(id, name) for id, name in act.offences.items()]
    items = [Choice(item.id, item.text) for item in act.items.values()]
    return Move(
        "classify",
        option=taste.best(answers),
        options=(taste.best(offences),),
        placed=_named([choice.id for choice in taste.rank(items)]),
    )


def _named(items: Sequence[str]) -> tuple[tuple[str, str, int], ...]:
    """The first few signs for, the next few against."""
    most = classify.MOST_SIGNS
    return tuple((id, classify.SIDES[n // most], 0) for n, id in enumerate(items[: 2 * most]))
