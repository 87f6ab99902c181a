"""Scores of attempts: worked out by replaying, and kept so that no page waits for it twice."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Any

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds.credit import Vector
from scenario_trainer.engine.score import totals
from scenario_trainer.engine.score.figures import RULES_VERSION, Figures
from scenario_trainer.engine.score.scoring import Score, score
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.errors import NotAllowed
from scenario_trainer.library import program
from scenario_trainer.records import attempts, editions, kept_scores, ratings
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.kept_scores import AttemptInBrief, Kept
from scenario_trainer.records.score_data import figures_told, score_told
from scenario_trainer.training import scorer
from scenario_trainer.training.editions import scenario_in
from scenario_trainer.training.scorer import Question


def score_of(attempt: StoredAttempt) -> Score:
    """The score of an attempt as its moves stand, with what persons gave its reports.

    An assessment keeps the figures it was told, also once the rules have moved.
    """
    rules = program.rules()
    kept = kept_scores.whole_of(attempt, rules=rules)
    if kept is not None:
        return kept
    found, told = work_out(attempt), told_by_other_rules(attempt)
    if told is not None:
        found = score_told(found, told)
    if attempt.ended_at is not None:
        kept_scores.keep([_kept(attempt, found.figures, found)], rules=rules)
    return found


def work_out(attempt: StoredAttempt) -> Score:
    """The score worked out from the moves and nothing else: what an officer is officially told."""
    edition = editions.get(attempt.edition_id)
    assessment = attempt.mode == "assessment"
    rated = tuple(ratings_of(attempt).items())
    return _score(edition.sha, edition.id, assessment, attempt.start, moves_of(attempt), rated)


def all_in_brief(officer_id: int) -> tuple[AttemptInBrief, ...]:
    """Every attempt of the officer, oldest first; those that are over with what they came to."""
    rules = program.rules()
    mine = kept_scores.in_brief(officer_id, rules=rules)
    missing = [row.public_id for row in mine if is_told(row) and row.figures is None]
    new = {kept.attempt.id: kept for kept in _worked_out(missing, officer_id)}
    kept_scores.keep(new.values(), rules=rules)
    filled = (_filled(row, new[row.id]) if row.id in new else row for row in mine)
    return tuple(row for row in filled if row.figures is not None or not is_told(row))


def _worked_out(missing: Iterable[str], officer_id: int) -> Iterator[Kept]:
    for public_id in missing:
        with suppress(NotAllowed):  # deleted meanwhile
            attempt = attempts.of_officer(public_id, officer_id)
            yield _kept(attempt, _figures_of(attempt))


def told_by_other_rules(attempt: StoredAttempt) -> dict[str, Any] | None:
    """What an assessment was told by rules that are no longer those of today."""
    told = attempts.result_of(attempt) if _is_handed_in(attempt) else None
    return told if told is not None and told["rules"] != RULES_VERSION else None


def _figures_of(attempt: StoredAttempt) -> Figures:
    """The figures of an attempt, for much less work than its whole score."""
    told = told_by_other_rules(attempt)
    if told is not None:
        return figures_told(told)
    edition = editions.get(attempt.edition_id)
    outlook = _outlook(edition.sha, edition.id, attempt.mode == "assessment")
    rated, moves = ratings_of(attempt), moves_of(attempt)
    return totals.figures(outlook.scenario, attempt.start, moves, outlook, ratings=rated)


def _kept(attempt: StoredAttempt, figures: Figures, whole: Score | None = None) -> Kept:
    return Kept(attempt, ratings.count(attempt), is_rewound(attempt), figures, whole)


def _filled(row: AttemptInBrief, kept: Kept) -> AttemptInBrief:
    return replace(row, figures=kept.figures, rewound=kept.rewound)


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
        "at_ending": _written(score.at_ending),
        "moves": [
            {
                "number": row.number,
                "scene": row.scene,
                "options": list(row.options),
                "earned": _written(row.earned),
                "regret": _written(row.regret),
                "luck": _written(row.luck),
            }
            for row in score.moves
        ],
    }


def _written(vector: Vector) -> list[str]:
    return [str(part) for part in vector]


@lru_cache(maxsize=64)  # handing in asks twice; what is to last is kept beside the attempt
def _score(
    sha: str,
    edition_id: int,
    assessment: bool,
    start: Start,
    moves: tuple[Move, ...],
    rated: tuple[tuple[int, int], ...],
) -> Score:
    edition = editions.get(edition_id)
    told = (edition.source, edition.catalogues, assessment, start, moves, rated)
    question = Question(sha, *told)
    return scorer.ask(question) or _here(edition_id, question)


def _here(edition_id: int, question: Question) -> Score:
    """The score worked out in this process."""
    outlook = _outlook(question.sha, edition_id, question.assessment)
    rated = dict(question.ratings)
    return score(outlook.scenario, question.start, question.moves, outlook, ratings=rated)


@lru_cache(maxsize=32)
def _outlook(sha: str, edition_id: int, assessment: bool) -> Outlook:
    """The outlook of an edition; what it works out serves every attempt on it."""
    edition = editions.get(edition_id)
    return Outlook(scenario_in(edition), assessment=assessment)


def is_told(row: StoredAttempt | AttemptInBrief) -> bool:
    """Whether it is over for the officer: an assessment only once it is handed in."""
    return row.ended_at is not None and (row.mode != "assessment" or row.submitted_at is not None)


def is_rewound(attempt: StoredAttempt) -> bool:
    """Whether a decision was taken again: then it counts as neither first nor best."""
    return any(move.kind == "rewind" for move in attempt.moves)
