"""A throw-away PostgreSQL server on a unix socket, for the tests only."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

ACCOUNT = "postgres"  # the server refuses to run as root; Debian makes this account
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
}


def programs() -> Path | None:
    """The folder of the newest installed server, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def running() -> Iterator[str]:
    """The address of an empty database, while a server of our own runs."""
    folder = Path(tempfile.mkdtemp(prefix="trainer-pg-"))
    if _is_root():
        shutil.chown(folder, ACCOUNT)
    server = None
    try:
        _make(folder)
        server = _start(folder)
        _wait(folder, server)
        yield f"postgresql+psycopg://{ACCOUNT}@/postgres?host={folder}"
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # ends the sign-ins and closes cleanly
            server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def another(url: str, like: str = "template0") -> Iterator[str]:
    """The address of one more database on the same server, empty or like another one."""
    named = make_url(url).set(database="another")
    with psycopg.connect(host=named.query["host"], user=ACCOUNT, dbname="template1") as server:
        server.autocommit = True
        server.execute(f"CREATE DATABASE another TEMPLATE {like}")
        try:
            yield named.render_as_string(hide_password=False)
        finally:
            server.execute("DROP DATABASE another WITH (FORCE)")


def _make(folder: Path) -> None:
    subprocess.run(
        [programs() / "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C",
         f"--username={ACCOUNT}", f"--pgdata={folder / 'data'}"],
        check=True, capture_output=True, cwd=folder, **_as_account(),
    )  # fmt: skip


def _start(folder: Path) -> subprocess.Popen:
    options = [f"-c{name}={value}" for name, value in OPTIONS.items()]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs() / "postgres", "-D", folder / "data", "-k", folder, *options],
            stdout=log, stderr=log, cwd=folder, **_as_account(),
        )  # fmt: skip


def _wait(folder: Path, server: subprocess.Popen) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(host=str(folder), user=ACCOUNT, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError((folder / "log").read_text("utf-8", "replace"))


def _as_account() -> dict[str, object]:
    if not _is_root():
        return {}
    return {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []}


def _is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0
