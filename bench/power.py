"""The power goes while moves and drafts are written to SQLite: what was acknowledged and lost."""

import shutil
import sys
import tempfile
from random import Random

from bench.table import Figure, show
from scenario_trainer.config import Settings
from scenario_trainer.records import opening
from tests.crash import power

STATES = 3000


def main() -> None:
    """Record, cut, compare; then the same with a setting that is too weak, to see that it shows."""
    strace = shutil.which("strace")
    if strace is None:
        sys.exit("strace is missing: apt-get install strace")
    ours, weaker = losses(strace, power.OURS), losses(strace, "NORMAL")
    figures = [
        Figure("states of the disk", ours.states, "", ">= 1000"),
        Figure("acknowledged in them, lost", ours.lost, "", "<= 0"),
        Figure("damaged files", ours.damaged, "", "<= 0"),
        Figure("... lost with synchronous=NORMAL", weaker.lost, "", ">= 1"),
    ]
    show(f"Power cuts around {power.COUNT} moves and {power.COUNT} drafts", figures)


def losses(strace: str, synchronous: str) -> power.Losses:
    """What power cuts cost with this setting."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.read({"TRAINER_DATA": folder})
        opening.upgrade(settings)
        calls, before = power.recorded(strace, settings, synchronous)
    return power.after_cuts(calls, before, STATES, Random(1))
