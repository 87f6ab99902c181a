"""The demonstration academy is served to its own machine alone, whatever server runs the app.

The settings are looked at when the app starts, but a server can listen elsewhere than they say and
a proxy can stand in front unsaid. So each request is looked at too: only one that comes from this
machine, asks for this machine and was passed on by nobody is answered while the academy is there.
"""

from functools import lru_cache
from urllib.parse import urlsplit

from flask import Flask, Response, request

from scenario_trainer.config import is_loopback
from scenario_trainer.errors import NotReady
from scenario_trainer.training import demo
from scenario_trainer.web.errors import page
from scenario_trainer.web.lately import Lately
from scenario_trainer.web.words import sentence_of

PASSED_ON = {  # headers, as WSGI names them
    *("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP"),
    *("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO"),
}


def install(app: Flask) -> None:
    """Look at every request before anything else does; who comes from here costs no query."""
    is_there = Lately(demo.is_loaded)

    def refuse() -> Response | None:
        if is_from_here() or not is_there.answer():
            return None
        return page(503, sentence_of(NotReady(code="only_here")))

    app.before_request(refuse)


def is_from_here() -> bool:
    """Whether the request was made on this machine and for it."""
    if not PASSED_ON.isdisjoint(request.environ):
        return False
    origin = request.headers.get("Origin", "null")
    return (
        is_loopback(request.remote_addr or "")
        and _means_here(f"//{request.host}")
        and (origin == "null" or _means_here(origin))
    )


@lru_cache(maxsize=100)
def _means_here(address: str) -> bool:
    """Whether an address means this machine; most requests say the same one."""
    return is_loopback(_name_in(address))


def _name_in(address: str) -> str:
    """Whom an address means; nobody where it cannot be read."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
