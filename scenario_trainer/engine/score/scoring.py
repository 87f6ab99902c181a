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
from fractions import Fraction
from types import MappingProxyType

from scenario_trainer.engine.ahead.outlook import Best, Outlook
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import (
    NOTHING,
    Number,
    Vector,
    fact_credit,
    minus,
    plus,
    raises_flag,
)
from scenario_trainer.engine.kinds.narrative import Narrative, rated
from scenario_trainer.engine.play import chance
from scenario_trainer.engine.play.play import Move, Start, Step, story
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scenario
from scenario_trainer.engine.turn.turn import Chances

Ratings = Mapping[int, int]
NO_RATINGS: Ratings = MappingProxyType({})
RULES_VERSION = "2026.2"
OBSERVED = 100 * 100  # one full weight (in hundredths) times full credit
BANDS = (0, 40, 65, 85)  # from this total on: level 1, 2, 3, 4
LEVEL_CAPS = {1: 39, 2: 64, 3: 84}
MAJOR_TOTAL, REPAIRED_TOTAL = 69, 84
REPAIR_WITHIN = 2  # decisions
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
class CompetencyScore:
    """One competency: `points` is None where too little was observed."""

    code: str
    weight: int
    earned: Number
    regret: Number
    points: int | None
    capped: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """A whole attempt, capped; `uncapped` is the total before caps."""

    total: int
    uncapped: int
    band: int
    competencies: tuple[CompetencyScore, ...]
    moves: tuple[MoveScore, ...]
    at_ending: Vector  # what the facts known earned
    flags: tuple[str, ...]
    majors: Mapping[str, bool]  # raised -> repaired in time
    turning_point: int | None  # the number of a move
    exact: bool = True
    apart: Number = 0  # points of 100 by which the best way from the start may be better still
    rules: str = RULES_VERSION


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
    one that nobody has rated stands in neither side.
    """
    steps = story(scenario, start, moves, chances)
    majors = majors_of(steps)
    rows = _score_moves(scenario, steps, outlook, majors, ratings)
    ending = _at_ending(scenario, steps)
    earned = _sum(row.earned for row in rows)
    regret = _sum(row.regret for row in rows)
    flags = tuple(dict.fromkeys(flag for row in rows for flag in row.flags))
    competencies = competency_scores(scenario, plus(earned, ending), regret, flags, majors)
    uncapped = total_of(competencies)
    total = min(uncapped, total_cap(flags, majors))
    return Score(
        total=total,
        uncapped=uncapped,
        band=band_of(total),
        competencies=competencies,
        moves=rows,
        at_ending=ending,
        flags=flags,
        majors={major: repaired for major, (_, repaired) in majors.items()},
        turning_point=turning_point(rows),
        exact=all(row.exact for row in rows),
        apart=_apart(outlook.best(steps[0].before)) if steps else 0,
    )


def _apart(best: Best) -> Number:
    """By how many points of 100 the best way known may fall short of the best there is."""
    return Fraction(100 * best.gap) / best.most if best.most else 0


def _score_moves(
    scenario: Scenario,
    steps: Sequence[Step],
    outlook: Outlook,
    majors: "Majors",
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
        won = kind_of(scene.act).earned(
            scene.act, step.move, options, step.before.values, assessment=outlook.assessment
        )
        lost = minus(before.vector, expected.vector)
        lost = (
            plus(lost, _own_regret(scene, step, outlook, won)) if scene.extra else minus(lost, won)
        )
        if step.number in ratings:
            won, lost = _rated(scene.act, ratings[step.number], lost)
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
                reach_after=_reach(
                    scenario, plus(earned, expected.vector), regret, flags, majors, step.number + 1
                ),
                flags=tuple(event.what for event in step.events if event.kind == "flag"),
                major=next((option.major for option in options if option.major), None),
                repaired=next((option.repairs for option in options if option.repairs), None),
                exact=before.exact and expected.exact,
            )
        )
    return tuple(rows)


def _rated(act: Narrative, percent: int, lost: Vector) -> tuple[Vector, Vector]:
    """A report a person has rated: what it earned, and the rest given away."""
    return rated(act, percent), plus(lost, rated(act, 100 - percent))


def options_of(act: object, move: Move) -> list[Option]:
    """The options a move took; none where nothing was chosen."""
    return kind_of(act).options_of(act, move)


def _own_regret(scene, step: Step, outlook: Outlook, won: Vector) -> Vector:
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


def _at_ending(scenario: Scenario, steps: Sequence[Step]) -> Vector:
    """What the facts known earn, once the attempt has ended."""
    if not steps or steps[-1].after.scene not in scenario.endings:
        return NOTHING
    return fact_credit(scenario.outcome, steps[-1].after.values)


Majors = Mapping[str, tuple[int, bool]]  # raised -> (the move's number, repaired in time)


def majors_of(steps: Sequence[Step]) -> dict[str, tuple[int, bool]]:
    """Every major slip, and whether one of the next two decisions repaired it."""
    taken = [(step.number, [e.what for e in step.events if e.kind == "took"]) for step in steps]
    taken = [(number, options) for number, options in taken if options]
    majors: dict[str, tuple[int, bool]] = {}
    for place, (number, options) in enumerate(taken):
        for option in options:
            if option.major:
                following = taken[place + 1 : place + 1 + REPAIR_WITHIN]
                repaired = any(o.repairs == option.major for _, them in following for o in them)
                earlier = majors.get(option.major, (number, True))
                majors[option.major] = (earlier[0], earlier[1] and repaired)
    return majors


def competency_scores(
    scenario: Scenario,
    earned: Vector,
    regret: Vector,
    flags: Sequence[str],
    majors: Majors,
) -> tuple[CompetencyScore, ...]:
    """Points per competency, the scenario's own first; others feed only the profile."""
    rows = []
    for place, code in enumerate(COMPETENCIES):
        lost = max(regret[place], 0)
        points = points_of(earned[place], lost)
        cap = competency_cap(scenario, code, flags, majors)
        rows.append(
            CompetencyScore(
                code=code,
                weight=scenario.weights.get(code, 0),
                earned=earned[place],
                regret=regret[place],
                points=points,
                capped=None if points is None else min(points, cap),
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.weight))


