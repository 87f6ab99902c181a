"""Scores of attempts, worked out by replaying and remembered while the program runs."""

from functools import lru_cache

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds.credit import Vector
from scenario_trainer.engine.play.play import Move, Start
from scenario_trainer.engine.score.scoring import Score, score
from scenario_trainer.records import editions, ratings
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.training.editions import scenario_in


def score_of(attempt: StoredAttempt) -> Score:
    """The score of an attempt as its moves stand, with what persons gave its reports."""
    edition = editions.get(attempt.edition_id)
    assessment = attempt.mode == "assessment"
    rated = tuple(ratings_of(attempt).items())
    return _score(edition.sha, edition.id, assessment, attempt.start, moves_of(attempt), rated)


def moves_of(attempt: StoredAttempt) -> tuple[Move, ...]:
    """The moves, with the questions in the officer's own words as a person has coded them since."""
    coded = ratings.recoded(attempt) if _is_handed_in(attempt) else {}
    if not coded:
        return attempt.moves
    return tuple(
        move._replace(question=coded[n]) if n in coded and move.question else move
        for n, move in enumerate(attempt.moves)
    )


def ratings_of(attempt: StoredAttempt) -> dict[int, int]:
    """What persons gave the reports of an attempt; only what was handed in can be rated."""
    return ratings.of_attempt(attempt) if _is_handed_in(attempt) else {}


def _is_handed_in(attempt: StoredAttempt) -> bool:
    return attempt.mode == "assessment" and attempt.submitted_at is not None


def result_of(score: Score) -> dict:
    """What is written down of a score on submission: the regret table and the rules' version."""
    return {
        "rules": score.figures.rules,
        "total": score.figures.total,
        "uncapped": score.figures.uncapped,
        "band": score.figures.band,
        "exact": score.exact,
        "turning_point": score.turning_point,
        "flags": list(score.figures.flags),
        "majors": dict(score.figures.majors),
        "competencies": [
            {
                "code": row.code,
                "weight": row.weight,
                "points": row.points,
                "capped": row.capped,
                "earned": str(row.earned),
                "regret": str(row.regret),
            }
            for row in score.figures.competencies
        ],
        "at_ending": _figures(score.at_ending),
        "moves": [
            {
                "number": row.number,
                "scene": row.scene,
                "options": list(row.options),
                "earned": _figures(row.earned),
                "regret": _figures(row.regret),
                "luck": _figures(row.luck),
            }
            for row in score.moves
        ],
    }


def _figures(vector: Vector) -> list[str]:
    return [str(part) for part in vector]


@lru_cache(maxsize=2000)
def _score(
    sha: str,
    edition_id: int,
    assessment: bool,
    start: Start,
    moves: tuple[Move, ...],
    rated: tuple[tuple[int, int], ...],
) -> Score:
    outlook = _outlook(sha, edition_id, assessment)
    return score(outlook.scenario, start, moves, outlook, ratings=dict(rated))


@lru_cache(maxsize=32)
def _outlook(sha: str, edition_id: int, assessment: bool) -> Outlook:
    """The outlook of an edition; what it works out serves every attempt on it."""
    edition = editions.get(edition_id)
    return Outlook(scenario_in(edition), assessment=assessment)


def is_rewound(attempt: StoredAttempt) -> bool:
    """Whether a decision was taken again: then it counts as neither first nor best."""
    return any(move.kind == "rewind" for move in attempt.moves)
