"""An attempt: the present scene, the moves, the ending and the debrief."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from scenario_trainer.errors import InputError
from scenario_trainer.stage.form import Answer, Typed
from scenario_trainer.stage.kinds.narrative import DraftView
from scenario_trainer.stage.views import AddressesView, GivenView, SceneView
from scenario_trainer.training import debrief as debriefs
from scenario_trainer.training import practice
from scenario_trainer.training.views import PlanView
from scenario_trainer.training.writing import Choice
from scenario_trainer.web.htmx import fragment_or_redirect, page_or_fragment, retargeted
from scenario_trainer.web.languages import present
from scenario_trainer.web.policy import officer_required
from scenario_trainer.web.unsent import (
    filled_in,
    forget_attempt,
    shown_again_by,
    stays_filled_in,
)

SIDES = ("for", "against")
LARGEST = 2**53
SCENE = "scene/scene.html"
bp = Blueprint("practice", __name__, url_prefix="/practice")


@bp.get("/<attempt>")
@officer_required
def play(attempt: str) -> ResponseReturnValue:
    """The present scene."""
    past_stop = request.args.get("past_stop", type=int)
    scene = practice.scene(attempt, current_user.id, past_stop=past_stop)
    return page_or_fragment("practice/play.html", SCENE, scene=shown(scene))


@bp.post("/<attempt>/moves")
@officer_required
@shown_again_by(play)
def decide(attempt: str) -> ResponseReturnValue:
    """Take one move and show the scene it leads to."""
    answer = read_answer()
    scene = practice.decide(attempt, officer_id=current_user.id, answer=answer)
    if answer.kind == "hint":  # what was filled in beside it stays where it is
        stays_filled_in()
        return page_or_fragment("practice/play.html", SCENE, scene=shown(scene))
    return fragment_or_redirect(SCENE, to=url_for(".play", attempt=attempt), scene=shown(scene))


def play_again(attempt: str) -> ResponseReturnValue:
    """The whole scene, where the part that was asked for does not fit any more."""
    return retargeted(play(attempt), "#scene")


@bp.post("/<attempt>/clock")
@officer_required
@shown_again_by(play, fragment=play_again)
def start_clock(attempt: str) -> ResponseReturnValue:
    """Show the choices of a timed decision, whose clock runs from now on."""
    scene = practice.start_clock(attempt, current_user.id, turn=read_turn())
    to = url_for(".play", attempt=attempt, _anchor="timed")
    return fragment_or_redirect("scene/timed.html", to=to, scene=shown(scene))


def shown(scene: SceneView) -> SceneView:
    """The scene with the addresses of its attempt, and with what was filled in of it before."""
    past_stop = scene.stop.back_to if scene.stop else None
    addresses = addresses_of(scene.attempt, past_stop, request.script_root)
    return replace(scene, addresses=addresses, **_filled_in(scene))


@lru_cache(maxsize=2000)
def addresses_of(attempt: str, past_stop: int | None, _: str) -> AddressesView:
    """The addresses of an attempt, below the path that the site stands at; every scene has the same."""
    to = partial(url_for, attempt=attempt)
    return AddressesView(
        moves=to(".decide"),
        clock=to(".start_clock"),
        question=to(".read_question"),
        draft=to(".keep_draft"),
        past_stop=to(".play", past_stop=past_stop),
        submit=to(".submit"),
        debrief=to(".debrief"),
        timers=url_for("account.mine", _anchor="timers"),
    )


def _filled_in(scene: SceneView) -> dict[str, object]:
    """What was filled in belongs to its turn; of another turn only the words are shown."""
    sent = filled_in("practice.decide")
    if not sent:
        return {}
    if sent.get("kind") == "hint" or sent.get("turn") == str(scene.turn):
        return {"given": GivenView(dict(sent.lists()))}
    return {"words_left": sent.get("words", "")}


def read_answer() -> Answer:
    """The move as the form says it."""
    form, typed = request.form, read_typed()
    if not typed.window:
        raise InputError(code="unknown_move")
    return Answer(
        kind=form.get("kind", ""),
        turn=read_turn(),
        key=typed.window,
        tokens=tuple(form.getlist("option")),
        confidence=form.get("confidence"),
        reason=form.get("reason"),
        words=typed.words,
        to=form.get("to", type=int),
        placed=tuple(read_places()),
        number=form.get("number", type=int),
        motive=form.get("motive"),
        topic=form.get("topic"),
        question=form.get("question"),
        seen=typed.seen,
        sequence=typed.sequence,
    )


def read_typed() -> Typed:
    """The words with the window they were typed in; its key is that of the form."""
    form = request.form
    key, seen, sequence = form.get("key", ""), read_count("seen"), read_count("sequence")
    if len(key) > 64:
        raise InputError(code="unknown_move")
    return Typed(key, form.get("words", ""), seen, sequence)


def read_count(name: str) -> int:
    """A number that only grows; 0 where there is none, or none that a table holds."""
    number = request.form.get(name, 0, type=int)
    return number if 0 <= number < LARGEST else 0


def read_turn() -> int:
    """Where the officer stood when the form was shown."""
    turn = request.form.get("turn", type=int)
    if turn is None or turn < 0:
        raise InputError(code="unknown_move")
    return turn


def read_places() -> Iterator[tuple[str, str]]:
    """Where each item or task was put, and which signs were named on which side."""
    for name, value in request.form.items(multi=True):
        if name.startswith("put-"):
            yield name.removeprefix("put-"), value
        elif name in SIDES:
            yield value, name


@bp.post("/<attempt>/question")
@officer_required
@shown_again_by(play, form=decide)
def read_question(attempt: str) -> ResponseReturnValue:
    """Show how a question in the officer's own words is read; nothing is recorded."""
    words = request.form.get("words", "")
    scene = practice.read_question(attempt, current_user.id, words, language=present())
    return page_or_fragment("practice/play.html", SCENE, scene=shown(scene))


