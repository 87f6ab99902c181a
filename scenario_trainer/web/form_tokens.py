"""The token in every form says for whom the form was made.

A form that comes in has to carry the token of whoever is signed in: the token and
the session of somebody else do not open it, nor does a session that was planted.
It names the person and not the single sign-in, so a page stays good when the same
person signs in again beside it, and what another person typed there can never be
taken as the reader's own. Before a sign-in it stands for the session, as usual.
"""

from flask import Flask, current_app, request, session
from flask_login import current_user
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer

FIELD = "csrf_token"
SALT = "wtf-csrf-token"  # of Flask-WTF


def install(app: Flask) -> None:
    """Refuse every form whose token is not the reader's, and give templates `csrf_token()`."""
    app.before_request(check_against_reader)
    CSRFProtect(app)
    app.jinja_env.globals[FIELD] = token
    app.context_processor(lambda: {FIELD: token})


def token() -> str:
    """The token of the reader's forms."""
    bind()
    return generate_csrf()


def check_against_reader() -> None:
    """Let the check that follows ask for the token of whoever is signed in now."""
    if request.method == "POST":
        bind()


def bind() -> None:
    """The session's token is that of whoever is signed in, whatever it was before."""
    if current_user.is_authenticated and session.get(FIELD) != current_user.public_id:
        session[FIELD] = current_user.public_id


def made_for() -> str | None:
    """For whom the form was made: what its token says, which only we can sign."""
    signed = URLSafeTimedSerializer(current_app.secret_key, salt=SALT)
    try:
        named = signed.loads(request.form.get(FIELD, ""))
    except BadData:
        return None
    return named if isinstance(named, str) else None
