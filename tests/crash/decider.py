"""A process that takes one decision when told to, so that it can be killed in the middle.

    python -m tests.crash.decider ATTEMPT OFFICER KEY

Says "ready" once everything is warm, waits for a byte, decides, says "answered".
"""

import os
import sys

from scenario_trainer.config import Settings
from scenario_trainer.records import opening
from scenario_trainer.stage.form import Answer
from scenario_trainer.training import practice


def main(attempt: str, officer: str, key: str) -> None:
    """Take the first option of the scene the attempt stands at."""
    with opening.opened(Settings.read()):
        scene = practice.scene(attempt, int(officer))
        answer = Answer("decide", scene.turn, key, (scene.options[0].token,))
        os.write(1, b"ready\n")
        os.read(0, 1)
        practice.decide(attempt, int(officer), answer)
        os.write(1, b"answered\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
