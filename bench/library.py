"""What the library page costs an officer with many attempts: first ever, after a restart, and again.

    python -m bench library [--before FOLDER] [--attempts N ...]

CPU time of one request, in a process of its own that has shown the page to a beginner before,
so that scenarios are built and templates compiled. FOLDER is another build with its environment.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bench import officers
from bench.decisions import HERE
from bench.engine import at_random, starts
from bench.officers import Officers
from bench.table import Figure, show
from scenario_trainer.library.building import builder

ATTEMPTS = (10, 100, 500)
PAGES = ("library", "progress")
PREPARE = """
from scenario_trainer.config import Settings
from scenario_trainer.records import opening
from scenario_trainer.training import content
settings = Settings.read()
opening.upgrade(settings)
with opening.opened(settings):
    content.load(settings.scenarios)
"""
ASK = """
import sys, time
from scenario_trainer.web import create_app
app = create_app()
beginner, cookie, page = sys.argv[1:]
def cost(cookie, page):
    client = app.test_client()
    client.set_cookie("sign_in", cookie)
    began = time.process_time()
    answer = client.get(f"/{page}")
    took = time.process_time() - began
    assert answer.status_code == 200, answer.status
    return took, len(answer.data)
cost(beginner, "library")
first, size = cost(cookie, page)
again = sorted(cost(cookie, page)[0] for _ in range(5))
print(first, again[2], size)
"""


def main(options: Sequence[str] = ()) -> None:
    """Measure this build, and another one where it is named."""
    parser = argparse.ArgumentParser("python -m bench library")
    parser.add_argument("--before", type=Path, help="the folder of another build")
    parser.add_argument("--attempts", type=int, nargs="+", default=ATTEMPTS)
    asked = parser.parse_args(options)
    for name, source in {"before": asked.before, "ours": HERE}.items():
        if source:
            with tempfile.TemporaryDirectory() as data:
                figures = list(measure(source, Path(data), asked.attempts))
            show(f"Library and My progress, {name}", figures)


def measure(source: Path, data: Path, counts: Sequence[int]) -> Iterator[Figure]:
    """The table of one build."""
    run(source, data, PREPARE)
    room = officers.add(data / "trainer.sqlite", "", len(counts) + 1)
    (_, beginner), *others = room.cookies.items()
    for count, (officer, cookie) in zip(counts, others, strict=True):
        play(room, officer, count)
        for page in PAGES:
            told = [run(source, data, ASK, beginner, cookie, page).split() for _ in range(2)]
            (never, *_), (restarted, again, size) = (map(float, each) for each in told)
            name = f"{page}, {count} attempts"
            yield Figure(f"{name}: first in this process", never * 1000, "CPU ms")
            yield Figure(f"{name}: after a restart", restarted * 1000, "CPU ms")
            yield Figure(f"{name}: again", again * 1000, "CPU ms", note=f"{size / 1000:.0f} kB")
            yield Figure(f"{name}: restart against again", restarted / again, "times", "<= 2")


def play(room: Officers, officer: int, count: int) -> None:
    """So many attempts that ended, over all scenarios in turn."""
    with closing(sqlite3.connect(room.database)) as opened:
        found = opened.execute(
            "SELECT edition.id, source FROM edition JOIN shelf ON edition_id = edition.id"
        ).fetchall()
    stories = [(id, builder.build(source, {})) for id, source in found]
    for number in range(count):
        edition, scenario = stories[number % len(stories)]
        start = starts(scenario)[number % len(starts(scenario))]._replace(seed=number)
        replace(room, edition=edition).ended(officer, start, at_random(scenario, start))


def run(source: Path, data: Path, code: str, *told: str) -> str:
    """What a process of that build prints."""
    own = source / ".venv" / "bin" / "python"
    python = sys.executable if source == HERE else str(own.absolute())
    environ = os.environ | {"TRAINER_DATA": str(data), "TRAINER_DEMO": "no"}
    command = [python, "-c", code, *told]
    said = subprocess.run(command, cwd=source, env=environ, capture_output=True, text=True)
    if said.returncode:
        sys.exit(said.stderr[-2000:])
    return said.stdout


if __name__ == "__main__":
    main(sys.argv[1:])
