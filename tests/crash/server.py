"""The real server under officers, killed again and again, and what is then in its database."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import make_url, text

from scenario_trainer.config import Settings
from scenario_trainer.engine.play import play
from scenario_trainer.records import database, opening, people, sign_ins
from scenario_trainer.records.database import transaction
from tests import stored
from tests.crash.officers import DELAY, Ledger, Officer
from tests.training.wandering import a_way, bench, the_bench

STARTS = 60  # seconds a loaded machine may take
START = play.Start(7, 0, 0)
YOUNG = 2.0  # seconds: a draft typed this shortly before may be missing


@dataclass
class Losses:
    """What a kill cost, added up."""

    kills: int = 0
    moves: int = 0  # acknowledged, at the end
    drafts: int = 0
    handed_in: int = 0
    old_drafts_lost: int = 0  # typed more than `YOUNG` before; a slow machine alone can do it
    moves_lost: int = 0
    moves_doubled: int = 0
    gaps: int = 0
    drafts_lost: int = 0  # that had been acknowledged
    results_lost: int = 0
    damaged: int = 0  # files that fail SQLite's own check
    surprises: int = 0  # answers that an officer should not have got

    @property
    def any(self) -> int:
        """Everything that must be 0, however slow the machine."""
        names = [field.name for field in fields(self)][5:]
        return sum(getattr(self, name) for name in names)


def killed(
    settings: Settings, clients: int, kills: int, seconds: float, delay: float = DELAY
) -> Losses:
    """Let officers work, kill the server, look at what it left, start it again, so many times."""
    port, losses, chance = free_port(), Losses(), Random(kills)
    officers = recruit(settings, port, clients, attempts=2 + 3 * kills)
    server = started(settings, port)
    try:
        for officer in officers:
            officer.delay = delay
            officer.start()
        for number in range(1, kills + 1):
            time.sleep(seconds * (0.5 + chance.random()))
            server.kill()
            server.wait()
            compare(settings, officers, losses, at=time.monotonic())
            server = started(settings, port)
            told = f"{losses.moves} moves, {losses.drafts} drafts, {losses.any} wrong"
            print(f"kill {number}: {told}", flush=True)
        time.sleep(seconds)
        let_go(officers)
        compare(settings, officers, losses, at=time.monotonic())
    finally:
        let_go(officers)
        server.kill()
        server.wait()
    losses.kills = kills
    return losses


def let_go(officers: list[Officer]) -> None:
    """Tell everybody to stop, and wait for them."""
    for officer in officers:
        officer.end.set()
    for officer in officers:
        if officer.ident:
            officer.join()


def recruit(settings: Settings, port: int, clients: int, attempts: int) -> list[Officer]:
    """Officers who have signed in, each with attempts at the case with every kind of scene.

    Every other attempt stands at its report already, so that drafts are typed from the start.
    """
    officers, now = [], datetime.now(UTC)
    with opening.opened(settings), transaction():
        edition, moves = the_bench(), to_the_report(START)
        for n in range(clients):
            person = stored.a_person(f"client{n}")
            people.update_person(person.id, privacy_accepted_at=now, timers="off")
            given = {"mode": "assessment", "edition": edition, "start": START, "now": now}
            ledgers = {}
            for place in range(n, n + attempts):
                begun = stored.an_attempt(person, *(moves if place % 2 else ()), **given)
                ledgers[begun.public_id] = Ledger(sent=set(begun.keys))
            officers.append(Officer(port, sign_ins.start(person.id, "bench", now), ledgers, n))
    return officers


def to_the_report(start: play.Start) -> list[play.Move]:
    """Moves to the scene in which a report is written."""
    scenario, moves = bench(), []
    for move in a_way(scenario, start, Random(1)):
        if move.kind == "write":
            return moves
        moves.append(move)
    raise AssertionError("no report")


def started(settings: Settings, port: int) -> subprocess.Popen:
    """The server as an administrator starts it, once it answers; its scenarios are on the shelf."""
    empty = settings.data / "no-scenarios"
    empty.mkdir(exist_ok=True)
    environ = {"TRAINER_DATA": str(settings.data), "TRAINER_PORT": str(port), "TRAINER_DEMO": "no"}
    environ |= {"TRAINER_SCENARIOS": str(empty), "PYTHONDONTWRITEBYTECODE": "1"}
    if not settings.is_sqlite:
        environ |= {"DATABASE_URL": settings.database_url, "SECRET_KEY": settings.secret_key}
    log = (settings.data / "server.log").open("ab")
    with log:
        server = subprocess.Popen(
            [sys.executable, "-m", "scenario_trainer"], env=os.environ | environ,
            stdout=log, stderr=log,
        )  # fmt: skip
    until = time.monotonic() + STARTS
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.05)
    server.kill()
    raise RuntimeError((settings.data / "server.log").read_text("utf-8", "replace")[-2000:])


def free_port() -> int:
    """A port nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def as_left(settings: Settings) -> Iterator[None]:
    """The database as the kill left it: a copy of the files, so that the server mends its own."""
    if not settings.is_sqlite:
        with opening.opened(settings):
            yield
        return
    file = Path(make_url(settings.database_url).database)
    with tempfile.TemporaryDirectory() as folder:
        for each in file.parent.glob(f"{file.name}*"):
            shutil.copyfile(each, Path(folder) / each.name)
        copy = replace(settings, database_url=f"sqlite:///{folder}/{file.name}")
        with opening.opened(copy):
            yield


