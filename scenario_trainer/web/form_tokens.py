"""The token in every form says for whom the form was made.

A form that comes in has to carry the token of whoever is signed in: the token and
the session of somebody else do not open it, nor does a session that was planted.
It names the person and not the single sign-in, so a page stays good when the same
person signs in again beside it, and what another person typed there can never be
taken as the reader's own. Only we can sign it, so it needs no session to be compared
with. Before a sign-in it stands for the session, as Flask-WTF does it.
"""

from functools import cache
from typing import Any

from flask import Flask, Request, current_app, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_login import current_user
from flask_wtf.csrf import CSRFError, generate_csrf, same_origin, validate_csrf
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from wtforms import ValidationError

FIELD = "csrf_token"
SALT = "wtf-csrf-token"  # of Flask-WTF: pages of before stay good
READING = ("GET", "HEAD", "OPTIONS", "TRACE")


def install(app: Flask) -> None:
    """Refuse every form whose token is not the reader's, and give templates `csrf_token()`."""
    app.session_interface = _Sessions()
    app.config.setdefault("WTF_CSRF_ENABLED", True)
    app.extensions["form_tokens"] = _Serializer(app.secret_key, salt=SALT)
    app.before_request(check)
    app.jinja_env.globals[FIELD] = token


def token() -> str:
    """The token of the reader's forms; one for all forms of a page."""
    made = g.get("form_token")
    if made is None:
        known = current_user.is_authenticated
        made = _serializer().dumps(current_user.public_id) if known else generate_csrf()
        g.form_token = made
    return made


def check() -> None:
    """Refuse a form that was not made for the reader, or over https one that another site sent."""
    is_watched = current_app.config["WTF_CSRF_ENABLED"] and request.endpoint
    if request.method in READING or not is_watched:
        return
    if current_user.is_authenticated:
        if made_for() != current_user.public_id:
            raise CSRFError("the token is not the reader's")
    else:
        _check_session()
    if request.is_secure and not same_origin(request.referrer or "", f"https://{request.host}/"):
        raise CSRFError("the form came from elsewhere")


def made_for() -> str | None:
    """For whom the form was made: what its token says, which only we can sign."""
    try:
        named = _serializer().loads(request.form.get(FIELD, ""))
    except BadData:
        return None
    return named if isinstance(named, str) else None


def _check_session() -> None:
    try:
        validate_csrf(request.form.get(FIELD))
    except ValidationError as error:
        raise CSRFError(str(error)) from error


def _serializer() -> "_Serializer":
    return current_app.extensions["form_tokens"]


class _Signer(TimestampSigner):
    """Signs as itsdangerous does, but derives its key from the secret once, not for each form."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.derive_key = cache(super().derive_key)


class _Serializer(URLSafeTimedSerializer):
    """Makes tokens with one signer for all of them."""

    default_signer = _Signer

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.make_signer = cache(super().make_signer)


class _Sessions(SecureCookieSessionInterface):
    """Reads a session where the browser brings one: nobody who has signed in needs any."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of this request."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)
