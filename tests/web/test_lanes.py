"""Of the pages that take long one is worked out at a time, and nobody else waits for them."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from scenario_trainer.web.lanes import Dispatcher
from scenario_trainer.web.server import THREADS, listening

PATIENCE = 20  # seconds a test waits for what must come


class Pages:
    """Debriefs that stay open until they are let go, and everything else at once."""

    def __init__(self):
        self.let_go, self.lock = threading.Event(), threading.Lock()
        self.open = self.most = self.answered = 0

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"].endswith(("/debrief", "/submit")):
            self._slow(fails="fails" in environ["QUERY_STRING"])
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    def _slow(self, *, fails):
        with self.lock:
            self.open += 1
            self.most = max(self.most, self.open)
        self.let_go.wait(PATIENCE)
        with self.lock:
            self.open -= 1
            self.answered += 1
        if fails:
            raise RuntimeError("a page that breaks")


@contextmanager
def served(pages):
    with listening(pages, "127.0.0.1", 0, places=100) as server:
        running = threading.Thread(target=server.run, daemon=True)
        running.start()
        try:
            yield server.effective_port
        finally:
            pages.let_go.set()
            server.task_dispatcher.shutdown()


def answer(port, path):
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(4096), b"")).split(b"\r\n")[0]


def wait_for(seen):
    until = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_scene_is_shown_beside_more_debriefs_than_there_are_threads():
    pages = Pages()
    with served(pages) as port, ThreadPoolExecutor(2 * THREADS) as room:
        opened = [room.submit(answer, port, "/practice/x/debrief") for _ in range(2 * THREADS)]
        wait_for(lambda: pages.open)

        assert answer(port, "/practice/x") == b"HTTP/1.1 200 OK"
        assert pages.answered == 0

        pages.let_go.set()
        assert {each.result() for each in opened} == {b"HTTP/1.1 200 OK"}
        assert (pages.most, pages.answered) == (1, 2 * THREADS)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_debrief_that_breaks_lets_in_the_next():
    pages = Pages()
    pages.let_go.set()
    with served(pages) as port:
        assert answer(port, "/practice/x/debrief?fails") == b"HTTP/1.1 500 Internal Server Error"
        assert answer(port, "/practice/x/debrief") == b"HTTP/1.1 200 OK"


class Asking:
    """A connection that asks for a debrief; where it *breaks*, nobody can be answered on it."""

    def __init__(self, *, breaks=False):
        self.requests = [SimpleNamespace(path="/practice/x/debrief")]
        self.breaks, self.answered = breaks, threading.Event()

    def service(self):
        if self.breaks:
            raise OSError("the connection is gone")
        self.answered.set()


def test_a_connection_that_breaks_in_a_threads_hands_lets_in_the_next():
    dispatcher, gone, waiting = Dispatcher(threads=2), Asking(breaks=True), Asking()

    dispatcher.add_task(gone)
    dispatcher.add_task(waiting)

    assert waiting.answered.wait(PATIENCE)
    dispatcher.shutdown()
