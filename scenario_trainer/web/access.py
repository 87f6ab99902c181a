"""The doors: signing in and out, an invitation, a new password."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.training import accounts
from scenario_trainer.web import known_device, login
from scenario_trainer.web.policy import is_safe_address, public, signed_in_required
from scenario_trainer.web.unsent import shown_again_by

bp = Blueprint("access", __name__)


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    """To the work of whoever comes, or to the door."""
    if not current_user.is_authenticated:
        return redirect(url_for(".sign_in"), 303)
    return redirect(first_page_of(current_user.grants), 303)


def first_page_of(grants: frozenset[str]) -> str:
    """Where somebody with these grants starts."""
    if "officer" in grants:
        return url_for("library.shelf")
    if "administrator" in grants:
        return url_for("people.everyone")
    return url_for("remarks.latest") if "author" in grants else url_for("account.mine")


@bp.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    """The door."""
    wanted = request.values.get("next", "")
    if current_user.is_authenticated:
        return redirect(wanted if is_safe_address(wanted) else url_for(".home"), 303)
    return render_template("access/sign_in.html", next=wanted)


@bp.get("/signed-in")
@signed_in_required
def signed_in() -> ResponseReturnValue:
    """Where signing in beside a page with typed words ends: back to those words."""
    return render_template("access/signed_in.html")


@bp.post("/sign-in")
@public
@shown_again_by(sign_in)
def enter() -> ResponseReturnValue:
    """Check name and password; then to where the person wanted to go."""
    token = accounts.sign_in(
        request.form.get("name", ""),
        request.form.get("password", ""),
        address=request.remote_addr or "",
        agent=request.user_agent.string[:120],
        device=known_device.present(),
    )
    wanted = request.form.get("next")
    to = wanted if is_safe_address(wanted) else url_for(".home")
    answer = login.signed_in(redirect(to, 303), token)
    return known_device.remembered(answer, request.form.get("name", ""))


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End this sign-in on the server, then forget the cookie."""
    accounts.sign_out(login.present_token())
    return login.signed_out(redirect(url_for(".sign_in"), 303))


@bp.get("/invitation/<token>")
@public
def invitation(token: str) -> ResponseReturnValue:
    """Where an invited person chooses name and password."""
    shown = accounts.invitation(token)
    return render_template("access/invitation.html", invitation=shown, token=token)


@bp.post("/invitation/<token>")
@public
@shown_again_by(invitation)
def accept(token: str) -> ResponseReturnValue:
    """Make the account and send its owner to the door."""
    form = request.form
    accounts.accept_invitation(
        token, form.get("name", ""), form.get("display", ""), form.get("password", "")
    )
    return redirect(url_for(".sign_in", welcome=1), 303)


@bp.get("/reset/<token>")
@public
def reset(token: str) -> ResponseReturnValue:
    """Where somebody sets a new password."""
    return render_template("access/reset.html", invitation=accounts.reset(token), token=token)


@bp.post("/reset/<token>")
@public
@shown_again_by(reset)
def use_reset(token: str) -> ResponseReturnValue:
    """Set the new password and send its owner to the door."""
    accounts.use_reset(token, request.form.get("password", ""))
    return redirect(url_for(".sign_in", welcome=1), 303)
