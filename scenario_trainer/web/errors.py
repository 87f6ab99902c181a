"""What went wrong, told to the reader: one table from error to status, one sentence for each code.

A browser gets a page, htmx a line of plain text for its banner, so that a
failed request never replaces what the officer is looking at.
"""

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_babel import refresh
from werkzeug.exceptions import HTTPException

from scenario_trainer.errors import (
    InputError,
    NotAllowed,
    NotReady,
    PlayError,
    ScenarioError,
    TrainerError,
)
from scenario_trainer.web.htmx import is_fragment_wanted
from scenario_trainer.web.words import PAGES, TITLES, sentence_of

STATUS = {NotAllowed: 404, PlayError: 409, InputError: 422, ScenarioError: 500, NotReady: 503}
BY_CODE = dict.fromkeys(("too_many", "many_begun", "many_remarks"), 429)
SECRET = ("password", "old", "new")  # fields that are never kept nor filled in again


def install(app: Flask) -> None:
    """Answer every error of the family, of the server, and every surprise."""
    app.register_error_handler(TrainerError, of_ours)
    app.register_error_handler(HTTPException, of_the_server)
    app.register_error_handler(Exception, of_nobody)


def status_of(error: TrainerError) -> int:
    """The status the error stands for."""
    kinds = (STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    return BY_CODE.get(error.code) or next(kinds, 500)


def of_ours(error: TrainerError) -> Response:
    """A member of our family: its own sentence."""
    status = status_of(error)
    if status >= 500:
        current_app.logger.error("%s: %s", error.code, error)
        ask_nobody()
    title = TITLES.get(error.code)
    says_why = status != 404 or title  # what is somebody else's is simply not there
    return page(status, sentence_of(error) if says_why else None, title)


def of_the_server(error: HTTPException) -> Response:
    """What Flask refuses: an unknown address, a body too large, a form that is too old."""
    if error.code is None or error.code < 400:
        return error.get_response()
    return page(error.code)


def of_nobody(error: Exception) -> Response:
    """A surprise: written down for us, calm for the reader."""
    current_app.logger.exception("A surprise.", exc_info=error)
    return page(500)


def ask_nobody() -> None:
    """From here on, do not look up who is reading: what answers that may be what broke."""
    g.without_person = True
    refresh()


def page(status: int, sentence: str | None = None, title: str | None = None) -> Response:
    """The page, or the line for the banner; past 500 it asks the database nothing."""
    if status >= 500:
        ask_nobody()
    usual, about = PAGES.get(status, PAGES[500 if status >= 500 else 422])
    if is_fragment_wanted():
        answer = make_response(str(sentence or about), status)
        answer.mimetype = "text/plain"
        answer.headers["HX-Reswap"] = "none"  # it is for the banner, never in place of a scene
        return answer
    shown = {"status": status, "title": title or usual, "about": sentence or about}
    if status >= 500:
        return make_response(render_template("errors/plain.html", again=_again(), **shown), status)
    return make_response(render_template("errors/page.html", **shown), status)


def _again() -> list[tuple[str, str]]:
    """What was sent, to be sent again with the same key; nothing where a password is among it."""
    sent = list(request.form.items(multi=True)) if request.method == "POST" else []
    return [] if any(name in SECRET for name, _ in sent) else sent
