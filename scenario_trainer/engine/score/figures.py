"""What an attempt comes to: points of each competency, the total, its level, and the caps.

Steps 6 to 8 of the list in `scoring`, which say nothing of single moves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scenario_trainer.engine.ahead.outlook import Best, Outlook
from scenario_trainer.engine.kinds.credit import NOTHING, Number, Vector, fact_credit, plus
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scenario
from scenario_trainer.engine.turn.moves import Step

RULES_VERSION = "2026.2"
OBSERVED = 100 * 100  # one full weight (in hundredths) times full credit
BANDS = (0, 40, 65, 85)  # from this total on: level 1, 2, 3, 4
LEVEL_CAPS = {1: 39, 2: 64, 3: 84}
MAJOR_TOTAL, REPAIRED_TOTAL = 69, 84
REPAIR_WITHIN = 2  # decisions


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
class Figures:
    """What a whole attempt comes to, capped; `uncapped` is the total before caps."""

    total: int
    uncapped: int
    band: int
    competencies: tuple[CompetencyScore, ...]
    flags: tuple[str, ...]
    majors: Mapping[str, bool]  # raised -> repaired in time
    apart: Number = 0  # points of 100 by which the best way from the start may be better still
    rules: str = RULES_VERSION


def figures_of(
    scenario: Scenario, steps: Sequence[Step], earned: Vector, regret: Vector, outlook: Outlook
) -> Figures:
    """What the moves earned and lost, as points, total and level."""
    majors, flags = majors_of(steps), _flags_of(steps)
    whole = plus(earned, at_ending(scenario, steps))
    competencies = competency_scores(scenario, whole, regret, flags, majors)
    uncapped = total_of(competencies)
    total = min(uncapped, total_cap(flags, majors))
    return Figures(
        total=total,
        uncapped=uncapped,
        band=band_of(total),
        competencies=competencies,
        flags=flags,
        majors={major: repaired for major, (_, repaired) in majors.items()},
        apart=_apart(outlook.best(steps[0].before)) if steps else 0,
    )


def most_of(steps: Sequence[Step]) -> int:
    """The most the total can be for the flags and slips alone: known without an outlook."""
    return total_cap(_flags_of(steps), majors_of(steps))


def _flags_of(steps: Sequence[Step]) -> tuple[str, ...]:
    """Every critical flag that was raised, once."""
    happened = (event for step in steps for event in step.events)
    return tuple(dict.fromkeys(event.what for event in happened if event.kind == "flag"))


def _apart(best: Best) -> Number:
    """By how many points of 100 the best way known may fall short of the best there is."""
    return Fraction(100 * best.gap) / best.most if best.most else 0


def at_ending(scenario: Scenario, steps: Sequence[Step]) -> Vector:
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
    seen = [(row.weight, row.points) for row in competencies if row.points is not None]
    whole = sum(weight for weight, _ in seen)
    return half_up(sum(weight * points for weight, points in seen), whole) if whole else 0


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


def summed(vectors: Iterable[Vector]) -> Vector:
    """The sum of any number of vectors."""
    total = NOTHING
    for vector in vectors:
        total = plus(total, vector)
    return total
