"""My progress: what an officer's own attempts show."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.training.progress import progress
from scenario_trainer.web.policy import officer_required

bp = Blueprint("progress", __name__)


@bp.get("/progress")
@officer_required
def mine() -> ResponseReturnValue:
    """The competencies over attempts, a page of the attempts, and the plans."""
    page = request.args.get("page", 1, type=int)
    return render_template("progress/mine.html", progress=progress(current_user.id, page))
