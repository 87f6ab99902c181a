"""What a decision costs over the network, against a floor that only inserts one row.

    python -m bench.decisions [--before FOLDER] [--rounds N] [--count N] [--connections N]

Everything runs on the same server (waitress), the same machine and with the same
durability; the client is a process of its own on the other core. The builds take turns in
an order that rotates, each right after a floor of its own, because a machine that others
use is never equally fast for long: only ratios within such a pair count. FOLDER is the
folder of another build with its environment, such as the one of before a change. Every
row is printed, so that a lucky one can be seen for what it is.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import officers
from bench.officers import Officers
from bench.table import Figure, show

CONNECTIONS = 50
COUNT = 2000
ROUNDS = 4
SILENT = 12
SCENARIO = "night-on-the-promenade"
FEWEST = 4  # decisions an attempt gives at least
HERE = Path(__file__).resolve().parents[1]
PATIENCE = 180  # seconds for a server to load its scenarios for the first time


def free_port() -> int:
    """A port nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    *command: str, port: int, python: str = sys.executable, folder: Path = HERE, **environ: str
) -> Iterator[subprocess.Popen]:
    """A server process that answers on *port*, ended afterwards."""
    server = subprocess.Popen(
        [python, "-m", *command],
        cwd=folder,
        env=os.environ | environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield server
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int, server: subprocess.Popen) -> None:
    """Wait until the server answers; it may have ended instead."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{server.args} does not answer on port {port}")


@dataclass(frozen=True)
class Served:
    """A server that is up: the floor, or a build with officers to play it."""

    name: str
    port: int
    pid: int
    connections: int
    officers: Officers | None = None

    def load(self, count: int, silent: int = 0) -> "Run":
        """What one load run measured; silent sockets are open beside it."""
        each = count // self.connections // FEWEST + 3
        file = self.officers.playing(each) if self.officers else "-"
        told = [self.port, count, file, silent, self.pid, self.connections]
        command = [sys.executable, "-m", "bench.client", *map(str, told)]
        said = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
        if said.returncode:
            sys.exit(said.stderr[-2000:])
        return Run(**json.loads(said.stdout))


@dataclass(frozen=True)
class Run:
    """What the client saw: how many in which time, how late, and what the server computed."""

    count: int
    seconds: float
    p50: float
    p99: float
    cpu: float  # seconds the server computed

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.count / self.seconds

    @property
    def cpu_of_one(self) -> float:
        """Seconds the server computed for one answer."""
        return self.cpu / self.count


@dataclass(frozen=True)
class Pair:
    """A build's run and the floor's right before it."""

    number: int
    name: str
    floor: Run
    build: Run

    @property
    def rate(self) -> float:
        """How many times the floor's rate."""
        return self.build.rate / self.floor.rate

    @property
    def p99(self) -> float:
        """How many times as late as the floor one in a hundred is."""
        return self.build.p99 / self.floor.p99

    @property
    def cpu(self) -> float:
        """The floor's computing as a part of the build's."""
        return self.floor.cpu_of_one / self.build.cpu_of_one

    def __str__(self) -> str:
        floor, build = self.floor, self.build
        return (
            f"  {self.number:>2} {self.name:<7} {floor.rate:>7.0f} {build.rate:>7.0f}"
            f" {self.rate:>6.2f} {floor.p99 * 1000:>8.1f} {build.p99 * 1000:>8.1f}"
            f" {self.p99:>6.2f} {floor.cpu_of_one * 1e6:>7.0f} {build.cpu_of_one * 1e6:>7.0f}"
            f" {self.cpu:>6.2f}"
        )


HEAD = "     build   floor/s     /s  ratio floor p99  p99 ms  times floor us  CPU us  ratio"


