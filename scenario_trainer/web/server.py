"""The server in front of the app: how much it takes in, and for how long it waits.

Waitress reads a request whole before a thread works on it, so a slow phone costs no thread.
Whoever sends without end would cost memory and places instead. So a body over the limit is refused
when its length is known, a request has to be whole a minute after its first byte, and where the
places run out the connection that has waited longest gives up its own: that is never one whose
request is being answered. An honest page needs a second, so it gets through while strangers hold
all the places they can. What we gave up: under such an attack a very slow phone has to try again.
"""

import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import waitress
from flask import Flask
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, MultiSocketServer

from scenario_trainer.web import lanes
from scenario_trainer.web.app import MOST_BYTES

THREADS = 8
SWITCH = 0.0005  # seconds that a thread which computes keeps the others waiting; 0.005 by itself
MOST_BODY = 2 * MOST_BYTES  # up to here whoever wrote too much still reads our own page
MOST_HEADER = 16 * 1024
PATIENCE = 60  # seconds for one request: the longest report takes half of it on a 2G line


class Channel(HTTPChannel):
    """One connection; the age of a request counts from its first byte, however it drips in."""

    def handle_read(self) -> None:
        """Read on; bytes alone are no sign of life, a whole request is."""
        began = self.last_activity if self.request else None
        super().handle_read()
        if began and self.request:
            self.last_activity = began

    def send_continue(self) -> None:
        """Ask for the body, unless its length was refused."""
        if self.request.error is None:
            super().send_continue()

    def add_channel(self, map=None) -> None:
        """Take a place; the last tenth of them is kept free by whoever has waited longest."""
        super().add_channel(map)
        others = [each for each in self._map.values() if isinstance(each, Channel)]
        if len(others) <= self.adj.connection_limit * 9 // 10:
            return
        waiting = [each for each in others if each is not self and not each.requests]
        if waiting:
            min(waiting, key=lambda each: each.last_activity).handle_close()


@contextmanager
def listening(
    app: Flask, host: str, port: int, places: int, patience: int = PATIENCE
) -> Iterator[BaseWSGIServer | MultiSocketServer]:
    """A server that listens and answers once it is told to `run()`; at the end all is closed."""
    sockets: dict[int, object] = {}
    server = waitress.create_server(
        app,
        map=sockets,
        host=host,
        port=port,
        _dispatcher=lanes.Dispatcher(THREADS),
        connection_limit=places,
        channel_timeout=patience,
        cleanup_interval=max(1, patience // 6),
        max_request_body_size=MOST_BODY + 1,  # waitress refuses what reaches it
        max_request_header_size=MOST_HEADER,
        inbuf_overflow=2 * MOST_BODY,  # a body never goes to the disk
        clear_untrusted_proxy_headers=False,  # TRAINER_PROXIES says what is trusted
        asyncore_use_poll=hasattr(select, "poll"),
        ident=None,
    )
    for each in sockets.values():
        if isinstance(each, BaseWSGIServer):
            each.channel_class = Channel
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        yield server
    finally:
        sys.setswitchinterval(before)
        wasyncore.close_all(sockets)
