"""A load of many connections from one process: raw HTTP over asyncio.

    python -m bench.client PORT COUNT OFFICERS SILENT PID CONNECTIONS

OFFICERS is a file that lists each connection's cookie and the attempts it plays; "-" for
the floor. Prints one line of JSON: decisions, seconds, the latencies' percentiles, and
the CPU time that the server with this PID took meanwhile.
"""

import asyncio
import json
import os
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

HOST = "127.0.0.1"
HIDDEN = re.compile(r'name="(csrf_token|turn|key|kind)" value="([^"]*)"')
FORM = re.compile(
    r'<form method="post" class="choices" action="(/practice/[^"]+/moves)".*?</form>', re.DOTALL
)
OFFERED = re.compile(r'name="(option|reason|confidence)" value="([^"]*)"')
SET = re.compile(r"^set-cookie: ([^=]+)=([^;]+)", re.IGNORECASE | re.MULTILINE)
WANTED = re.compile(r'data-pick data-most="(\d+)"')
PATIENCE = 60  # seconds for one answer


@dataclass
class Connection:
    """One officer's telephone: a kept-open connection with a cookie of its own."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None
    pages: list[str] = field(default_factory=list)
    patience: float = PATIENCE

    async def send(
        self, method: str, path: str, form: dict | list | None = None, fragment: bool = False
    ) -> tuple[int, str]:
        """The status and body of one request."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(HOST, self.port)
        body = urlencode(form or {}).encode()
        self.writer.write(self._head(method, path, len(body), fragment) + body)
        return await asyncio.wait_for(self._answer(), self.patience)

    def _head(self, method: str, path: str, length: int, fragment: bool) -> bytes:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{self.port}", f"Cookie: {cookie}",
                 f"Content-Length: {length}", "Content-Type: application/x-www-form-urlencoded",
                 "Accept-Encoding: identity"]  # fmt: skip
        if fragment:
            lines += ["HX-Request: true", "HX-Request-Type: partial"]
        return "\r\n".join([*lines, "", ""]).encode()

    async def _answer(self) -> tuple[int, str]:
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        for name, value in SET.findall(head):
            self.cookies[name] = value
        length = int(re.search(r"content-length: (\d+)", head, re.IGNORECASE)[1])
        body = (await self.reader.readexactly(length)).decode()
        return int(head.split()[1]), body


async def floor_officer(connection: Connection, left: list[int], took: list[float]) -> None:
    """Insert rows until the common count is used up."""
    while left[0] > 0:
        left[0] -= 1
        began = time.perf_counter()
        status, _ = await connection.send("POST", "/moves", {"option": "a3f09c21bb74"})
        took.append(time.perf_counter() - began)
        assert status == 200, status


async def our_officer(connection: Connection, left: list[int], took: list[float]) -> None:
    """Play one attempt after the other; their first pages were fetched before the clock ran.

    Whoever is answered sooner plays more; an officer without another attempt stops.
    """
    page = ""
    while left[0] > 0:
        form = FORM.search(page)
        if form is None and not connection.pages:
            return
        if form is None:
            page = connection.pages.pop()
            continue
        left[0] -= 1
        began = time.perf_counter()
        status, page = await connection.send("POST", form[1], answer(form[0]), fragment=True)
        took.append(time.perf_counter() - began)
        assert status == 200, (status, page[:500])


async def fetch_pages(connection: Connection, attempts: list[str]) -> None:
    """The first page of every attempt this connection will play."""
    for attempt in attempts:
        _, page = await connection.send("GET", f"/practice/{attempt}")
        connection.pages.append(page)


def answer(form: str) -> list[tuple[str, str]]:
    """The first of everything the form asks for."""
    fields = list(dict(HIDDEN.findall(form)).items())
    wanted = WANTED.search(form)
    left = {"option": int(wanted[1]) if wanted else 1, "reason": 1, "confidence": 1}
    for name, value in OFFERED.findall(form):
        if left[name] > 0:
            left[name] -= 1
            fields.append((name, value))
    return fields


async def run(port: int, count: int, officers: list[dict], silent: int, pid: int) -> dict:
    """The whole load; silent sockets are opened first and say nothing."""
    quiet = [await asyncio.open_connection(HOST, port) for _ in range(silent)]
    connections = [Connection(port, {"sign_in": each["cookie"]}) for each in officers]
    await asyncio.gather(
        *(fetch_pages(c, e["attempts"]) for c, e in zip(connections, officers, strict=True))
    )
    took: list[float] = []
    left = [count]
    work = our_officer if officers[0]["attempts"] else floor_officer
    computed, began = cpu_of(pid), time.perf_counter()
    await asyncio.gather(*(work(connection, left, took) for connection in connections))
    seconds, computed = time.perf_counter() - began, cpu_of(pid) - computed
    for _, writer in quiet:
        writer.close()
    took.sort()
    middle, late = took[len(took) // 2], took[len(took) * 99 // 100]
    return {"count": len(took), "seconds": seconds, "p50": middle, "p99": late, "cpu": computed}


def cpu_of(pid: int) -> float:
    """Seconds a process has computed so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    port, count, listed, silent, pid, connections = sys.argv[1:7]
    nobody = [{"cookie": "-", "attempts": []}] * int(connections)
    given = nobody if listed == "-" else json.loads(Path(listed).read_text())
    print(json.dumps(asyncio.run(run(int(port), int(count), given, int(silent), int(pid)))))
