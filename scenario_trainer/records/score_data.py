"""Scores as plain data, to be kept and read again: whole numbers as such, fractions as words."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from scenario_trainer.engine.kinds.credit import Number, Vector
from scenario_trainer.engine.score.figures import SEEN_ENOUGH, CompetencyScore, Figures
from scenario_trainer.engine.score.scoring import MoveScore, Score

Data = dict[str, Any]


def data_of_figures(figures: Figures) -> Data:
    """The figures as data."""
    return {
        "total": figures.total,
        "uncapped": figures.uncapped,
        "band": figures.band,
        "flags": list(figures.flags),
        "majors": [list(major) for major in figures.majors.items()],  # in the order of the moves
        "apart": _written(figures.apart),
        "rules": figures.rules,
        "competencies": [
            [c.code, c.weight, _written(c.earned), _written(c.regret), c.points, c.capped, c.seen]
            for c in figures.competencies
        ],
    }


def figures_in(data: Data) -> Figures:
    """The figures that were written."""
    return Figures(
        total=data["total"],
        uncapped=data["uncapped"],
        band=data["band"],
        flags=tuple(data["flags"]),
        majors=dict(data["majors"]),
        apart=_read(data["apart"]),
        rules=data["rules"],
        competencies=tuple(
            CompetencyScore(code, weight, _read(earned), _read(regret), points, capped, seen)
            for code, weight, earned, regret, points, capped, seen in data["competencies"]
        ),
    )


def figures_told(result: Data) -> Figures:
    """The figures a `Result` told; what was observed then is shown as the level it was told as."""
    return Figures(
        total=result["total"],
        uncapped=result["uncapped"],
        band=result["band"],
        flags=tuple(result["flags"]),
        majors=dict(result["majors"]),
        rules=result["rules"],
        competencies=tuple(
            CompetencyScore(
                row["code"], row["weight"], Fraction(row["earned"]), Fraction(row["regret"]),
                row["points"], row["capped"], 0 if row["points"] is None else SEEN_ENOUGH,
            )
            for row in result["competencies"]
        ),
    )  # fmt: skip


def score_told(today: Score, result: Data) -> Score:
    """A score with the figures a `Result` told, move by move; what was in reach was not written."""
    vectors = {row["number"]: row for row in result["moves"]}
    return replace(
        today,
        figures=figures_told(result),
        moves=tuple(_move_told(row, vectors[row.number]) for row in today.moves),
        at_ending=_vector_told(result["at_ending"]),
        turning_point=result["turning_point"],
        exact=result["exact"],
    )


def _move_told(row: MoveScore, told: Data) -> MoveScore:
    return replace(
        row,
        earned=_vector_told(told["earned"]),
        regret=_vector_told(told["regret"]),
        luck=_vector_told(told["luck"]),
        reach_before=0,
        reach_after=0,
    )


def _vector_told(parts: Iterable[str]) -> Vector:
    return tuple(Fraction(part) for part in parts)


def data_of_whole(score: Score) -> Data:
    """What a score says beside its figures, as data."""
    return {
        "moves": [_data_of_move(row) for row in score.moves],
        "at_ending": _vector_written(score.at_ending),
        "turning_point": score.turning_point,
        "exact": score.exact,
    }


def score_in(figures: Figures, data: Data) -> Score:
    """The whole score that was written."""
    return Score(
        figures=figures,
        moves=tuple(_move_in(row) for row in data["moves"]),
        at_ending=_vector_read(data["at_ending"]),
        turning_point=data["turning_point"],
        exact=data["exact"],
    )


def _data_of_move(row: MoveScore) -> list[Any]:
    vectors = [_vector_written(vector) for vector in (row.earned, row.regret, row.luck)]
    return [
        row.number,
        row.scene,
        list(row.options),
        *vectors,
        row.reach_before,
        row.reach_after,
        list(row.flags),
        row.major,
        row.repaired,
        row.exact,
        row.loss,
    ]


def _move_in(row: list[Any]) -> MoveScore:
    number, scene, options, earned, regret, luck, before, after, flags, *rest = row
    major, repaired, exact, loss = rest
    return MoveScore(
        number,
        scene,
        tuple(options),
        _vector_read(earned),
        _vector_read(regret),
        _vector_read(luck),
        before,
        after,
        tuple(flags),
        major,
        repaired,
        exact,
        loss,
    )


def _vector_written(vector: Vector) -> list[int | str]:
    return [_written(part) for part in vector]


def _vector_read(parts: Iterable[int | str]) -> Vector:
    return tuple([_read(part) for part in parts])


def _written(number: Number) -> int | str:
    return number if isinstance(number, int) else str(number)


def _read(part: int | str) -> Number:
    return part if isinstance(part, int) else Fraction(part)
