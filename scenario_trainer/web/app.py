"""Put the web application together from its settings.

Everything is registered here, so this page is also the list of what there is.
The last step looks at every address: one without a declared policy stops the
start, because the alternative is a page that is open by oversight.
"""

from flask import Flask
from flask_wtf import CSRFProtect
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
    errors,
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
    reports,
    system,
    templating,
)

SCREENS = (access, library, practice, own_texts, progress, account, people, reports, system)
MOST_BYTES = 64 * 1024  # no form of ours is longer


def create_app(settings: Settings | None = None) -> Flask:
    """The whole application; raises `NotReady` with a sentence that says what to do."""
    settings = settings or Settings.read()
    app = Flask("scenario_trainer", static_folder=None, template_folder=data_folder("templates"))
    app.config.update(_flask_settings(settings))
    opening.attach(app, settings)
    with app.app_context():
        opening.check()
        demo.check()
    academy.install(app)
    CSRFProtect(app)
    for part in (compression, headers, htmx, languages, login, assets, templating, errors):
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
        "SESSION_COOKIE_NAME": "trainer",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "WTF_CSRF_TIME_LIMIT": None,  # a shift is longer than any limit; the session is the limit
        "MAX_CONTENT_LENGTH": MOST_BYTES,
        "MAX_FORM_MEMORY_SIZE": MOST_BYTES,
    }
