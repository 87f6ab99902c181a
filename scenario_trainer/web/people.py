"""Accounts of others: who there is, units, invitations, reset links."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.training import accounts
from scenario_trainer.web.policy import administrator_required
from scenario_trainer.web.unsent import shown_again_by

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("")
@administrator_required
def everyone() -> ResponseReturnValue:
    """Everybody with an account, and the units."""
    return render_template(
        "people/everyone.html", people=accounts.people(current_user.id), units=accounts.units()
    )


@bp.post("/invitations")
@administrator_required
@shown_again_by(everyone)
def invite() -> ResponseReturnValue:
    """Make an invitation and show its link, this once."""
    token = accounts.invite(
        current_user.id,
        grants=request.form.getlist("grants"),
        unit_id=request.form.get("unit", type=int),
    )
    return _show_link("invitation", url_for("access.invitation", token=token))


@bp.post("/<id:person>/reset")
@administrator_required
def reset(person: int) -> ResponseReturnValue:
    """Make a link for a new password and show it, this once."""
    token = accounts.reset_link(current_user.id, person)
    return _show_link("reset", url_for("access.reset", token=token))


@bp.post("/<id:person>/disable")
@administrator_required
@shown_again_by(everyone)
def disable(person: int) -> ResponseReturnValue:
    """Close an account; nothing of it is deleted."""
    accounts.disable(current_user.id, person)
    return redirect(url_for(".everyone"), 303)


@bp.post("/<id:person>/enable")
@administrator_required
def enable(person: int) -> ResponseReturnValue:
    """Open an account again."""
    accounts.enable(current_user.id, person)
    return redirect(url_for(".everyone"), 303)


@bp.post("/units")
@administrator_required
@shown_again_by(everyone)
def add_unit() -> ResponseReturnValue:
    """Add a unit."""
    accounts.add_unit(current_user.id, request.form.get("name", ""), request.form.get("region", ""))
    return redirect(url_for(".everyone", _anchor="units"), 303)


def _show_link(kind: str, path: str) -> ResponseReturnValue:
    """The link as people reach us; it is not kept anywhere, so it is shown and not redirected to."""
    address = current_app.extensions["settings"].address
    return render_template("people/link.html", kind=kind, link=address + path)
