"""The real server on loopback: endless bodies, drips and crowds cost strangers more than us.

Every number of connections here is small and every loop is bounded.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from scenario_trainer.records import opening, sign_in_tries
from scenario_trainer.records.database import transaction
from scenario_trainer.training import throttle
from scenario_trainer.web.app import MOST_BYTES
from scenario_trainer.web.server import MOST_BODY, MOST_HEADER
from tests.stored import NOON

pytestmark = pytest.mark.slow

SERVE = """
import sys
from scenario_trainer.web import create_app
from scenario_trainer.web.server import listening
app = create_app()
app.config["WTF_CSRF_ENABLED"] = False
places, patience = int(sys.argv[1]), int(sys.argv[2])
with listening(app, "127.0.0.1", 0, places=places, patience=patience) as server:
    print(server.effective_port, flush=True)
    server.run()
"""
PAGE = b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
UNFINISHED = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n"
needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux's /proc")


@dataclass(frozen=True)
class Served:
    """A server process of the test's own."""

    port: int
    process: subprocess.Popen

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def answer_to(self, *pieces: bytes) -> str:
        """Everything that comes back when these bytes are sent."""
        with self.connected() as line:
            for piece in pieces:
                line.sendall(piece)
            return told(line)

    def temporary_files(self) -> list[str]:
        links = Path(f"/proc/{self.process.pid}/fd").iterdir()
        return [name for name in map(os.readlink, links) if "deleted" in name]

    def megabytes(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def served(data: Path, places: int = 100, patience: int = 60, **environ: str) -> Iterator[Served]:
    """A server with so many places and so much patience."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(places), str(patience)],
        env=os.environ | {"TRAINER_DATA": str(data)} | environ,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        try:
            yield Served(int(process.stdout.readline()), process)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, empty_sqlite: Path) -> Iterator[Served]:
    """A server that several tests ask."""
    data = tmp_path_factory.mktemp("served")
    shutil.copyfile(empty_sqlite, data / "trainer.sqlite")
    with served(data) as running:
        yield running


def told(line: socket.socket) -> str:
    """What the server says until it hangs up."""
    said = b""
    try:
        while piece := line.recv(65536):
            said += piece
    except ConnectionError:  # it hung up while we were still sending
        pass
    return said.decode()


def a_post(headers: str) -> bytes:
    return f"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n\r\n".encode()


@pytest.mark.parametrize("asks_first", ["", "\r\nExpect: 100-continue"])
def test_a_long_body_is_refused_before_it_is_sent(server, asks_first):
    said = server.answer_to(a_post(f"Content-Length: {MOST_BODY + 1}{asks_first}"))

    assert said.startswith("HTTP/1.1 413 ")


def test_a_body_that_does_not_say_its_length_is_refused_at_the_limit(server):
    chunk = b"1000\r\n" + b"x" * 0x1000 + b"\r\n"
    pieces = [chunk] * (MOST_BODY // 0x1000 + 1)

    said = server.answer_to(a_post("Transfer-Encoding: chunked"), *pieces)

    assert said.startswith("HTTP/1.1 413 ")


def test_whoever_wrote_a_little_too_much_reads_our_own_page(server):
    head = a_post(f"Content-Length: {MOST_BYTES + 1}\r\nConnection: close")

    said = server.answer_to(head, b"x" * (MOST_BYTES + 1))

    assert said.startswith("HTTP/1.1 413 ") and "<html" in said


def test_an_endless_header_is_refused(server):
    said = server.answer_to(PAGE[:-2] + b"X-Long: " + b"x" * MOST_HEADER)

    assert said.startswith("HTTP/1.0 431 ")


@needs_proc
def test_long_bodies_cost_neither_disk_nor_memory(server):
    server.answer_to(PAGE)
    before = server.megabytes()

    with ExitStack() as lines:
        for number in range(10):
            line = lines.enter_context(server.connected())
            length = "Transfer-Encoding: chunked" if number % 2 else "Content-Length: 300000000"
            line.sendall(a_post(length) + b"F4240\r\n")
            for _ in range(20):
                send_what_is_taken(line, b"x" * 50_000)
        server.answer_to(PAGE)
        files = server.temporary_files()

    assert files == []
    assert server.megabytes() - before < 8


def test_a_request_that_drips_is_ended_by_its_age(embedded):
    with served(embedded.data, patience=2) as server, server.connected() as line:
        line.sendall(UNFINISHED)
        until, begun = time.monotonic() + 12, time.monotonic()
        while time.monotonic() < until and send_what_is_taken(line, b"x"):
            time.sleep(0.2)

    assert 1.5 < time.monotonic() - begun < 10


def test_a_slow_report_gets_through_and_so_does_the_next_on_the_same_line(embedded):
    with served(embedded.data, patience=3) as server, server.connected() as line:
        for _ in range(2):
            line.sendall(a_post("Content-Length: 10000"))
            for _ in range(5):
                time.sleep(0.4)
                line.sendall(b"x" * 2000)
            assert line.recv(65536).startswith(b"HTTP/1.1 422 ")
            line.settimeout(0.5)
            read_to_the_end(line)
            line.settimeout(10)


def test_strangers_who_hold_every_place_keep_nobody_out(embedded):
    took = []
    with served(embedded.data, places=60) as server, ExitStack() as lines:
        strangers = [lines.enter_context(server.connected()) for _ in range(120)]
        for stranger in strangers:
            send_what_is_taken(stranger, UNFINISHED)

        for _ in range(20):
            for stranger in strangers:
                send_what_is_taken(stranger, b"x")
            begun = time.monotonic()
            assert server.answer_to(PAGE).startswith("HTTP/1.1 200 ")
            took.append(time.monotonic() - begun)

    assert sorted(took)[10] < 2


@pytest.mark.parametrize(("proxies", "counted"), [("1", "203.0.113.9"), ("0", "127.0.0.1")])
def test_the_address_a_proxy_names_counts_only_behind_one(embedded, proxies, counted):
    form = b"name=nobody&password=wrong"
    head = "X-Forwarded-For: 203.0.113.9\r\nContent-Type: application/x-www-form-urlencoded"

    head = a_post(f"{head}\r\nContent-Length: {len(form)}\r\nConnection: close")
    with served(embedded.data, TRAINER_PROXIES=proxies) as server:
        said = server.answer_to(head, form)

    assert said.startswith("HTTP/1.1 422 ")
    with opening.opened(embedded), transaction():
        mark = throttle._of_address(counted)
        assert sign_in_tries.of_marks([mark], NOON)[mark].failures == 1


def send_what_is_taken(line: socket.socket, piece: bytes) -> bool:
    """Send, as far as the other side still listens; whether it does."""
    line.setblocking(False)
    try:
        line.send(piece)
        return line.recv(65536) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        line.settimeout(10)


def read_to_the_end(line: socket.socket) -> None:
    """Take what else there is of an answer on a line that stays open."""
    try:
        while line.recv(65536):
            pass
    except TimeoutError:
        pass
