"""What an attempt comes to: points of each competency, the total, its level, and the caps.

Steps 6 to 8 of the list in `scoring`, which say nothing of single moves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from scenario_trainer.engine.ahead.outlook import Best, Outlook
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import NOTHING, Number, Vector, fact_credit, plus
from scenario_trainer.engine.score.majors import Majors, repaired_of
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scenario
from scenario_trainer.engine.turn.moves import Step

RULES_VERSION = "2026.3"
OBSERVED = 100 * 100  # one full weight (in hundredths) times full credit
SEEN_ENOUGH = 3  # decisions, or whole weights, from which a competency is shown as a level
BANDS = (0, 40, 65, 85)  # from this total on: level 1, 2, 3, 4
LEVEL_CAPS = {1: 39, 2: 64, 3: 84}
MAJOR_TOTAL, REPAIRED_TOTAL = 69, 84


@dataclass(frozen=True, slots=True)
class CompetencyScore:
    """One competency: `points` is None where too little was observed.

    `seen` counts the decisions in which it was assessed. Only from three of them, or from three
    whole weights, it is shown as a level; below it counts in the total all the same.
    """

    code: str
    weight: int
    earned: Number
    regret: Number
    points: int | None
    capped: int | None
    seen: int = 0

    @property
    def is_level(self) -> bool:
        """Whether enough was seen of it to say a level."""
        whole = self.earned + max(self.regret, 0)
        enough = self.seen >= SEEN_ENOUGH or whole >= SEEN_ENOUGH * OBSERVED
        return self.points is not None and enough


@dataclass(frozen=True, slots=True)
class Figures:
    """What a whole attempt comes to, capped; `uncapped` is the total before caps.

    The level says what the total says, but after a critical flag it is the first, whatever the
    number: nobody who raised one is safe to practise alone yet.
    """

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
    majors, flags = repaired_of(steps), _flags_of(steps)
    whole = plus(earned, at_ending(scenario, steps))
    seen = seen_in(scenario, steps)
    competencies = competency_scores(scenario, whole, regret, flags, majors, seen)
    uncapped = total_of(competencies)
    total = min(uncapped, total_cap(flags, majors))
    return Figures(
        total=total,
        uncapped=uncapped,
        band=1 if flags else band_of(total),
        competencies=competencies,
        flags=flags,
        majors=majors,
        apart=_apart(outlook.best(steps[0].before)) if steps else 0,
    )


def most_of(steps: Sequence[Step]) -> int:
    """The most the total can be for the flags and slips alone: known without an outlook."""
    return total_cap(_flags_of(steps), repaired_of(steps))


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


def seen_in(scenario: Scenario, steps: Sequence[Step]) -> dict[str, int]:
    """In how many decisions each competency was assessed."""
    assessed: Counter[str] = Counter()
    for step in steps:
        act = scenario.scenes[step.before.scene].act
        if step.move.kind == (kind_of(act).closes_with or step.move.kind):
            assessed.update(code for code, weight in getattr(act, "assesses", {}).items() if weight)
    return dict(assessed)


NONE_SEEN: Mapping[str, int] = MappingProxyType({})


def competency_scores(
    scenario: Scenario,
    earned: Vector,
    regret: Vector,
    flags: Sequence[str],
    majors: Majors,
    seen: Mapping[str, int] = NONE_SEEN,
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
                seen=seen.get(code, 0),
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.weight))


def points_of(earned: Number, regret: Number) -> int | None:
    """0-100, half up; None below one full weight."""
    share = share_of(earned, regret)
    return None if share is None else half_up(share)


def share_of(earned: Number, regret: Number) -> Fraction | None:
    """0-100, not rounded; None below one full weight."""
    whole = earned + regret
    return Fraction(100 * earned) / Fraction(whole) if whole >= OBSERVED else None


def total_of(competencies: Sequence[CompetencyScore]) -> int:
    """The observed competencies, weighed, rounded once; 0 where nothing was observed."""
    shares = [(row.weight, share_of(row.earned, max(row.regret, 0))) for row in competencies]
    seen = [(weight, share) for weight, share in shares if share is not None]
    whole = sum(weight for weight, _ in seen)
    if not whole:
        return 0
    return half_up(sum((weight * share for weight, share in seen), Fraction()), whole)


def competency_cap(scenario: Scenario, code: str, flags: Sequence[str], majors: Majors) -> int:
    """The most a competency may show after critical flags and majors."""
    caps = [100]
    caps += [LEVEL_CAPS[1] for flag in flags if code in RED_FLAGS[flag].competencies]
    for major, repaired in majors.items():
        if scenario.majors[major].competency == code:
            caps.append(LEVEL_CAPS[3 if repaired else 2])
    return min(caps)


def total_cap(flags: Sequence[str], majors: Majors) -> int:
    """The most the total may be."""
    caps = [100, *(RED_FLAGS[flag].total for flag in flags)]
    caps += [REPAIRED_TOTAL if repaired else MAJOR_TOTAL for repaired in majors.values()]
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