def draft_again(attempt: str) -> ResponseReturnValue:
    """What stands beside the report where its draft could not be kept."""
    seen, keeps_at = read_count("seen"), _keeps_at(attempt)
    return render_template(
        "scene/draft.html", keeps_at=keeps_at, draft=None, text="", seen=seen, state="refused"
    )


def _keeps_at(attempt: str) -> str:
    return url_for(".keep_draft", attempt=attempt)


def _draft_shown(draft: DraftView, typed: Typed) -> dict[str, object]:
    """What stands beside the report after its words were sent in: kept, or beside newer ones."""
    return {
        "draft": draft,
        "text": typed.words,
        "seen": draft.seen(typed.words, typed.seen),
        "state": "kept" if draft.words == typed.words else "beside",
        "window": typed.window,
    }


@bp.post("/<attempt>/draft")
@officer_required
@shown_again_by(play, fragment=draft_again, form=decide)
def keep_draft(attempt: str) -> ResponseReturnValue:
    """Keep what is typed of a report; another window's words are never replaced by it."""
    choice = Choice(request.form.get("go_on_with", ""), request.form.get("discard", ""))
    typed, to = read_typed(), url_for(".play", attempt=attempt)
    draft = practice.keep_draft(attempt, current_user.id, typed, read_turn(), choice)
    if choice.go_on_with:
        scene = practice.scene(attempt, current_user.id)
        return fragment_or_redirect(SCENE, to=to, scene=shown(scene))
    return fragment_or_redirect(
        "scene/draft.html", to=to, keeps_at=_keeps_at(attempt), **_draft_shown(draft, typed)
    )


@bp.post("/<attempt>/pause")
@officer_required
def pause(attempt: str) -> ResponseReturnValue:
    """Stop for now; outside an assessment a clock keeps what is left of it."""
    practice.pause(attempt, current_user.id)
    return redirect(url_for("library.shelf"), 303)


@bp.post("/<attempt>/submit")
@officer_required
def submit(attempt: str) -> ResponseReturnValue:
    """Hand in an assessment; then its debrief opens."""
    debriefs.submit(attempt, current_user.id)
    return redirect(url_for(".debrief", attempt=attempt), 303)


@bp.post("/<attempt>/delete")
@officer_required
def delete(attempt: str) -> ResponseReturnValue:
    """Delete an attempt at practice."""
    practice.delete(attempt, current_user.id)
    forget_attempt(attempt)
    return redirect(url_for("progress.mine"), 303)


def remark_again(attempt: str) -> ResponseReturnValue:
    """The form for a remark, once more."""
    return render_template("practice/_remark.html", attempt=attempt, is_made=False)


@bp.post("/<attempt>/report")  # of a page that was open before
@bp.post("/<attempt>/remarks")
@officer_required
@shown_again_by(play, fragment=remark_again)
def remark(attempt: str) -> ResponseReturnValue:
    """Tell the authors that something is wrong in this scene."""
    practice.remark(attempt, current_user.id, request.form.get("words", ""))
    to = url_for(".play", attempt=attempt, remarked=1)
    return fragment_or_redirect("practice/_remark.html", to=to, attempt=attempt, is_made=True)


@bp.get("/<attempt>/debrief")
@officer_required
def debrief(attempt: str) -> ResponseReturnValue:
    """The debrief: the moment it turned, the outcome, the process, the profile and the own plan."""
    own = debriefs.debrief(attempt, current_user.id)
    return render_template("practice/debrief.html", own=own, debrief=own.debrief)


def plan_again(attempt: str) -> ResponseReturnValue:
    """The form for a plan, once more."""
    return render_template("practice/_plan.html", plan=PlanView(), attempt=attempt, is_kept=False)


@bp.post("/<attempt>/plan")
@officer_required
@shown_again_by(debrief, fragment=plan_again)
def plan(attempt: str) -> ResponseReturnValue:
    """Keep the officer's own plan."""
    own = read_plan()
    debriefs.plan(attempt, current_user.id, own)
    to = url_for(".debrief", attempt=attempt, _anchor="plan")
    return fragment_or_redirect(
        "practice/_plan.html", to=to, plan=own, attempt=attempt, is_kept=True
    )


def read_plan() -> PlanView:
    """The plan as the form says it."""
    form = request.form
    return PlanView(
        when_that=form.get("when_that", "").strip(),
        then_i=form.get("then_i", "").strip(),
        by=_day(form.get("by", "").strip()),
    )


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise InputError(code="input_error") from error
