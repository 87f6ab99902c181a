"""The two answers: a page for a browser, a fragment for htmx. Nobody else asks who is calling."""

from flask import Flask, Response, make_response, redirect, render_template, request
from flask_htmx import HTMX

htmx = HTMX()


def install(app: Flask) -> None:
    """Let Flask-HTMX read who is calling."""
    htmx.init_app(app)


def is_fragment_wanted() -> bool:
    """Whether htmx asks for a part; a boosted or restored page is a page."""
    if not htmx or "HX-History-Restore-Request" in request.headers:
        return False
    return request.headers.get("HX-Request-Type") != "full"


def page_or_fragment(page: str, fragment: str, **shown) -> Response:
    """What a GET answers."""
    answer = make_response(render_template(fragment if is_fragment_wanted() else page, **shown))
    answer.vary.add("HX-Request")
    return answer


def fragment_or_redirect(fragment: str, *, to: str, **shown) -> Response:
    """What a POST answers: the new part, or the way to the page that shows it."""
    if is_fragment_wanted():
        return make_response(render_template(fragment, **shown))
    return redirect(to, 303)


def retargeted(answer: Response, target: str) -> Response:
    """The answer, for another part of the page than the one that asked."""
    answer.headers["HX-Retarget"] = target
    return answer
