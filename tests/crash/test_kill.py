"""A server that dies in the middle of a decision: all of it happened, or nothing did.

The child is killed between two system calls, at a sample of all the places
there are. Whatever the place, a retry with the same key leads to exactly one
move, and a decision that was answered is there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scenario_trainer.config import Settings, data_folder
from scenario_trainer.records import attempts, opening, people
from scenario_trainer.records.database import transaction
from scenario_trainer.stage.form import Answer
from scenario_trainer.training import practice
from tests import stored

KEY = "one-tap"
SAMPLE = 16  # places to die at

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="kills between system calls with strace"
)


@pytest.fixture
def begun(embedded: Settings) -> tuple[str, int]:
    """An attempt that stands at its first decision: its public id and its officer's id."""
    with opening.opened(embedded):
        officer = stored.a_person("arta")
        with transaction():
            people.update_person(officer.id, privacy_accepted_at=stored.NOON)
        night = stored.edition_of(data_folder("scenarios") / "night-on-the-promenade")
        return practice.begin(night.slug, officer.id, "coach"), officer.id


def decide_under_strace(
    strace: str, settings: Settings, attempt: str, officer: int, log: Path, *kill: str
) -> str:
    """What the child said before it ended or was killed."""
    environ = os.environ | {"TRAINER_DATA": str(settings.data), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.crash.decider", attempt, str(officer), KEY]
    watch = [strace, "-f", "-o", str(log), *kill, "-p"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
    with subprocess.Popen(command, env=environ, **pipes) as child:
        try:
            assert child.stdout.readline() == b"ready\n"
            with subprocess.Popen([*watch, str(child.pid)], stderr=subprocess.PIPE) as watcher:
                assert b"attached" in watcher.stderr.readline()
                child.stdin.write(b"!")
                return child.stdout.read().decode()
        finally:
            child.kill()


def calls_of(log: Path) -> int:
    """How many system calls there were until the answer went out."""
    lines = log.read_text(errors="replace").splitlines()
    return next(n for n, line in enumerate(lines, 1) if "answered" in line)


def test_a_decision_killed_anywhere_happened_once_or_not_at_all(
    strace: str, embedded: Settings, begun: tuple[str, int], tmp_path: Path
):
    attempt, officer = begun
    before = tmp_path / "before"
    shutil.copytree(embedded.data, before)
    log = tmp_path / "calls"
    assert "answered" in decide_under_strace(strace, embedded, attempt, officer, log)
    calls, outcomes = calls_of(log), set()

    for place in range(1, calls + 1, max(calls // SAMPLE, 1)):
        shutil.rmtree(embedded.data)
        shutil.copytree(before, embedded.data)
        kill = ("-e", f"inject=all:signal=KILL:when={place}")
        said = decide_under_strace(strace, embedded, attempt, officer, log, *kill)
        outcomes.add(what_is_left(embedded, attempt, officer, answered="answered" in said))

    assert outcomes == {0, 1}, "the sample must reach both sides of the commit"


def what_is_left(settings: Settings, attempt: str, officer: int, *, answered: bool) -> int:
    """The moves found after the crash; the retry must make exactly one of them."""
    with opening.opened(settings):
        opening.check()
        stored_moves = len(attempts.of_officer(attempt, officer).moves)
        assert stored_moves == 1 or not answered, "answered, and lost"
        retry(attempt, officer)
        assert len(attempts.of_officer(attempt, officer).moves) == 1
    return stored_moves


def retry(attempt: str, officer: int) -> None:
    """The same tap again, as the page sends it when no reply came."""
    scene = practice.scene(attempt, officer)
    practice.decide(attempt, officer, Answer("decide", 0, KEY, (scene.options[0].token,)))


def test_nothing_of_a_decision_stays_when_it_cannot_be_finished(
    embedded: Settings, begun: tuple[str, int]
):
    attempt, officer = begun
    with opening.opened(embedded):
        with pytest.raises(ZeroDivisionError), transaction():
            retry(attempt, officer)
            raise ZeroDivisionError

        assert attempts.of_officer(attempt, officer).moves == ()
