"""What can be on the disk after a power cut: recorded writes, played again in any order.

What SQLite does to its files is recorded with strace. A cut may come between any two calls. What a
file was told before its last sync is on the disk; of what came later any part may be, down to
single sectors: a file system keeps no order between syncs. The shared memory file is no part of it:
SQLite makes it anew.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from scenario_trainer.config import Settings
from scenario_trainer.records import opening
from tests import stored

OURS = opening.PRAGMAS["synchronous"][0]
COUNT = 20  # moves, and as many drafts
SECTOR = 512
CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,openat"
CALL = re.compile(r"^\d+ +(\w+)\((.*)\) = (-?\d+)")
PATH = re.compile(r'[<"]((?:\\x[0-9a-f]{2})+)[>"]')
NAMES = ("trainer.sqlite", "trainer.sqlite-wal")


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that was done: write, cut, made, gone, sync, or told to whoever waits."""

    kind: str
    name: str = ""  # of the file; of the folder ""
    at: int = 0
    data: bytes = b""


@dataclass
class Losses:
    """What the states that were looked at had lost."""

    states: int = 0
    acknowledged: int = 0  # moves and drafts, added up over the states
    lost: int = 0
    damaged: int = 0


def recorded(strace: str, settings: Settings, synchronous: str) -> tuple[list[Call], bytes]:
    """All that happened while a process wrote, and the database as it was before."""
    public_id, officer_id = begin(settings)
    file = settings.data / NAMES[0]
    before, log = file.read_bytes(), settings.data / "calls"
    environ = {"TRAINER_DATA": str(settings.data), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [strace, "-f", "--seccomp-bpf", "-y", "-xx", "-s", "100000", "-e", f"trace={CALLS}",
         "-o", log, sys.executable, "-m", "tests.crash.writer",
         public_id, str(officer_id), str(COUNT), synchronous],
        env=os.environ | environ, check=True, capture_output=True,
    )  # fmt: skip
    with log.open(encoding="ascii") as lines:
        return [call for line in lines for call in calls_in(line, settings.data)], before


def begin(settings: Settings) -> tuple[str, int]:
    """An attempt to write into."""
    with opening.opened(settings):
        attempt = stored.an_attempt(edition=stored.the_counter())
    return attempt.public_id, attempt.person_id


def calls_in(line: str, folder: Path) -> Iterator[Call]:
    """What a line of strace says, where it is about our files or the one who waits."""
    found = CALL.match(line)
    if not found or int(found[3]) < 0:
        return
    did, said = found[1], found[2]
    if did == "write" and said.startswith("1<"):
        yield Call("told", data=bytes_of(PATH.findall(said)[-1]))
        return
    paths = PATH.findall(said)[did == "openat" :]  # that one names the present folder first
    path = Path(os.fsdecode(bytes_of(paths[0]))) if paths else Path()
    if path == folder and did in ("fsync", "fdatasync"):
        yield Call("sync")
    if path.parent != folder or path.name not in NAMES:
        return
    if did == "pwrite64":
        yield Call("write", path.name, int(said.rpartition(", ")[2]), bytes_of(paths[1]))
    elif did == "ftruncate":
        yield Call("cut", path.name, int(said.rpartition(", ")[2]))
    elif did in ("fsync", "fdatasync"):
        yield Call("sync", path.name)
    elif did == "unlink":
        yield Call("gone", path.name)
    elif "O_CREAT" in said and path.name != NAMES[0]:
        yield Call("made", path.name)


def bytes_of(written: str) -> bytes:
    """The bytes that strace wrote as \\x61\\x62."""
    return bytes.fromhex(written.replace("\\x", ""))


def after_cuts(calls: list[Call], before: bytes, most: int, chance: Random) -> Losses:
    """Look at up to *most* different states, spread over all the moments of the recording."""
    losses, seen = Losses(), set()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(20 * most):
            until = calls[: chance.randrange(len(calls) + 1)]
            files, told = on_the_disk(until, before, chance), told_in(until)
            state = hash((told, *sorted(files.items())))
            if state not in seen and losses.states < most:
                seen.add(state)
                look(Path(folder), files, told, losses)
    return losses


def on_the_disk(calls: list[Call], before: bytes, chance: Random) -> dict[str, bytes]:
    """One way the files can be found when the power went after these calls."""
    files, share = {NAMES[0]: bytearray(before)}, chance.choice((0, 0.1, 0.5, 0.9, 1))
    synced = {call.name: number for number, call in enumerate(calls) if call.kind == "sync"}

    def is_there(name: str, number: int) -> bool:
        return number < synced.get(name, -1) or chance.random() < share

    for number, call in enumerate(calls):
        if call.kind == "made" and is_there("", number):
            files.setdefault(call.name, bytearray())
        elif call.kind == "gone" and is_there("", number):
            files.pop(call.name, None)
        elif call.name in files and call.kind == "cut" and is_there(call.name, number):
            resize(files[call.name], call.at)
        elif call.name in files and call.kind == "write":
            for at, sector in sectors_of(call):
                if is_there(call.name, number):
                    put(files[call.name], at, sector)
    return {name: bytes(content) for name, content in files.items()}


def sectors_of(call: Call) -> Iterator[tuple[int, bytes]]:
    """The parts of a write that a disk keeps or loses by themselves."""
    at, end = call.at, call.at + len(call.data)
    while at < end:
        until = min((at // SECTOR + 1) * SECTOR, end)
        yield at, call.data[at - call.at : until - call.at]
        at = until


def put(content: bytearray, at: int, data: bytes) -> None:
    """Write into a file; a gap before it reads as zeros."""
    if len(content) < at + len(data):
        resize(content, at + len(data))
    content[at : at + len(data)] = data


def resize(content: bytearray, size: int) -> None:
    """Cut a file, or lengthen it with zeros."""
    content[size:] = bytes(max(0, size - len(content)))


def told_in(calls: list[Call]) -> tuple[int, int]:
    """The last move and the last draft that were acknowledged."""
    words = [call.data.split() for call in calls if call.kind == "told"]
    last = {what: int(number) for what, number in words}
    return last.get(b"move", 0), last.get(b"draft", 0)


def look(folder: Path, files: dict[str, bytes], told: tuple[int, int], losses: Losses) -> None:
    """Open the files as the program would, and count what is missing."""
    for left in folder.iterdir():
        left.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    losses.states += 1
    losses.acknowledged += sum(told)
    try:
        with closing(sqlite3.connect(folder / NAMES[0])) as connection:
            found = found_in(connection)
    except sqlite3.DatabaseError:
        losses.damaged += 1
        found = (0, 0)
    losses.lost += sum(max(0, wanted - there) for wanted, there in zip(told, found, strict=True))


def found_in(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many moves stand without a gap, and the number of the draft."""
    if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("damaged")
    keys = {key for (key,) in connection.execute("SELECT key FROM move")}
    words = connection.execute("SELECT words FROM draft").fetchone()
    moves = next(n for n in range(COUNT + 1) if f"key-{n}" not in keys)
    return moves, int(words[0].split()[1]) if words else 0
