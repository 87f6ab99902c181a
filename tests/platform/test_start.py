"""`python3 wsgi.py` in a new checkout: environment, database, people, a page; again, fast."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.platform.places import PLAIN_PYTHON, a_checkout, plain_environ

pytestmark = pytest.mark.slow

ADDRESS = re.compile(r"Scenario Trainer is at (http://\S+)")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Path:
    """A new checkout; the first test that starts it makes its environment."""
    return a_checkout(tmp_path_factory.mktemp("start") / "checkout")


@contextmanager
def started(checkout: Path, port: int, within: float) -> Iterator[list[str]]:
    """The lines of a program that came up within so many seconds, and closes all when it ends."""
    server = subprocess.Popen(
        [PLAIN_PYTHON, "wsgi.py"], cwd=checkout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=plain_environ(TRAINER_PORT=str(port), PYTHONWARNINGS="always::ResourceWarning"),
        text=True,
    )  # fmt: skip
    until, lines = time.monotonic() + within, []
    try:
        for line in server.stdout:
            lines.append(line.rstrip())
            if ADDRESS.search(line):
                break
        assert lines and ADDRESS.search(lines[-1]), lines
        assert time.monotonic() < until, f"took longer than {within} s: {lines}"
        yield lines
    finally:
        server.terminate()
        said, _ = server.communicate(timeout=20)
        assert "ResourceWarning" not in said, said


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_first_start_needs_nothing_but_python(checkout):
    port = a_free_port()

    with started(checkout, port, within=300) as lines:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert answer.status == 200
        with urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=10) as page:
            assert b"<form" in page.read()

    told = "\n".join(lines)
    assert "Making the environment" in told
    assert re.search(r"arben +\S+ +officer", told)


def test_the_second_start_takes_seconds_and_shows_no_password(checkout):
    with started(checkout, a_free_port(), within=10) as lines:
        told = "\n".join(lines)

    assert "Installing" not in told
    assert "arben" not in told
    assert "trainer demo passwords" in told


def test_silent_connections_keep_nobody_out(checkout):
    port = a_free_port()

    with started(checkout, port, within=10), ExitStack() as silent:
        for _ in range(150):  # a class of forty holds that many
            silent.enter_context(socket.create_connection(("127.0.0.1", port)))
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert answer.status == 200


def test_a_port_that_is_taken_is_named(checkout):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = subprocess.run(
            [PLAIN_PYTHON, "wsgi.py"], cwd=checkout, env=plain_environ(TRAINER_PORT=str(port)),
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} on 127.0.0.1 is taken or not allowed:"
        f" start with another, such as TRAINER_PORT={port + 1}.\n"
    )


def test_a_server_finds_the_app_in_the_entrance(checkout, tmp_path):
    script = "import wsgi; assert 'app' not in vars(wsgi); print(wsgi.app.name)"

    done = subprocess.run(
        [checkout / ".venv" / "bin" / "python", "-c", script], cwd=checkout, env=plain_environ(),
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    assert (done.stdout, done.stderr) == ("scenario_trainer\n", "")
