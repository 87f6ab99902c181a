"""What an officer wrote in an attempt, each text with the way to delete it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.training import own_texts
from scenario_trainer.web.policy import officer_required
from scenario_trainer.web.unsent import forget_attempt

bp = Blueprint("own_texts", __name__, url_prefix="/practice/<attempt>/texts")


@bp.get("")
@officer_required
def listed(attempt: str) -> ResponseReturnValue:
    """Everything the officer wrote in the attempt."""
    own = own_texts.own_texts(attempt, current_user.id)
    return render_template("own_texts/listed.html", own=own, deleted=request.args.get("deleted"))


@bp.get("/<text>/delete")
@officer_required
def ask(attempt: str, text: str) -> ResponseReturnValue:
    """What deleting a text means, before it is done."""
    own, asked = own_texts.own_text(attempt, current_user.id, text)
    return render_template("own_texts/delete.html", own=own, text=asked)


@bp.post("/<text>/delete")
@officer_required
def delete(attempt: str, text: str) -> ResponseReturnValue:
    """Delete one text; what was done stays."""
    own_texts.delete(attempt, current_user.id, text)
    forget_attempt(attempt)
    return redirect(url_for(".listed", attempt=attempt, deleted=1), 303)
