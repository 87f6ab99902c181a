"""Our cookies: behind https they travel nowhere else, and nobody else can plant one.

A browser takes a cookie named `__Host-` only over https, for this one host and its
whole path. Over plain http, as in a room without a server, it would take none.
"""

from datetime import timedelta

from flask import Response, current_app, request

from scenario_trainer.config import Settings


def name_of(cookie: str, settings: Settings) -> str:
    """What the browser calls the cookie."""
    return f"__Host-{cookie}" if settings.is_https else cookie


def read(cookie: str) -> str:
    """What the browser brought; empty where it brought nothing."""
    return request.cookies.get(name_of(cookie, _settings()), "")


def keep(answer: Response, cookie: str, value: str, *, lasts: timedelta) -> None:
    """Let the browser keep it, out of reach of scripts and of other sites."""
    answer.set_cookie(name_of(cookie, _settings()), value, max_age=lasts, **_guard())


def take_back(answer: Response, cookie: str) -> None:
    """Let the browser forget it."""
    answer.delete_cookie(name_of(cookie, _settings()), **_guard())


def _guard() -> dict[str, object]:
    return {"httponly": True, "samesite": "Lax", "secure": _settings().is_https}


def _settings() -> Settings:
    return current_app.extensions["settings"]
