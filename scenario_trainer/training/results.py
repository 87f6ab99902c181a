"""Scores of attempts, worked out by replaying and remembered while the program runs."""

from functools import lru_cache

from scenario_trainer.engine.outlook import Outlook
from scenario_trainer.engine.play import Move, Start
from scenario_trainer.engine.scoring import Score, score
from scenario_trainer.records import editions
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.training.editions import scenario_in


def score_of(attempt: StoredAttempt) -> Score:
    """The score of an attempt as its moves stand."""
    edition = editions.get(attempt.edition_id)
    assessment = attempt.mode == "assessment"
    return _score(edition.sha, edition.id, assessment, attempt.start, attempt.moves)


@lru_cache(maxsize=2000)
def _score(
    sha: str, edition_id: int, assessment: bool, start: Start, moves: tuple[Move, ...]
) -> Score:
    outlook = _outlook(sha, edition_id, assessment)
    return score(outlook.scenario, start, moves, outlook)


@lru_cache(maxsize=32)
def _outlook(sha: str, edition_id: int, assessment: bool) -> Outlook:
    """The outlook of an edition; what it works out serves every attempt on it."""
    edition = editions.get(edition_id)
    return Outlook(scenario_in(edition), assessment=assessment)


def is_rewound(attempt: StoredAttempt) -> bool:
    """Whether a decision was taken again: then it counts as neither first nor best."""
    return any(move.kind == "rewind" for move in attempt.moves)
