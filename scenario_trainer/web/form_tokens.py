"""The token in every form says for whom the form was made.

A form that comes in has to carry the token of whoever is signed in: the token and
the session of somebody else do not open it, nor does a session that was planted.
It names the person and not the single sign-in, so a page stays good when the same
person signs in again beside it, and what another person typed there can never be
taken as the reader's own. Only we can sign it, so it needs no session to be compared
with. Before a sign-in it stands for the session, as Flask-WTF does it.
"""

from flask import Flask, current_app, g, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError, generate_csrf, same_origin, validate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer
from wtforms import ValidationError

FIELD = "csrf_token"
SALT = "wtf-csrf-token"  # of Flask-WTF: pages of before stay good
READING = ("GET", "HEAD", "OPTIONS", "TRACE")


def install(app: Flask) -> None:
    """Refuse every form whose token is not the reader's, and give templates `csrf_token()`."""
    app.config.setdefault("WTF_CSRF_ENABLED", True)
    app.extensions["form_tokens"] = URLSafeTimedSerializer(app.secret_key, salt=SALT)
    app.before_request(check)
    app.jinja_env.globals[FIELD] = token


def token() -> str:
    """The token of the reader's forms; one for all forms of a page."""
    if not current_user.is_authenticated:
        return generate_csrf()
    if "form_token" not in g:
        g.form_token = _serializer().dumps(current_user.public_id)
    return g.form_token


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


def _serializer() -> URLSafeTimedSerializer:
    return current_app.extensions["form_tokens"]
