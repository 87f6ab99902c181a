"""From moves to a score. The module reads in the order in which the score comes about:

1. each move earns credit in the competencies its scene assesses;
2. the facts known at the ending earn theirs, and a report once a person has rated it;
3. the reference is the best way still open, given the hidden draws;
4. regret is what a move lost against it; chance is kept apart;
5. `extra` scenes add what was earned and their own regret;
6. a competency's points are 100 x earned / (earned + regret), rounded once;
7. the total weighs the observed competencies;
8. caps come last: critical flags, then majors that were not repaired;
9. the turning point is where most of the best total still in reach was lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import NOTHING, Vector, minus, plus, raises_flag
from scenario_trainer.engine.kinds.narrative import rated
from scenario_trainer.engine.play import chance
from scenario_trainer.engine.play.play import story
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score.figures import (
    Figures,
    Majors,
    at_ending,
    competency_scores,
    figures_of,
    majors_of,
    summed,
    total_cap,
    total_of,
)
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.turn.moves import Move, Start, Step
from scenario_trainer.engine.turn.turn import Chances

Ratings = Mapping[int, int]
NO_RATINGS: Ratings = MappingProxyType({})
LEAST_DROP = 5  # points that make a turning point


@dataclass(frozen=True, slots=True)
class MoveScore:
    """What one move was worth: vectors over `COMPETENCIES`, in weight (hundredths) times credit."""

    number: int
    scene: str
    options: tuple[str, ...]
    earned: Vector
    regret: Vector
    luck: Vector  # what chance added or took: not the officer's
    reach_before: int
    reach_after: int
    flags: tuple[str, ...] = ()
    major: str | None = None
    repaired: str | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """A whole attempt: its figures, and how they come about move by move."""

    figures: Figures
    moves: tuple[MoveScore, ...]
    at_ending: Vector  # what the facts known earned
    turning_point: int | None  # the number of a move
    exact: bool = True


def score(
    scenario: Scenario,
    start: Start,
    moves: Sequence[Move],
    outlook: Outlook,
    chances: Chances = chance.falls,
    ratings: Ratings = NO_RATINGS,
) -> Score:
    """The score of the line of *moves* that stands, ended or not.

    *ratings* holds, by the number of the move, the share (0-100) a person gave a report;
    one that nobody has rated stands in neither side. `totals.figures` says the same figures
    without the moves, for much less work.
    """
    steps = story(scenario, start, moves, chances)
    majors = majors_of(steps)
    rows = _score_moves(scenario, steps, outlook, majors, ratings)
    earned = summed(row.earned for row in rows)
    regret = summed(row.regret for row in rows)
    return Score(
        figures=figures_of(scenario, steps, earned, regret, outlook),
        moves=rows,
        at_ending=at_ending(scenario, steps),
        turning_point=turning_point(rows),
        exact=all(row.exact for row in rows),
    )


def _score_moves(
    scenario: Scenario,
    steps: Sequence[Step],
    outlook: Outlook,
    majors: Majors,
    ratings: Ratings,
) -> tuple[MoveScore, ...]:
    """Steps 1 to 5 of the module's list, and the total in reach around every move."""
    rows: list[MoveScore] = []
    earned, regret, flags = NOTHING, NOTHING, ()
    for step in steps:
        scene = scenario.scenes[step.before.scene]
        options = options_of(scene.act, step.move)
        before = outlook.best(step.before)
        expected = outlook.expected(step.before, step.move)
        won, own = at_move(scenario, step, outlook, ratings)
        lost = plus(minus(before.vector, expected.vector), own)
        reach = _reach(scenario, plus(earned, before.vector), regret, flags, majors, step.number)
        earned, regret = plus(earned, won), plus(regret, lost)
        flags += tuple(event.what for event in step.events if event.kind == "flag")
        rows.append(
            MoveScore(
                number=step.number,
                scene=scene.id,
                options=tuple(option.id for option in options),
                earned=won,
                regret=lost,
                luck=minus(outlook.best(step.after).vector, expected.vector),
                reach_before=reach,
                reach_after=reach
                if kind_of(scene.act).neutral
                else _reach(
                    scenario, plus(earned, expected.vector), regret, flags, majors, step.number + 1
                ),
                flags=tuple(event.what for event in step.events if event.kind == "flag"),
                major=next((option.major for option in options if option.major), None),
                repaired=next((option.repairs for option in options if option.repairs), None),
                exact=before.exact and expected.exact,
            )
        )
    return tuple(rows)


def at_move(
    scenario: Scenario, step: Step, outlook: Outlook, ratings: Ratings
) -> tuple[Vector, Vector]:
    """What a move earned, and its regret beside what it took from the best way on."""
    scene, assessment = scenario.scenes[step.before.scene], outlook.assessment
    if kind_of(scene.act).neutral:
        return NOTHING, _forgiven(step, outlook)
    options = options_of(scene.act, step.move)
    won = kind_of(scene.act).earned(
        scene.act, step.move, options, step.before.values, assessment=assessment
    )
    own = _own_regret(scene, step, outlook, won) if scene.extra else minus(NOTHING, won)
    if step.number in ratings:
        percent = ratings[step.number]
        return rated(scene.act, percent), plus(own, rated(scene.act, 100 - percent))
    return won, own


def _forgiven(step: Step, outlook: Outlook) -> Vector:
    """What a neutral move took from the best way on, given back: no way is the wrong one."""
    expected = outlook.expected(step.before, step.move).vector
    return minus(expected, outlook.best(step.before).vector)


def options_of(act: object, move: Move) -> list[Option]:
    """The options a move took; none where nothing was chosen."""
    return kind_of(act).options_of(act, move)


def _own_regret(scene: Scene[Any], step: Step, outlook: Outlook, won: Vector) -> Vector:
    """In an extra scene: the best offered there without a critical flag, less what was taken."""
    kind, values, assessment = kind_of(scene.act), step.before.values, outlook.assessment
    if step.move.kind == kind.closes_with:
        return minus(kind.most(scene.act), won)
    offered = [
        kind.earned(scene.act, move, options, values, assessment=assessment)
        for move, options in moves_open(scene, step.before)
        if not any(raises_flag(option, values) for option in options)
    ]
    return minus(max(offered, key=outlook.weigh), won) if offered else NOTHING


def turning_point(rows: Sequence[MoveScore]) -> int | None:
    """The move with the largest drop of the total in reach, earliest first; None under 5 points."""
    drops = [(row.reach_before - row.reach_after, -row.number) for row in rows]
    largest = max(drops, default=(0, 0))
    return -largest[1] if largest[0] >= LEAST_DROP else None


def _reach(
    scenario: Scenario,
    earned: Vector,
    regret: Vector,
    flags: Sequence[str],
    majors: Majors,
    number: int,
) -> int:
    """The capped total if only the best way is taken from here; a major counts from its move on."""
    so_far = {major: entry for major, entry in majors.items() if entry[0] < number}
    competencies = competency_scores(scenario, earned, regret, flags, so_far)
    return min(total_of(competencies), total_cap(flags, so_far))
