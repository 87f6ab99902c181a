"""What a decision costs over the network, against a floor that only inserts one row.

Both run on the same server (waitress), the same machine, one after the other,
with the same durability; the client is a process of its own on the other core.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.table import Figure, show
from scenario_trainer.config import Settings
from scenario_trainer.engine.play.play import Start
from scenario_trainer.records import attempts, editions, opening, people, sign_ins
from scenario_trainer.records.database import transaction
from scenario_trainer.records.editions import StoredEdition
from scenario_trainer.training import content

CONNECTIONS = 50
COUNT = 3000
SILENT = 12
LONG_RUN = 10_000
ROUNDS = 3
SCENARIO = "night-on-the-promenade"
FEWEST = 4  # decisions an attempt gives at least


def free_port() -> int:
    """A port nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(*command: str, port: int, **environ: str) -> Iterator[subprocess.Popen]:
    """A server process that answers on *port*, ended afterwards."""
    server = subprocess.Popen(
        [sys.executable, "-m", *command],
        env=os.environ | environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield server
    finally:
        server.terminate()
        server.wait(20)


def load(what: str, port: int, count: int, officers: Path, silent: int = 0) -> dict:
    """What one load run measured."""
    command = [sys.executable, "-m", "bench.client", what, str(port), str(count), str(officers),
               str(silent)]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True)
    if said.returncode:
        sys.exit(said.stderr[-2000:])
    return json.loads(said.stdout)


@dataclass(frozen=True)
class Officers:
    """Officers with their cookies, and attempts for them to play, as many as a run needs."""

    folder: Path
    ids: dict[int, str]
    edition: StoredEdition

    def playing(self, count: int) -> Path:
        """A file for one run of *count* decisions: new attempts for every officer."""
        each = count // CONNECTIONS // FEWEST + 3
        listed = []
        with transaction():
            for officer, cookie in self.ids.items():
                begun = [self._begin(officer) for _ in range(each)] if count else []
                listed.append({"cookie": cookie, "attempts": begun})
        file = self.folder / f"officers-{secrets.token_hex(4)}.json"
        file.write_text(json.dumps(listed))
        return file

    def _begin(self, officer: int) -> str:
        start, now = Start(secrets.randbits(53), 0, 0), datetime.now(UTC)
        return attempts.open(
            officer, self.edition.id, mode="assessment", start=start, now=now
        ).public_id


def add_officers(folder: Path) -> Officers:
    """An officer for every connection, signed in, before a shipped scenario."""
    now, ids = datetime.now(UTC), {}
    with transaction():
        for n in range(CONNECTIONS):
            officer = people.add(f"officer{n}", "O", "-", grants=["officer"], unit_id=None, now=now)
            people.update_person(officer.id, privacy_accepted_at=now, timers="off")
            ids[officer.id] = sign_ins.start(officer.id, "bench", now)
    return Officers(folder, ids, editions.current(SCENARIO))


def memory_of(server: subprocess.Popen) -> float:
    """Resident megabytes of the server."""
    status = Path(f"/proc/{server.pid}/status").read_text()
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


def main() -> None:
    """Measure both in turns and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder, floor_port, our_port = Path(name), free_port(), free_port()
        environ = {"TRAINER_DATA": name, "TRAINER_PORT": str(our_port), "TRAINER_DEMO": "no"}
        settings = Settings.read(environ)
        opening.upgrade(settings)
        floor = ("bench.floor", str(folder / "floor.sqlite"), str(floor_port))
        with opening.opened(settings):
            content.load(settings.scenarios)
            officers = add_officers(folder)
            with (
                serving(*floor, port=floor_port),
                serving("scenario_trainer", port=our_port, **environ) as server,
            ):
                measured = measure(officers, floor_port, our_port, server)
        show("Decisions", figures(*measured, sync_time(folder)))


def measure(officers: Officers, floor_port: int, our_port: int, server: subprocess.Popen) -> tuple:
    """Floor and ours in turns, then with silent sockets, then long enough to see memory grow."""
    nobody, floors, ours = officers.playing(0), [], []
    for _ in range(ROUNDS):
        floors.append(load("floor", floor_port, COUNT, nobody))
        ours.append(load("ours", our_port, COUNT, officers.playing(COUNT)))
    silent = load("ours", our_port, COUNT, officers.playing(COUNT), SILENT)
    first = memory_of(server)
    load("ours", our_port, LONG_RUN, officers.playing(LONG_RUN))
    return floors, ours, silent, first, memory_of(server)


def figures(floors, ours, silent, first: float, second: float, sync: float) -> list[Figure]:
    """The table, from the best round of each."""

    def rate(run: dict) -> float:
        return run["count"] / run["seconds"]

    floor, our = max(floors, key=rate), max(ours, key=rate)
    p99 = min(run["p99"] for run in floors)
    return [
        Figure("one sync of the disk", sync, "ms"),
        Figure("floor: inserts", rate(floor), "a second"),
        Figure("ours: decisions", rate(our), "a second"),
        Figure("ratio to the floor", rate(our) / rate(floor), "times", ">= 0.4"),
        Figure("floor: 99th percentile", p99 * 1000, "ms"),
        Figure("ours: 99th percentile", min(run["p99"] for run in ours) * 1000, "ms"),
        Figure("99th percentile against the floor", min(run["p99"] for run in ours) / p99,
               "times", "<= 3"),
        Figure("... with 12 silent sockets open", silent["p99"] / p99, "times", "<= 3"),
        Figure("memory after 12,000 decisions", first, "MB", "<= 150"),
        Figure("memory after 22,000 decisions", second, "MB", "<= 150"),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
