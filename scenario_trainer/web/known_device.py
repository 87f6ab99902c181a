"""The cookie by which a device is known that somebody has signed in on; it goes to the door only."""

from flask import Response, current_app, request, url_for

from scenario_trainer.training import known_devices

COOKIE = "device"
ONE_YEAR = 31_536_000


def present() -> str:
    """What this browser keeps."""
    return request.cookies.get(COOKIE, "")


def remembered(answer: Response, name: str) -> Response:
    """The answer after which this device is known to *name*."""
    answer.set_cookie(
        COOKIE,
        known_devices.remember(present(), name),
        max_age=ONE_YEAR,
        path=url_for("access.sign_in"),
        httponly=True,
        samesite="Lax",
        secure=current_app.extensions["settings"].is_https,
    )
    return answer
