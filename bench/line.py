"""A slow line that loses replies, and officers who press with half a second left on their screen.

A proxy on this machine holds back every byte and swallows some replies whole, so that
the page waits in vain and sends the same form again. Each officer starts the clock of
a timed decision, presses late, and plays on; then what is stored is compared with what
they were told.
"""

import asyncio
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bench.client import FORM, HIDDEN, HOST, Connection, answer
from bench.decisions import free_port, serving
from bench.table import Figure, show
from scenario_trainer.config import Settings, data_folder
from scenario_trainer.records import attempts, opening, people, sign_ins
from scenario_trainer.records.database import transaction
from scenario_trainer.training import content, practice

ATTEMPTS = 200
LATENCY = 2.0  # seconds, each way
LOST = 5  # percent of replies
SCENARIO = "night-on-the-promenade"  # its first decision has a clock
PATIENCE = 8  # seconds a page waits before it sends the same form again
MOST_TRIES = 6
MOST_MOVES = 8  # enough to see what follows the timed decision
LATE = 0.5  # seconds left on the screen when the choice is pressed
START = re.compile(r'<form method="post" class="start".*?action="([^"]+)".*?</form>', re.DOTALL)
LEFT = re.compile(r'data-left="(\d+)"')


@dataclass
class SlowLine:
    """A proxy before *port* that delays both ways and loses replies; `lost` counts these."""

    port: int
    latency: float
    percent: int
    chance: Random = field(default_factory=lambda: Random(1))
    lost: int = 0
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def __aenter__(self) -> int:
        """The port to talk to."""
        self.server = await asyncio.start_server(self._carry, HOST, 0)
        return self.server.sockets[0].getsockname()[1]

    async def __aexit__(self, *_) -> None:
        self.server.close()
        await closed(*self.writers)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(HOST, self.port)
        self.writers += [writer, back]
        is_lost = [False]

        async def requests() -> None:
            while data := await reader.read(65536):
                is_lost[0] = self.chance.randrange(100) < self.percent
                self.lost += is_lost[0]
                self._later(back, data)
            back.close()

        async def replies() -> None:
            while data := await there.read(65536):
                if not is_lost[0]:
                    self._later(writer, data)
            writer.close()

        await asyncio.gather(requests(), replies(), return_exceptions=True)

    def _later(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        def write() -> None:
            if not writer.is_closing():
                writer.write(data)

        asyncio.get_running_loop().call_later(self.latency, write)


async def closed(*writers: asyncio.StreamWriter | None) -> None:
    """Close connections, and wait until they are."""
    left = [writer for writer in writers if writer]
    for writer in left:
        writer.close()
    await asyncio.gather(*(writer.wait_closed() for writer in left), return_exceptions=True)


@dataclass
class Officer:
    """One officer's screen: sends each form until an answer comes, as the page does."""

    connection: Connection
    attempt: str
    told: int = 0  # moves that were answered
    refused: int = 0

    async def play(self, moves: int) -> None:
        """Start the clock, press with a moment left on the screen, and play on."""
        page = await self.insist("GET", f"/practice/{self.attempt}")
        start = START.search(page)
        page = await self.insist("POST", start[1], HIDDEN.findall(start[0]))
        arrived = time.monotonic()
        await asyncio.sleep(arrived + int(LEFT.search(page)[1]) - LATE - time.monotonic())
        for _ in range(moves):
            form = FORM.search(page)
            if form is None:
                break
            page = await self.insist("POST", form[1], answer(form[0]))
            self.told += 1

    async def insist(self, method: str, path: str, form: list | None = None) -> str:
        """The answer, asked for again with the same form where none comes."""
        for _ in range(MOST_TRIES):
            try:
                sent = self.connection.send(method, path, form, fragment=method == "POST")
                status, page = await asyncio.wait_for(sent, PATIENCE)
            except (TimeoutError, ConnectionError, asyncio.IncompleteReadError):
                await closed(self.connection.writer)
                self.connection.reader = self.connection.writer = None
                continue
            self.refused += status != 200
            return page
        raise AssertionError(f"no answer to {path} in {MOST_TRIES} tries")


@dataclass(frozen=True)
class Outcome:
    """What came of all attempts."""

    attempts: int
    lost_replies: int
    told: int
    stored: int
    doubled: int
    silences: int
    refused: int

    @property
    def lost(self) -> int:
        """Moves that were answered and are not there."""
        return max(self.told - self.stored, 0)


def only(slug: str, folder: Path) -> Path:
    """A folder of scenarios that holds just this one, which is soon read."""
    shipped = data_folder("scenarios")
    shutil.copytree(shipped / slug, folder / slug)
    shutil.copy(shipped / "references.yaml", folder)
    return folder


def begun(count: int, seconds: int | None) -> list[tuple[int, str, str]]:
    """An officer for each attempt: their id, their cookie, the attempt; by turns assessed."""
    now, found = datetime.now(UTC), []
    for n in range(count):
        with transaction():
            officer = people.add(f"line{n}", "O", "-", grants=["officer"], unit_id=None, now=now)
            people.update_person(officer.id, privacy_accepted_at=now)
            cookie = sign_ins.start(officer.id, "bench", now)
        attempt = practice.begin(SCENARIO, officer.id, ("practice", "assessment")[n % 2])
        if seconds is not None:
            with transaction():
                held = attempts.of_officer(attempt, officer.id)
                attempts.set_clock(held, deadline_at=None, seconds_left=seconds)
        found.append((officer.id, cookie, attempt))
    return found


async def played(
    port: int, line: SlowLine, begun: Sequence[tuple[int, str, str]], moves: int
) -> list[Officer]:
    """Every attempt at the same time, over the line."""
    async with line as through:
        officers = [
            Officer(Connection(through, {"sign_in": cookie}), attempt)
            for _, cookie, attempt in begun
        ]
        await asyncio.gather(*(officer.play(moves) for officer in officers))
        await closed(*(officer.connection.writer for officer in officers))
    return officers


def measured(
    count: int, *, latency: float, percent: int, moves: int, seconds: int | None = None
) -> Outcome:
    """Serve, play, and look at what is stored; *seconds* stand for those the scenario gives."""
    with tempfile.TemporaryDirectory() as name:
        port = free_port()
        environ = {
            "TRAINER_DATA": name,
            "TRAINER_PORT": str(port),
            "TRAINER_DEMO": "no",
            "TRAINER_SCENARIOS": str(only(SCENARIO, Path(name) / "scenarios")),
        }
        settings = Settings.read(environ)
        opening.upgrade(settings)
        with opening.opened(settings):
            content.load(settings.scenarios)
            who = begun(count, seconds)
            line = SlowLine(port, latency, percent)
            with serving("scenario_trainer", port=port, **environ):
                officers = asyncio.run(played(port, line, who, moves))
            held = [attempts.of_officer(attempt, id) for id, _, attempt in who]
    return Outcome(
        attempts=count,
        lost_replies=line.lost,
        told=sum(officer.told for officer in officers),
        stored=sum(len(attempt.moves) for attempt in held),
        doubled=sum(n - 1 for each in held for n in Counter(each.keys).values())
        + sum(max(len(h.moves) - o.told, 0) for h, o in zip(held, officers, strict=True)),
        silences=sum(move.kind == "time_out" for each in held for move in each.moves),
        refused=sum(officer.refused for officer in officers),
    )


def main() -> None:
    """Measure and print the table."""
    outcome = measured(ATTEMPTS, latency=LATENCY, percent=LOST, moves=MOST_MOVES)
    show(
        f"A line with {LATENCY:g} s each way that loses {LOST} % of replies",
        [
            Figure("attempts", outcome.attempts, "", ">= 200"),
            Figure("replies lost", outcome.lost_replies, "", ">= 20"),
            Figure("moves answered", outcome.told, ""),
            Figure("moves lost", outcome.lost, "", "<= 0"),
            Figure("moves doubled", outcome.doubled, "", "<= 0"),
            Figure("moves refused", outcome.refused, "", "<= 0"),
            Figure("pressed in time, scored as silence", outcome.silences, "", "<= 0"),
        ],
    )


if __name__ == "__main__":
    main()