def compare(settings: Settings, officers: list[Officer], losses: Losses, at: float) -> None:
    """What is stored against what was acknowledged until the moment *at*."""
    losses.moves = losses.drafts = losses.handed_in = losses.surprises = 0
    with as_left(settings):
        held = read_all()
        if settings.is_sqlite:
            losses.damaged += database.rows(text("PRAGMA integrity_check"))[0][0] != "ok"
    for officer in officers:
        with officer.lock:
            for attempt, ledger in officer.ledgers.items():
                compare_one(ledger, held[attempt], losses, at)
        losses.surprises += len(officer.surprises)


@dataclass
class Held:
    """What the database holds of one attempt."""

    turns: list[int]
    keys: list[str]
    wrote: bool
    draft: int  # words
    submitted: bool
    results: int


def read_all() -> dict[str, Held]:
    """Every attempt as it is stored."""
    held = {
        row.public_id: Held([], [], False, 0, row.submitted_at is not None, row.results)
        for row in database.rows(text(
            "SELECT public_id, submitted_at, (SELECT count(*) FROM result WHERE attempt_id = id)"
            " AS results FROM attempt"
        ))
    }  # fmt: skip
    of_attempt = "JOIN attempt ON attempt.id = attempt_id ORDER BY public_id"
    moves = f"SELECT public_id, turn, key, kind FROM move {of_attempt}, turn"
    for row in database.rows(text(moves)):
        mine = held[row.public_id]
        mine.turns.append(row.turn)
        mine.keys.append(row.key)
        mine.wrote = mine.wrote or row.kind == "write"
    for row in database.rows(text(f"SELECT public_id, words FROM draft {of_attempt}")):
        held[row.public_id].draft = len(row.words.split())
    return held


def compare_one(ledger: Ledger, held: Held, losses: Losses, at: float) -> None:
    """Add what one attempt lost."""
    losses.moves += len(ledger.taken)
    losses.handed_in += ledger.handed_in
    losses.drafts += ledger.kept
    losses.moves_lost += len(ledger.taken - set(held.keys))
    losses.moves_doubled += len(held.keys) - len(set(held.keys) & ledger.sent)
    losses.gaps += held.turns != list(range(len(held.turns)))
    losses.results_lost += ledger.handed_in and not (held.submitted and held.results == 1)
    losses.moves_doubled += held.results > 1
    if not held.wrote:
        losses.drafts_lost += held.draft < ledger.kept
        losses.old_drafts_lost += held.draft < ledger.typed_before(at - YOUNG)
