"""What officers said is wrong in a scene, for those who can mend it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from scenario_trainer.records import reports
from scenario_trainer.web.policy import author_required

bp = Blueprint("reports", __name__)


@bp.get("/reports")
@author_required
def latest() -> ResponseReturnValue:
    """The reports, newest first; nothing in them says who sent them."""
    return render_template("reports/latest.html", reports=reports.latest())
