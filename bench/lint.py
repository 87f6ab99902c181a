"""What an author waits for lint, and an administrator for a first start, as processor time.

    python -m bench lint [--before FOLDER] [--quick]

Every figure is the processor time of whole processes, imports of compiled modules included,
on a copy of the shipped scenarios with a data folder of its own. FOLDER is the folder of another build with
its environment; it checks the same copies, each time right after ours. `--quick` takes
the scenario that is checked fastest, alone.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.table import Figure, show

HERE = Path(__file__).resolve().parents[1]
SCENARIOS = HERE / "scenarios"
HARDEST, LONGEST, FASTEST = "ward-four", "the-locked-door", "twelve-files"
WORD, ANOTHER = b"narration: ", b"narration: So. "  # the first sentence of a narrator

LINT = "import sys; from scenario_trainer.cli import trainer; trainer(['lint', *sys.argv[1:]])"
START = """
from scenario_trainer.__main__ import prepare
from scenario_trainer.config import Settings

prepare(Settings.read())
"""


@dataclass(frozen=True, slots=True)
class Build:
    """One build of the program, and the folder with scenarios and data that it is tried on."""

    folder: Path
    python: str
    place: Path

    def warm_up(self) -> None:
        """Compile every module once, as on any machine on which the program ran before."""
        self._seconds(LINT, "--help")
        self._seconds(START)

    def lint(self, *slugs: str) -> float:
        """Check one scenario, or all."""
        return self._seconds(LINT, *(str(self.place / "scenarios" / slug) for slug in slugs))

    def start(self) -> float:
        """All of a start but the server."""
        return self._seconds(START)

    def forget(self) -> None:
        """No data, no database, nothing known of any scenario."""
        shutil.rmtree(self.place / "data", ignore_errors=True)
        (self.place / "data").mkdir(mode=0o700)

    def reword(self, slug: str) -> None:
        """Another word in one sentence of a scenario."""
        file = self.place / "scenarios" / slug / "scenario.yaml"
        file.write_bytes(file.read_bytes().replace(WORD, ANOTHER, 1))

    def _seconds(self, code: str, *words: str) -> float:
        """The processor time of one process; a scenario may have findings."""
        own = {
            "TRAINER_DATA": str(self.place / "data"),
            "TRAINER_SCENARIOS": str(self.place / "scenarios"),
            "TRAINER_DEMO": "no",
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(self.place / "compiled"),
        }
        command, before = [self.python, "-c", code, *words], _spent()
        done = subprocess.run(
            command, cwd=self.folder, env=os.environ | own, capture_output=True, text=True
        )
        spent = _spent() - before
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            sys.exit(done.stderr)
        return spent


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


Row = tuple[str, str, Callable[[Build], float]]


def rows(hardest: str, longest: str) -> tuple[Row, ...]:
    """What is measured: its name, its goal, how; each goes on where the one before ended."""

    def cold(build: Build) -> float:
        build.forget()
        return build.lint(hardest)

    def reworded(build: Build) -> float:
        build.lint(longest)
        build.reword(longest)
        return build.lint(longest)

    def unchanged(build: Build) -> float:
        build.lint()
        return build.lint()

    return (
        (f"lint {hardest}, nothing known of it", "<= 1 s", cold),
        (f"lint {longest} after one word changed", "<= 0.5 s", reworded),
        ("lint all, nothing changed", "<= 2 s", unchanged),
    )


def first_and_later(build: Build) -> tuple[float, float]:
    """The first start on this machine, and the next one."""
    build.forget()
    return build.start(), build.start()


def main(words: Sequence[str] = ()) -> None:
    """Print the table."""
    asked = _parser().parse_args(words)
    hardest, longest = (FASTEST, FASTEST) if asked.quick else (HARDEST, LONGEST)
    with tempfile.TemporaryDirectory() as place:
        builds = _builds(Path(place), asked.before, FASTEST if asked.quick else "*")
        for build in builds:
            build.warm_up()
        figures = []
        for what, goal, measure in rows(hardest, longest):
            ours, *before = [measure(build) for build in builds]
            figures.append(Figure(what, ours, "s", goal, _note(ours, before)))
        for build in builds:  # a start takes the scenarios as they were shipped
            _copy(build.place, FASTEST if asked.quick else "*")
        (first, later), *before = [first_and_later(build) for build in builds]
        told = [a / b for a, b in before]
        note = f"{first:.2f} s, then {later:.2f} s" + "".join(f"; before {x:.1f} x" for x in told)
        figures.append(Figure("first start against the next", first / later, "x", "<= 3 x", note))
        show("Lint and the first start, processor time of whole processes", figures)


def _note(ours: float, before: list[float]) -> str:
    return "".join(f"before {spent:.2f} s: {spent / ours:.1f} x" for spent in before)


def _builds(place: Path, before: Path | None, which: str) -> list[Build]:
    builds = [Build(HERE, sys.executable, place / "ours")]
    if before is not None:
        builds.append(Build(before, str(before / ".venv" / "bin" / "python"), place / "before"))
    for build in builds:
        _copy(build.place, which)
    return builds


def _copy(place: Path, which: str) -> None:
    """The shipped scenarios of that name with the sources, as they are."""
    shutil.rmtree(place / "scenarios", ignore_errors=True)
    for folder in SCENARIOS.glob(f"{which}/"):
        if folder.is_dir():
            shutil.copytree(folder, place / "scenarios" / folder.name)
    shutil.copy(SCENARIOS / "references.yaml", place / "scenarios")
    (place / "data").mkdir(mode=0o700, exist_ok=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench lint")
    parser.add_argument("--before", type=Path, help="the folder of another build")
    parser.add_argument("--quick", action="store_true", help="one scenario only, to see it run")
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
