"""Send pages compressed: on a bad line the bytes are the waiting time.

Compressed pages can leak a secret that stands in them beside words a stranger
chose. Ours hold one, the CSRF token, and it is of use only together with its
signature, which is another one every second; nothing a stranger sends is
written into a page of a signed-in person.
"""

import gzip
from functools import lru_cache

from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

SMALLEST = 500  # below this the wrapping costs more than it saves
KINDS = ("text/html", "text/plain", "application/json")


def install(app: Flask) -> None:
    """Compress every answer of ours that is worth it; static files bring their own."""
    app.after_request(compressed)


def compressed(answer: Response) -> Response:
    """The same answer, smaller where the browser can read that."""
    if answer.mimetype not in KINDS or answer.direct_passthrough:
        return answer
    answer.vary.add("Accept-Encoding")
    body = answer.get_data()
    if len(body) < SMALLEST or not takes_gzip() or "Content-Encoding" in answer.headers:
        return answer
    answer.set_data(gzip.compress(body, compresslevel=6, mtime=0))
    answer.headers["Content-Encoding"] = "gzip"
    return answer


def takes_gzip() -> bool:
    """Whether the browser reads gzip."""
    return _is_taken(request.headers.get("Accept-Encoding", ""))


@lru_cache(maxsize=100)
def _is_taken(accepted: str) -> bool:
    """Browsers say one of a few lines, so each is read once."""
    return parse_accept_header(accepted, Accept)["gzip"] > 0
