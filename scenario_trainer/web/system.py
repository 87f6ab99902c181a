"""The pages around: privacy, help, the language, and whether we are well."""

from datetime import timedelta

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.errors import NotReady
from scenario_trainer.records import health
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import accounts
from scenario_trainer.web import cookies, languages
from scenario_trainer.web.lately import Lately
from scenario_trainer.web.policy import is_safe_address, public

bp = Blueprint("system", __name__)

ONE_YEAR = timedelta(days=365)


@bp.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    """What is recorded, and who sees it."""
    return render_template("system/privacy.html")


@bp.get("/support")
@public
def support_page() -> ResponseReturnValue:
    """Whom to turn to."""
    return render_template("system/support.html")


@bp.post("/language")
@public
def language() -> ResponseReturnValue:
    """Speak the other language from now on."""
    wanted = request.form.get("language", "")
    back = request.form.get("next")
    answer = redirect(back if is_safe_address(back) else url_for("access.home"), 303)
    if wanted not in LANGUAGES:
        return answer
    if current_user.is_authenticated:
        accounts.set_language(current_user.id, wanted)
    cookies.keep(answer, languages.COOKIE, wanted, lasts=ONE_YEAR)
    return answer


@bp.record
def watch(setup: BlueprintSetupState) -> None:
    """Each app knows how it was a second ago: the page is public and must cost nothing."""
    setup.app.extensions["trouble"] = Lately(trouble)


def trouble() -> str | None:
    """Why no decision could be stored now, as a code; None when all is well."""
    try:
        health.check()
    except NotReady as error:
        current_app.logger.error("Nothing can be stored: %s: %s", error.code, error)
        return error.code
    return None


@bp.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """Well, or 503 and why: asked by whatever watches over the server."""
    wrong = current_app.extensions["trouble"].answer()
    return Response(f"{wrong or 'well'}\n", 503 if wrong else 200, mimetype="text/plain")
