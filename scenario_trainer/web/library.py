"""What there is to practise, and the page before the first scene."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.training import accounts, practice
from scenario_trainer.training import shelf as shelves
from scenario_trainer.web.policy import officer_required
from scenario_trainer.web.unsent import shown_again_by

bp = Blueprint("library", __name__)


@bp.get("/library")
@officer_required
def shelf() -> ResponseReturnValue:
    """All scenarios, and the one to go on with."""
    return render_template("library/shelf.html", library=shelves.library(current_user.id))


@bp.get("/scenarios/<slug>")
@officer_required
def introduction(slug: str) -> ResponseReturnValue:
    """What the officer will meet, how it can be played, and who sees what."""
    shown = shelves.introduction(slug, current_user.id)
    return render_template("library/introduction.html", introduction=shown)


@bp.post("/scenarios/<slug>")
@officer_required
@shown_again_by(introduction)
def begin(slug: str) -> ResponseReturnValue:
    """Open an attempt and show its first scene."""
    if "privacy" in request.form:
        accounts.accept_privacy(current_user.id)
    mode, known = request.form.get("mode", ""), request.form.get("known", "")
    attempt = practice.begin(slug, current_user.id, mode, known)
    return redirect(url_for("practice.play", attempt=attempt), 303)