def points_of(earned: Number, regret: Number) -> int | None:
    """0-100, half up, rounded once; None below one full weight."""
    whole = earned + regret
    if whole < OBSERVED:
        return None
    return half_up(100 * Fraction(earned) / whole)


def total_of(competencies: Sequence[CompetencyScore]) -> int:
    """The observed competencies' points, weighed; 0 where nothing was observed."""
    seen = [row for row in competencies if row.points is not None and row.weight]
    weight = sum(row.weight for row in seen)
    if not weight:
        return 0
    return half_up(sum(row.weight * row.points for row in seen), weight)


def competency_cap(scenario: Scenario, code: str, flags: Sequence[str], majors: Majors) -> int:
    """The most a competency may show after critical flags and majors."""
    caps = [100]
    caps += [LEVEL_CAPS[1] for flag in flags if code in RED_FLAGS[flag].competencies]
    for major, (_, repaired) in majors.items():
        if scenario.majors[major].competency == code:
            caps.append(LEVEL_CAPS[3 if repaired else 2])
    return min(caps)


def total_cap(flags: Sequence[str], majors: Majors) -> int:
    """The most the total may be."""
    caps = [100, *(RED_FLAGS[flag].total for flag in flags)]
    caps += [REPAIRED_TOTAL if repaired else MAJOR_TOTAL for _, repaired in majors.values()]
    return min(caps)


def band_of(total: int) -> int:
    """The level 1 to 4 a total belongs to."""
    return sum(total >= least for least in BANDS)


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


def _sum(vectors) -> Vector:
    total = NOTHING
    for vector in vectors:
        total = plus(total, vector)
    return total
