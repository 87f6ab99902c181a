"""From moves to a score. The module reads in the order in which the score comes about:

1. each move earns credit in the competencies its scene assesses;
2. the facts known at the ending earn theirs, and a narrative once a person has rated it;
3. the reference is the best way still open, given the hidden draws;
4. regret is what a move lost against it; chance is kept apart;
5. `extra` scenes cost their own regret, and give back at most what was lost by the move
   that opened them: damage never pays;
6. a competency earns its share, 100 x earned / (earned + regret);
7. the total weighs the shares of the observed competencies, and is rounded once;
8. caps come last: critical flags, then majors that were not repaired;
9. the turning point is where most of the best total still in reach was lost. What a later
   move could still repair is not yet lost: no hindsight.

Give back: in each competency of the scenario at most what the opening move lost in it. A sum
over all of them would let a slip in a competency with many decisions be paid in one with few,
where the same credit counts for more. What the scenario does not weigh feeds the profile only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
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
    at_ending,
    competency_scores,
    figures_of,
    summed,
    total_cap,
    total_of,
)
from scenario_trainer.engine.score.losses import LEAST_DROP, loss_of
from scenario_trainer.engine.score.majors import Majors, majors_standing
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scenario, Scene
from scenario_trainer.engine.turn.moves import Move, Start, Step
from scenario_trainer.engine.turn.turn import Chances

Ratings = Mapping[int, int]
NO_RATINGS: Ratings = MappingProxyType({})


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
    loss: str = "none"  # a word of `losses`


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
    rows = _score_moves(scenario, steps, outlook, ratings)
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
    scenario: Scenario, steps: Sequence[Step], outlook: Outlook, ratings: Ratings
) -> tuple[MoveScore, ...]:
    """Steps 1 to 5 of the module's list, and the total in reach around every move."""
    rows: list[MoveScore] = []
    earned, regret, flags = NOTHING, NOTHING, ()
    majors: Majors = {}
    worths = at_moves(scenario, steps, outlook, ratings)
    whole = outlook.best(steps[0].before).credit if steps else 0
    for done, (step, (won, own)) in enumerate(zip(steps, worths, strict=True), 1):
        scene = scenario.scenes[step.before.scene]
        options = options_of(scene.act, step.move)
        before = outlook.best(step.before)
        expected = outlook.expected(step.before, step.move)
        lost = plus(minus(before.vector, expected.vector), own)
        reach = _reach(scenario, plus(earned, before.vector), regret, flags, majors)
        earned, regret = plus(earned, won), plus(regret, lost)
        raised = tuple(event.what for event in step.events if event.kind == "flag")
        flags += raised
        majors = majors_standing(scenario, steps[:done])
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
                else _reach(scenario, plus(earned, expected.vector), regret, flags, majors),
                flags=raised,
                major=next((option.major for option in options if option.major), None),
                repaired=next((option.repairs for option in options if option.repairs), None),
                exact=before.exact and expected.exact,
                loss=loss_of(Fraction(100 * outlook.weigh(lost)) / whole if whole else 0),
            )
        )
    return tuple(rows)


def at_moves(
    scenario: Scenario, steps: Sequence[Step], outlook: Outlook, ratings: Ratings
) -> list[tuple[Vector, Vector]]:
    """What each move earned, and its regret beside what it took from the best way on.

    In an extra scene at most what is still owed by the move that opened it.
    """
    found: list[tuple[Vector, Vector]] = []
    owed = NOTHING
    for step in steps:
        won, own = at_move(scenario, step, outlook, ratings)
        if scenario.scenes[step.before.scene].extra:
            won = _given_back(scenario, won, owed)
            owed = minus(owed, won)
        elif _opens_extra(scenario, step):
            best, after = outlook.best(step.before), outlook.expected(step.before, step.move)
            owed = plus(minus(best.vector, after.vector), own)
        found.append((won, own))
    return found


def _opens_extra(scenario: Scenario, step: Step) -> bool:
    """Whether a move led into an extra scene."""
    scene = scenario.scenes.get(step.after.scene)
    return scene is not None and scene.extra


def _given_back(scenario: Scenario, won: Vector, owed: Vector) -> Vector:
    return tuple(
        min(part, max(most, 0)) if scenario.weights.get(code) else part
        for code, part, most in zip(COMPETENCIES, won, owed, strict=True)
    )


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
    scenario: Scenario, earned: Vector, regret: Vector, flags: Sequence[str], majors: Majors
) -> int:
    """The capped total if only the best way is taken from here."""
    competencies = competency_scores(scenario, earned, regret, flags, majors)
    return min(total_of(competencies), total_cap(flags, majors))
