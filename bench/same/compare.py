"""Play with the other build, show with both, and compare what they show."""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Compiled once for all of them, and nothing is written into the other build.
COMPILED = f"{tempfile.gettempdir()}/bench-same"
BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": COMPILED}
# What is another each time a page is made: the token and the key of a form, and the fingerprint of
# the static files.
BY_CHANCE = (
    (re.compile(r'(name="csrf_token" value=")[^"]+'), r"\1-"),
    (re.compile(r'(name="key" value=")[\w-]{16}'), r"\1-"),
    (re.compile(r"/static/[0-9a-f]{10}/"), "/static/-/"),
)
# What is different on purpose: only pages that swap parts fetch htmx, which tests of their own look
# at; the heading of a list in pages takes the focus.
WANTED = (
    (re.compile(r'<script src="/static/-/vendor/htmx.min.js" defer></script>\n *'), ""),
    (re.compile(r'<h2 id="attempts" tabindex="-1">'), '<h2 id="attempts">'),
)
# What was given another name on purpose: a page of before is read as if it said so.
RENAMED = {
    "part-1": "happened",
    "part-2": "truth",
    "part-3": "way",
    "part-4": "questions",
    "part-5": "profile-title",
    "part-6": "patterns",
    "part-7": "practise-next",
    "part-8": "own-plan",
    "source-sans-3-latin-wght-normal": "trainer-sans",
    'id="report"': 'id="remark"',
    'data-hx-target="#report"': 'data-hx-target="#remark"',
    '/report"': '/remarks"',
}
NAMES = re.compile(rf"(?:{'|'.join(map(re.escape, RENAMED))})(?!\w)")
INDENTED = re.compile(r"(?<=</form>)\s*|\s*\n\s*")
SHOWN_DIFFERENCES = 3
MOST_LINES = 40
LONGEST_LINE = 300


def main(words: list[str]) -> None:
    """Compare, print the counts and the first differences, and end with 1 if there are any."""
    asked = arguments(words)
    with tempfile.TemporaryDirectory() as name:
        kept = Path(asked.kept or name).resolve()
        if not (kept / "shown").exists():
            shown_by_other(asked.folder.resolve(), asked.attempts, kept)
        show(ROOT, kept / "data", Path(name) / "ours")
        if differences(kept / "shown", Path(name) / "ours"):
            sys.exit(1)


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser("python3 -m bench same", description=__doc__)
    parser.add_argument("folder", type=Path, help="a checkout of the other build")
    parser.add_argument("--attempts", type=int, default=300)
    parser.add_argument("--kept", help="where the other build's part is kept for the next time")
    return parser.parse_args(words)


def shown_by_other(build: Path, attempts: int, kept: Path) -> None:
    """Let the other build play and show."""
    (kept / "data").mkdir(parents=True)
    run(build, kept / "data", "bench.same.play", build, attempts)
    show(build, kept / "data", kept / "showing")
    (kept / "showing").rename(kept / "shown")


def show(build: Path, data: Path, to: Path) -> None:
    """Let a build show the attempts from a copy of the database."""
    to.mkdir()
    with tempfile.TemporaryDirectory() as name:
        copy = shutil.copytree(data, Path(name) / "data")
        run(build, copy, "bench.same.show", build, to)


def run(build: Path, data: Path, module: str, *words: object) -> None:
    """Run a module of ours with the interpreter and the program of a build."""
    own = build / ".venv" / "bin" / "python"
    command = [own if own.exists() else sys.executable, "-m", module, *map(str, words)]
    environ = {**os.environ, "TRAINER_DATA": str(data), "TRAINER_DEMO": "no", **BYTECODE}
    subprocess.run(command, cwd=ROOT, env=environ, check=True)


def differences(other: Path, ours: Path) -> bool:
    """Print how many of each kind are the same, and the first that are not; whether any is not."""
    names = sorted({path.name for folder in (other, ours) for path in folder.iterdir()})
    differ = [name for name in names if plain(other / name) != plain(ours / name)]
    for name in differ[:SHOWN_DIFFERENCES]:
        print("\n".join(difference(name, plain(other / name), plain(ours / name))))
    print(f"\nSame as {other}")
    all_of, wrong = Counter(map(kind_of, names)), Counter(map(kind_of, differ))
    for kind, count in sorted(all_of.items()):
        print(f"  {kind:<12} {count - wrong[kind]:>4} of {count}")
    attempts = {attempt_of(name) for name in names} - {None}
    apart = {attempt_of(name) for name in differ} - {None}
    print(f"  {'attempts':<12} {len(attempts - apart):>4} of {len(attempts)}")
    return bool(differ)


def kind_of(name: str) -> str:
    """What a file shows, such as `debrief.sq`."""
    return name.partition(".")[2]


def attempt_of(name: str) -> str | None:
    """Which attempt a file is about; None for the pages around."""
    return name.partition(".")[0] if name[0].isdigit() else None


def plain(file: Path) -> str:
    """What stands in a file, without what comes by chance and by its present names.

    How a scene's HTML is indented is left out too: one macro writes what many forms wrote.
    """
    text = file.read_text() if file.exists() else ""
    for pattern, instead in (*BY_CHANCE, *WANTED):
        text = pattern.sub(instead, text)
    if ".scene." in file.name:
        text = INDENTED.sub("\n", text)
    return NAMES.sub(lambda name: RENAMED[name[0]], text)


def difference(name: str, other: str, ours: str) -> Iterator[str]:
    """A short unified diff; where none shows, only white space between elements differs."""
    yield f"--- {name}"
    lines = difflib.unified_diff(
        _lines(other), _lines(ours), f"other/{name}", f"ours/{name}", n=1, lineterm=""
    )
    for n, line in enumerate(lines):
        if n == MOST_LINES:
            yield "..."
            return
        yield line[:LONGEST_LINE]


def _lines(text: str) -> list[str]:
    """One for each element, so that a difference in a long line is seen."""
    return re.sub(r"(?<=>)(?=.)|,(?=\")", "\n", text).splitlines()
