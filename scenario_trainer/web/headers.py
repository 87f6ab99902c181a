"""What every answer tells the browser: load nothing from elsewhere, run nothing inline, keep nothing."""

from flask import Flask, Response, current_app

ALLOWED = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
UNUSED = ("camera", "microphone", "geolocation", "payment", "usb", "display-capture")
HEADERS = {
    "Content-Security-Policy": "; ".join(ALLOWED),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the CSRF check reads it over https
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONE_YEAR = 31_536_000


def install(app: Flask) -> None:
    """Put the headers on every answer, errors included."""
    app.after_request(with_headers)


def with_headers(answer: Response) -> Response:
    """The answer with our headers; kept nowhere unless a view said otherwise."""
    answer.headers.extend(HEADERS)  # no view says anything about these
    if "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "no-store"
    if current_app.extensions["settings"].is_https:
        answer.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
    return answer
