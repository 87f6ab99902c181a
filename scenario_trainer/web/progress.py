"""My progress: what an officer's own attempts show."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.training.progress import progress
from scenario_trainer.web.policy import officer_required

bp = Blueprint("progress", __name__)


@bp.get("/progress")
@officer_required
def mine() -> ResponseReturnValue:
    """The competencies over attempts, the attempts and the plans."""
    return render_template("progress/mine.html", progress=progress(current_user.id))
