"""Who is calling: the sign-in cookie leads to a row on the server, and that row can be ended.

Flask-Login is used here only; it keeps nothing in the browser's session.
"""

from dataclasses import dataclass

from flask import Flask, Request, Response, current_app, session
from flask_login import AnonymousUserMixin, LoginManager, UserMixin

from scenario_trainer.training import accounts
from scenario_trainer.web import cookies

COOKIE = "sign_in"


@dataclass(frozen=True, slots=True)
class Reader(UserMixin):
    """The person whose screen this is."""

    id: int
    public_id: str
    name: str
    display: str
    grants: frozenset[str]
    language: str
    timers: str
    unit: str | None
    sign_in_id: int
    has_unsent: bool


class Stranger(AnonymousUserMixin):
    """Somebody who has not signed in."""

    grants: frozenset[str] = frozenset()


def install(app: Flask) -> None:
    """Let every request find its reader by the cookie."""
    manager = LoginManager()
    manager.init_app(app, add_context_processor=False)  # templates get `reader` instead
    manager.session_protection = None
    manager.anonymous_user = Stranger
    manager.request_loader(reader_of)


def reader_of(_: Request) -> Reader | None:
    """The reader the cookie belongs to, or None."""
    token = present_token()
    person = accounts.person_of(token) if token else None
    if person is None:
        return None
    return Reader(**{name: getattr(person, name) for name in Reader.__slots__})


def signed_in(answer: Response, token: str) -> Response:
    """The answer that carries the cookie; what the browser held before is forgotten."""
    session.clear()
    cookies.keep(answer, COOKIE, token, lasts=current_app.extensions["settings"].longest)
    return answer


def signed_out(answer: Response) -> Response:
    """The answer that takes the cookie back."""
    session.clear()
    cookies.take_back(answer, COOKIE)
    return answer


def present_token() -> str:
    """The token of this sign-in."""
    return cookies.read(COOKIE)
