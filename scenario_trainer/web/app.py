"""Put the web application together from its settings.

Everything is registered here, so this page is also the list of what there is.
The last step looks at every address: one without a declared policy stops the
start, because the alternative is a page that is open by oversight.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from scenario_trainer.config import Settings, data_folder
from scenario_trainer.records import opening
from scenario_trainer.training import demo
from scenario_trainer.web import (
    academy,
    access,
    account,
    assets,
    compression,
    cookies,
    environment,
    errors,
    form_tokens,
    forms,
    headers,
    htmx,
    languages,
    library,
    login,
    own_texts,
    people,
    policy,
    practice,
    progress,
    remarks,
    system,
    templating,
    unsent,
)

SCREENS = (access, library, practice, own_texts, progress, account, people, remarks, system)
PARTS = (
    compression, headers, htmx, languages, login, form_tokens, assets, templating, errors, unsent,
)  # fmt: skip
MOST_BYTES = 128 * 1024  # no form of ours is longer: a sign of a report takes up to nine bytes


class Site(Flask):
    """Flask with our own forms and templates."""

    request_class = forms.FormRequest
    jinja_environment = environment.SpokenTemplates

    def ensure_sync(self, view: Callable[..., Any]) -> Callable[..., Any]:
        """The view itself: none of ours is asynchronous, which Flask asks a dozen times a request."""
        return view


def create_app(settings: Settings | None = None) -> Flask:
    """The whole application; raises `NotReady` with a sentence that says what to do."""
    settings = settings or Settings.read()
    app = Site("scenario_trainer", static_folder=None, template_folder=data_folder("templates"))
    app.config.update(_flask_settings(settings))
    opening.attach(app, settings)
    with app.app_context():
        opening.check()
        demo.check()
    academy.install(app)
    for part in PARTS:
        part.install(app)
    app.url_map.converters["id"] = policy.Id
    for screens in SCREENS:
        app.register_blueprint(screens.bp)
    policy.check(app)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
    return app


def _flask_settings(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SESSION_COOKIE_NAME": cookies.name_of("trainer", settings),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "WTF_CSRF_TIME_LIMIT": None,  # a shift is longer than any limit: whose form it is, is the limit
        "MAX_CONTENT_LENGTH": MOST_BYTES,
        "MAX_FORM_MEMORY_SIZE": MOST_BYTES,
    }
