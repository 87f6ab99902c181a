"""The cookie by which a device is known that somebody has signed in on."""

from datetime import timedelta

from flask import Response

from scenario_trainer.training import known_devices
from scenario_trainer.web import cookies

COOKIE = "device"
A_YEAR = timedelta(days=365)


def present() -> str:
    """What this browser keeps."""
    return cookies.read(COOKIE)


def remembered(answer: Response, name: str) -> Response:
    """The answer after which this device is known to *name*."""
    cookies.keep(answer, COOKIE, known_devices.remember(present(), name), lasts=A_YEAR)
    return answer