def main(options: Sequence[str] = ()) -> None:
    """Measure all in turns and print every row, then the table."""
    asked = _asked(options)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        floor = stack.enter_context(the_floor(folder, asked.connections))
        sources = {"ours": HERE, "before": asked.before}
        builds = [
            stack.enter_context(a_build(name, source, folder, asked.connections))
            for name, source in sources.items()
            if source
        ]
        print(HEAD)
        pairs = list(in_turns(floor, builds, asked.rounds, asked.count))
        for build in builds:
            own = [pair for pair in pairs if pair.name == build.name]
            show(f"Decisions, {build.name}: medians of {len(own)} pairs", figures(own))
        others = beside(floor, builds[0], asked.count, sync_time(folder))
        show("Decisions, ours beside others", others)


def _asked(options: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.decisions")
    parser.add_argument("--before", type=Path, help="the folder of another build")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--count", type=int, default=COUNT, help="decisions of one run")
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    return parser.parse_args(options)


@contextmanager
def the_floor(folder: Path, connections: int) -> Iterator[Served]:
    """The least a server does."""
    port = free_port()
    with serving("bench.floor", str(folder / "floor.sqlite"), str(port), port=port) as server:
        yield Served("floor", port, server.pid, connections)


@contextmanager
def a_build(
    name: str, source: Path, folder: Path, connections: int, scenario: str = SCENARIO
) -> Iterator[Served]:
    """The program of a folder on a database of its own, with officers signed in."""
    data, port = folder / name, free_port()
    environ = {"TRAINER_DATA": str(data), "TRAINER_PORT": str(port), "TRAINER_DEMO": "no"}
    own = source / ".venv" / "bin" / "python"
    python = sys.executable if source == HERE else str(own.absolute())
    with serving("scenario_trainer", port=port, python=python, folder=source, **environ) as server:
        playing = officers.add(data / "trainer.sqlite", scenario, connections)
        yield Served(name, port, server.pid, connections, playing)


def in_turns(floor: Served, builds: Sequence[Served], rounds: int, count: int) -> Iterator[Pair]:
    """Every build once a round, each after a floor, in an order that rotates; each row is printed."""
    for served in (floor, *builds):
        served.load(count // 4)  # nobody is measured cold
    for number in range(rounds):
        first = number % len(builds)
        for build in (*builds[first:], *builds[:first]):
            pair = Pair(number + 1, build.name, floor.load(count), build.load(count))
            print(pair, flush=True)
            yield pair


def figures(pairs: Sequence[Pair]) -> list[Figure]:
    """The medians of one build's pairs."""

    def middle(value) -> float:
        return median(value(pair) for pair in pairs)

    return [
        Figure("decisions", middle(lambda pair: pair.build.rate), "a second"),
        Figure("ratio to the floor", middle(lambda pair: pair.rate), "times", ">= 0.3"),
        Figure("99th percentile", middle(lambda pair: pair.build.p99) * 1000, "ms"),
        Figure("99th percentile against the floor", middle(lambda pair: pair.p99), "times", "<= 2"),
        Figure("the server's CPU", middle(lambda pair: pair.build.cpu_of_one) * 1e6, "us"),
        Figure("CPU of the floor as a part of it", middle(lambda pair: pair.cpu), "times"),
    ]


def beside(floor: Served, build: Served, count: int, sync: float) -> list[Figure]:
    """Ours with silent sockets open beside it, and the memory, which must not grow."""
    silent = Pair(0, "silent", floor.load(count), build.load(count, SILENT))
    first = memory_of(build.pid)
    build.load(5 * count)
    return [
        Figure("one sync of the disk", sync, "ms"),
        Figure("99th percentile with 12 silent sockets open", silent.p99, "times", "<= 3"),
        Figure("memory after all that", first, "MB", "<= 150"),
        Figure(f"... and {5 * count:,} decisions more", memory_of(build.pid), "MB", "<= 150"),
    ]


def memory_of(pid: int) -> float:
    """Resident megabytes of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def sync_time(folder: Path) -> float:
    """Milliseconds of one fdatasync of a small write on this disk."""
    with (folder / "sync").open("wb") as file:
        began = time.perf_counter()
        for _ in range(200):
            file.write(b"x" * 4096)
            file.flush()
            os.fdatasync(file.fileno())
        return (time.perf_counter() - began) / 200 * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
