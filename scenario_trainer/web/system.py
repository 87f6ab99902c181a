"""The pages around: privacy, help, the language, and whether we are well."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.records import opening
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import accounts
from scenario_trainer.web import languages
from scenario_trainer.web.policy import is_safe_address, public

bp = Blueprint("system", __name__)

ONE_YEAR = 31_536_000


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
    answer.set_cookie(languages.COOKIE, wanted, max_age=ONE_YEAR, httponly=True, samesite="Lax")
    return answer


@bp.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """Well, or 503: asked by whatever watches over the server."""
    opening.check()
    return Response("well\n", mimetype="text/plain")
