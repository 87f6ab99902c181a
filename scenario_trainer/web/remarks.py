"""What officers said is wrong in a scene, for those who can mend it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from scenario_trainer.records import remarks
from scenario_trainer.web.policy import author_required

bp = Blueprint("remarks", __name__)


@bp.get("/reports")  # the address of before
@bp.get("/remarks")
@author_required
def latest() -> ResponseReturnValue:
    """The remarks, newest first; nothing in them says who sent them."""
    return render_template("remarks/latest.html", remarks=remarks.latest())
