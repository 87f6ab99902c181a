"""The figures of an attempt without its moves: the regret as a telescoping sum.

The regret of a move is what it takes from the best way on. Summed over an attempt
all between cancels: what is left is the best way from the opening, less the best
way from where it stands now, and the luck of the moves that drew something. So
total, level and competencies come out to the last fraction as `scoring` says
them, and the outlook is asked once and not around every move.

What this does not give: the worth of a single move, the turning point, and
whether each of them is exact. A debrief needs these and asks `scoring.score`.
"""

from collections.abc import Sequence

from scenario_trainer.engine.ahead.outlook import Outlook, branches
from scenario_trainer.engine.kinds.credit import NOTHING, Vector, minus, plus
from scenario_trainer.engine.play import chance
from scenario_trainer.engine.play.play import story
from scenario_trainer.engine.score.figures import Figures, figures_of, summed
from scenario_trainer.engine.score.scoring import NO_RATINGS, Ratings, at_moves
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Start, Step
from scenario_trainer.engine.turn.turn import Chances


def figures(
    scenario: Scenario,
    start: Start,
    moves: Sequence[Move],
    outlook: Outlook,
    chances: Chances = chance.falls,
    ratings: Ratings = NO_RATINGS,
) -> Figures:
    """The figures of the line of *moves* that stands: what `scoring.score` says, for less work."""
    steps = story(scenario, start, moves, chances)
    worth = at_moves(scenario, steps, outlook, ratings)
    earned = summed(won for won, _ in worth)
    regret = plus(summed(own for _, own in worth), _taken_from_best(steps, outlook))
    return figures_of(scenario, steps, earned, regret, outlook)


def _taken_from_best(steps: Sequence[Step], outlook: Outlook) -> Vector:
    """What all moves together took from the best way on, chance not counted."""
    if not steps:
        return NOTHING
    opening, now = outlook.best(steps[0].before).vector, outlook.best(steps[-1].after).vector
    return plus(minus(opening, now), summed(_luck(step, outlook) for step in steps))


def _luck(step: Step, outlook: Outlook) -> Vector:
    """What chance added or took at one move; nothing where nothing was drawn."""
    if len(branches(outlook.scenario, step.before, step.move)) == 1:
        return NOTHING
    expected = outlook.expected(step.before, step.move).vector
    return minus(outlook.best(step.after).vector, expected)
