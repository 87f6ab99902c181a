"""The table that adds up: how points and total come about, in figures as they are shown.

Every row is rounded to the same places, and the sums are sums of what is shown,
with as many places as it takes for the points to come out as they were scored.
So whoever adds up the page by hand gets what the page says.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from scenario_trainer.debrief.entries import workings_of
from scenario_trainer.debrief.figures import rounded, written
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.debrief.views import CapView, SumRowView, SumView, TotalView
from scenario_trainer.debrief.worth import of_facts, total_worth
from scenario_trainer.engine.kinds.credit import NOTHING, Number, Vector
from scenario_trainer.engine.score.figures import (
    LEVEL_CAPS,
    MAJOR_TOTAL,
    OBSERVED,
    REPAIRED_TOTAL,
    CompetencyScore,
    points_of,
    share_of,
)
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES
from scenario_trainer.text import Text

LEAST_PLACES, MOST_PLACES = 2, 40


class _Row(NamedTuple):
    """What one line of the table rests on."""

    what: str
    worth: tuple[Vector, Vector, Vector]
    workings: Mapping[str, str]
    title: Text | None = None
    entry: int | None = None


def sum_views(played: Played, groups: Sequence[Steps]) -> dict[str, SumView]:
    """A table for each competency in which anything was earned or given away."""
    rows = list(_rows(played, groups))
    scores = played.score.figures.competencies
    return {row.code: _sum(played, row, rows) for row in scores if row.earned or row.regret}


def _rows(played: Played, groups: Sequence[Steps]) -> Iterator[_Row]:
    for steps in groups:
        worth = total_worth(played.rows[step.number] for step in steps)
        number, title = steps[0].number, played.title(steps[0])
        yield _Row("entry", worth, workings_of(played, steps), title, number)
    counted = {step.number for steps in groups for step in steps}
    rest = [row for number, row in played.rows.items() if number not in counted]
    yield _Row("others", total_worth(rest), {})
    facts = of_facts(played.scenario.outcome, played.steps[-1].after.values)
    yield _Row("facts", (played.score.at_ending, NOTHING, NOTHING), facts)


def _sum(played: Played, score: CompetencyScore, rows: Sequence[_Row]) -> SumView:
    place = COMPETENCIES.index(score.code)
    figures = [tuple(part[place] for part in row.worth) for row in rows]
    kept = [(row, each) for row, each in zip(rows, figures, strict=True) if any(each)]
    places = _places(score, [each for _, each in kept])

    def told_in(count: int) -> str:
        return written(count, places)

    counts = [tuple(rounded(part, places) for part in each) for _, each in kept]
    earned, lost, luck = (sum(column) for column in zip(*counts, strict=True))
    counted = max(lost, 0)
    return SumView(
        code=score.code,
        weight=score.weight,
        rows=tuple(
            SumRowView(
                row.what,
                told_in(each[0]),
                told_in(each[1]),
                told_in(each[2]),
                title=row.title,
                entry=row.entry,
                working=row.workings.get(score.code, ""),
            )
            for (row, _), each in zip(kept, counts, strict=True)
        ),
        earned=told_in(earned),
        lost=told_in(lost),
        luck=told_in(luck),
        counted=told_in(counted),
        whole=told_in(earned + counted),
        quotient=None if score.points is None else _quotient(100 * earned, earned + counted),
        points=score.points,
        caps=tuple(_caps_of(played, score.code)),
        capped=score.capped,
    )


def _places(score: CompetencyScore, figures: Sequence[tuple[Number, ...]]) -> int:
    """The fewest places with which the points come out as they were scored."""
    for places in range(LEAST_PLACES, MOST_PLACES):
        earned = sum(rounded(won, places) for won, _, _ in figures)
        lost = max(sum(rounded(gone, places) for _, gone, _ in figures), 0)
        unit = Fraction(OBSERVED, 10**places)
        if points_of(earned * unit, lost * unit) == score.points:
            return places
    return MOST_PLACES


def _quotient(number: int, of: int) -> str:
    """With two places, cut off and not rounded: it is rounded once, to the points."""
    return written(100 * number // of, 2)


def _caps_of(played: Played, code: str) -> Iterator[CapView]:
    for flag in played.score.figures.flags:
        if code in RED_FLAGS[flag].competencies:
            yield CapView("flag", LEVEL_CAPS[1], flag=flag)
    for major, repaired in played.score.figures.majors.items():
        if played.scenario.majors[major].competency == code:
            text = played.scenario.majors[major].text
            yield CapView("major", LEVEL_CAPS[3 if repaired else 2], text=text, repaired=repaired)


def total_view(played: Played) -> TotalView | None:
    """How the total comes about; None where nothing was observed, or other rules made it."""
    figures = played.score.figures
    shares = [
        (row.code, row.weight, share)
        for row in figures.competencies
        if (share := share_of(row.earned, max(row.regret, 0))) is not None and row.weight
    ]
    if not shares or played.is_by_other_rules:
        return None
    weights = sum(weight for _, weight, _ in shares)
    for places in range(LEAST_PLACES, MOST_PLACES):
        counts = [(code, weight, _cut(share, places)) for code, weight, share in shares]
        products = sum(weight * count for _, weight, count in counts)
        if half_up(products, weights * 10**places) == figures.uncapped:
            break
    return TotalView(
        rows=tuple(
            (code, written(count, places), weight, written(weight * count, places))
            for code, weight, count in counts
        ),
        products=written(products, places),
        weights=weights,
        quotient=_quotient(products, weights * 10**places),
        uncapped=figures.uncapped,
        caps=tuple(_caps(played)),
        total=figures.total,
    )


def _cut(share: Fraction, places: int) -> int:
    """A share in so many places, cut off and not rounded: it is rounded once, in the total."""
    scale: int = 10**places
    return share.numerator * scale // share.denominator


def _caps(played: Played) -> Iterator[CapView]:
    for flag in played.score.figures.flags:
        yield CapView("flag", RED_FLAGS[flag].total, flag=flag)
    for major, repaired in played.score.figures.majors.items():
        text, most = played.scenario.majors[major].text, REPAIRED_TOTAL if repaired else MAJOR_TOTAL
        yield CapView("major", most, text=text, repaired=repaired)


def apart(played: Played) -> int:
    """Whole points by which the total could be lower: 0 only where the best way on is proven."""
    return 0 if played.score.exact else max(ceil(played.score.figures.apart), 1)
