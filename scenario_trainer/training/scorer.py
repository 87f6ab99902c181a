"""Whole scores are worked out in a process of their own, so that scenes are shown meanwhile.

Python computes in one thread at a time: a debrief that looks ahead for a quarter of a second would
slow down every scene beside it. One further process does this work. It is started when it is first
asked, answers one question after the other, and ends with the program, because nothing comes in
any more. It knows scenarios and the engine, no database, no web. Where it cannot be started, or
ends twice over the same question, the program works the score out itself. What we gave up: the
memory of a second process, some fifty megabytes.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import IO, NamedTuple

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.play.play import Move, Start
from scenario_trainer.engine.score.scoring import Score, score
from scenario_trainer.library.building.builder import build

COMMAND = (sys.executable, "-m", "scenario_trainer.training.scorer")
ROOT = Path(__file__).parents[2]
TRIES = 2
MOST_OUTLOOKS = 32


class Question(NamedTuple):
    """An attempt to score, with the edition it was played on."""

    sha: str
    source: bytes
    catalogues: Mapping[str, Mapping[str, str]]
    assessment: bool
    start: Start
    moves: tuple[Move, ...]
    ratings: tuple[tuple[int, int], ...]


class Scorer:
    """The process beside the program; one question at a time, whoever asks."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self.command = command
        self.process: subprocess.Popen | None = None
        self._turn = Lock()

    def score(self, question: Question) -> Score | None:
        """The answer, from a new process where the one before has ended; None where none can answer."""
        with self._turn:
            for _ in range(TRIES):
                try:
                    return self._ask(question)
                except (OSError, EOFError, pickle.UnpicklingError):
                    self._end()
        return None

    def _ask(self, question: Question) -> Score | None:
        if self.process is None:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        pickle.dump(question, self.process.stdin)
        self.process.stdin.flush()
        return pickle.load(self.process.stdout)

    def close(self) -> None:
        """End the process once it has answered."""
        with self._turn:
            self._end()

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()


_beside: list[Scorer] = []


@contextmanager
def beside() -> Iterator[Scorer]:
    """While this lasts whole scores are worked out beside the program."""
    scorer = Scorer()
    _beside.append(scorer)
    try:
        yield scorer
    finally:
        _beside.remove(scorer)
        scorer.close()


def ask(question: Question) -> Score | None:
    """What the process beside the program says; None where there is none."""
    return _beside[-1].score(question) if _beside else None


def answer(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer one question after the other until no more can come."""
    outlooks: dict[tuple[str, bool], Outlook] = {}
    with suppress(EOFError, OSError):
        while True:
            pickle.dump(_answer_to(pickle.load(asked), outlooks), answers)
            answers.flush()


def _answer_to(question: Question, outlooks: dict[tuple[str, bool], Outlook]) -> Score | None:
    """The score; None for what cannot be scored: the program then finds out why."""
    try:
        outlook = _outlook_for(question, outlooks)
        ratings = dict(question.ratings)
        return score(outlook.scenario, question.start, question.moves, outlook, ratings=ratings)
    except Exception:
        return None


def _outlook_for(question: Question, outlooks: dict[tuple[str, bool], Outlook]) -> Outlook:
    """The outlook of the edition; the one that was made first goes where there are many."""
    key = (question.sha, question.assessment)
    if key not in outlooks:
        if len(outlooks) >= MOST_OUTLOOKS:
            del outlooks[next(iter(outlooks))]
        scenario = build(question.source, question.catalogues, question.sha)
        outlooks[key] = Outlook(scenario, assessment=question.assessment)
    return outlooks[key]


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the program, and so this
    if hasattr(os, "nice"):
        os.nice(5)  # scenes go before
    answer(sys.stdin.buffer, sys.stdout.buffer)
