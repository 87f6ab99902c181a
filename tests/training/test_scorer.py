"""Whole scores come from a process beside the program, and from the program where that fails."""

import os
import pickle
import signal
import subprocess
import sys
import time

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.play.play import Start
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.library import reader
from scenario_trainer.training import scorer
from scenario_trainer.training.results import work_out
from scenario_trainer.training.scorer import Question, Scorer
from tests.training.wandering import BENCH, an_ended_attempt, bench, the_bench, the_way

PATIENCE = 20  # seconds
START = Start(7)
SOURCE = (BENCH / reader.FILE).read_bytes()
QUESTION = Question("a" * 64, SOURCE, {}, False, START, tuple(the_way(bench(), START, "ask")), ())
ASK_AND_SAY_WHO = """
import pickle, sys, time
from scenario_trainer.training.scorer import Scorer
scorer = Scorer()
scorer.score(pickle.load(sys.stdin.buffer))
print(scorer.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def beside():
    with scorer.beside() as running:
        yield running


def test_it_says_what_the_program_would_say(beside):
    ours = score(bench(), START, QUESTION.moves, Outlook(bench()))

    assert beside.score(QUESTION) == ours
    first = beside.process.pid
    assert beside.score(QUESTION) == ours
    assert beside.process.pid == first


def test_one_that_was_ended_is_replaced_and_the_question_answered(beside):
    told = beside.score(QUESTION)
    first = beside.process
    first.kill()
    first.wait()

    assert beside.score(QUESTION) == told
    assert beside.process.pid != first.pid


@pytest.mark.parametrize("command", [("/nowhere/at-all",), (sys.executable, "-c", "print(1)")])
def test_where_none_answers_the_program_works_it_out(opened, officer, monkeypatch, command):
    attempt = an_ended_attempt(officer, bench(), the_bench(), 3)
    monkeypatch.setattr(scorer, "_beside", [Scorer(command)])

    assert work_out(attempt).figures.total >= 0
    assert scorer.ask(QUESTION) is None


def test_what_cannot_be_scored_is_no_end_of_it(beside):
    assert beside.score(QUESTION._replace(source=b"no scenario")) is None
    assert beside.score(QUESTION) is not None


@pytest.mark.skipif(os.name == "nt", reason="signals are told another way there")
def test_it_ends_with_the_program_however_that_ends():
    program = subprocess.Popen(
        [sys.executable, "-c", ASK_AND_SAY_WHO], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with program:
        program.stdin.write(pickle.dumps(QUESTION))
        program.stdin.close()
        pid = int(program.stdout.readline())
        assert is_there(pid)
        program.send_signal(signal.SIGKILL)

    until = time.monotonic() + PATIENCE
    while is_there(pid):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_there(pid):
    """Whether the process runs; one that nobody waits for any more has ended too."""
    try:
        os.kill(pid, 0)
        return subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True
        ).stdout.strip()[:1] not in ("", "Z")
    except ProcessLookupError:
        return False


def test_it_needs_no_web_and_no_database():
    loaded = "import sys, scenario_trainer.training.scorer; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True)

    assert not {"flask", "sqlalchemy", "waitress"} & set(said.stdout.split())
