"""My account: language, timers, password, where I am signed in."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.training import accounts
from scenario_trainer.web import login
from scenario_trainer.web.policy import signed_in_required
from scenario_trainer.web.unsent import shown_again_by

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("")
@signed_in_required
def mine() -> ResponseReturnValue:
    """Everything a person can decide about their account."""
    return render_template(
        "account/mine.html",
        sign_ins=accounts.sign_ins(current_user.id),
        history=accounts.history(current_user.id),
    )


@bp.post("/timers")
@signed_in_required
@shown_again_by(mine)
def timers() -> ResponseReturnValue:
    """How long a timed decision lasts for me."""
    accounts.set_timers(current_user.id, request.form.get("timers", ""))
    return _kept("timers")


@bp.post("/password")
@signed_in_required
@shown_again_by(mine)
def password() -> ResponseReturnValue:
    """A new password."""
    accounts.change_password(
        current_user.id,
        request.form.get("old", ""),
        request.form.get("new", ""),
        keep_token=login.present_token(),
    )
    return _kept("password")


@bp.post("/sign-ins/<id:number>/end")
@signed_in_required
def end_sign_in(number: int) -> ResponseReturnValue:
    """Sign out a device that is not at hand."""
    accounts.end_sign_in(current_user.id, number)
    return _kept("sign_ins")


@bp.post("/sign-out-everywhere")
@signed_in_required
def sign_out_everywhere() -> ResponseReturnValue:
    """End every sign-in, this one too."""
    accounts.sign_out_everywhere(current_user.id)
    return login.signed_out(redirect(url_for("access.sign_in"), 303))


def _kept(what: str) -> ResponseReturnValue:
    return redirect(url_for(".mine", kept=what, _anchor=what), 303)
