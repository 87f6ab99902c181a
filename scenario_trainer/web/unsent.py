"""What somebody filled into a form that could not be taken: never lost, and only ever theirs.

A form may be refused, since a field is wrong or the scene has moved on. It may come
after its sign-in has ended, or while somebody else is signed in: a station's computer
is shared. One rule for all of them. Whoever the form was made for gets the page it
stands on, filled in as before, with a sentence that says what to do. Whoever is not
signed in, or is somebody else, sees none of it: it is held for the person the form
was made for until they open that page again. A page with scripts stays as it is and
gets the sentence for its banner. Passwords are neither held nor filled in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, Response, current_app, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import MultiDict

from scenario_trainer.errors import InputError, PlayError
from scenario_trainer.training import unsent
from scenario_trainer.web import form_tokens
from scenario_trainer.web.errors import SECRET, page, status_of
from scenario_trainer.web.htmx import is_fragment_wanted
from scenario_trainer.web.words import ERRORS, sentence_of

View = Callable[..., Any]
BOOKKEEPING = {"turn", "key", "kind", "seen", "sequence", "known"}  # in a form, and typed by nobody


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form stands: its page, the part htmx gets, and the form it is filled in again."""

    page: str
    fragment: View | None
    form: str


def install(app: Flask) -> None:
    """Answer forms of others, forget what was taken, and let templates ask what was filled in."""
    app.register_error_handler(CSRFError, not_the_readers)
    app.after_request(forget_what_was_taken)
    app.jinja_env.globals["filled_in"] = filled_in


def shown_again_by(page: View, fragment: View | None = None, form: View | None = None) -> View:
    """Say on which page the form of a view stands; it is shown again where the form is refused."""

    def around(view: View) -> View:
        @wraps(view)
        def answered(*args, **values):
            try:
                return view(*args, **values)
            except (InputError, PlayError) as error:
                return shown_again(sentence_of(error), status_of(error))

        answered.place = Place(page.__name__, fragment, (form or view).__name__)
        return answered

    return around


def shown_again(sentence: str, status: int) -> Response:
    """The page the form stands on, filled in as it came, with what to do."""
    g.notice = sentence
    stays_filled_in()
    place = _place()
    endpoint, values = _page_of(place)
    part = place.fragment if is_fragment_wanted() else None
    try:
        answer = make_response((part or current_app.view_functions[endpoint])(**values))
    except PlayError:  # that page is closed as well; it opens again
        _hold(place)
        raise
    if answer.status_code == 200:
        answer.status_code = status
    return answer


def stays_filled_in() -> None:
    """This answer shows the form as it came."""
    g.stays = True


def filled_in(form: str) -> MultiDict | None:
    """What stands in a form of this page already: as it came just now, or held from before."""
    place = _place()
    if "stays" in g:
        return request.form if place and f"{request.blueprint}.{place.form}" == form else None
    held = _held().get(form)
    return MultiDict(held) if held else None


def notice() -> str | None:
    """What is said on top of a page: why it was refused, or that held words are back."""
    if "notice" in g:
        return g.notice
    return str(ERRORS["unsent_is_back"]) if _held() else None


def ask_to_sign_in() -> ResponseReturnValue:
    """To the sign-in page and back; a page that can stay is told to, and asks beside it."""
    place = _place()
    if place:
        _hold(place)
    if is_fragment_wanted():
        return page(401, str(ERRORS["signed_out"]))
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("access.sign_in", next=_address(place) if place else back), 303)


def not_the_readers(_: CSRFError) -> ResponseReturnValue:
    """A form without the reader's token: somebody else's, nobody's, or from before a sign-in."""
    place = _place()
    if getattr(_view(), "policy", None) == "public" and place:
        return shown_again(str(ERRORS["sent_again"]), 400)
    if not current_user.is_authenticated:
        return ask_to_sign_in()
    if form_tokens.made_for() in (None, current_user.public_id):
        return page(400)
    if place:
        _hold(place)
    return page(401, str(ERRORS["somebody_else"]))


def forget_what_was_taken(answer: Response) -> Response:
    """Once the form is taken, nothing of it is held any more."""
    place = _place() if answer.status_code < 400 else None
    if place and _something_is_held():
        unsent.forget(current_user.id, _address(place), f"{request.blueprint}.{place.form}")
    return answer


def forget_attempt(attempt: str) -> None:
    """What was deleted in an attempt is not held beside it either."""
    for page_of_attempt in ("practice.play", "practice.debrief"):
        unsent.forget_page(current_user.id, url_for(page_of_attempt, attempt=attempt))


def _hold(place: Place) -> None:
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in SECRET and name != form_tokens.FIELD
    ]
    if {name for name, _ in fields} <= BOOKKEEPING:
        return
    form = f"{request.blueprint}.{place.form}"
    unsent.hold(form_tokens.made_for(), _address(place), form, fields)


def _held() -> dict[str, unsent.Fields]:
    """What is held for this reader on this page, by its form."""
    if "held" not in g:
        asks = request.method == "GET" and request.endpoint in _pages()
        known = asks and _something_is_held()
        g.held = unsent.held_for(current_user.id, request.path) if known else {}
    return g.held


def _something_is_held() -> bool:
    """Whether there is anything held for this reader, as the look-up of the sign-in told."""
    return "without_person" not in g and current_user.is_authenticated and current_user.has_unsent


def _pages() -> set[str]:
    """Every page that a form stands on."""
    if "unsent" not in current_app.extensions:
        views = current_app.view_functions.items()
        current_app.extensions["unsent"] = {
            f"{name.partition('.')[0]}.{view.place.page}"
            for name, view in views
            if hasattr(view, "place")
        }
    return current_app.extensions["unsent"]


def _view() -> View | None:
    return current_app.view_functions.get(request.endpoint or "")


def _place() -> Place | None:
    """Where the form that came stands."""
    return getattr(_view(), "place", None) if request.method == "POST" else None


def _page_of(place: Place) -> tuple[str, dict[str, Any]]:
    endpoint = f"{request.blueprint}.{place.page}"
    wanted = next(current_app.url_map.iter_rules(endpoint)).arguments
    given = request.view_args or {}
    return endpoint, {name: value for name, value in given.items() if name in wanted}


def _address(place: Place) -> str:
    endpoint, values = _page_of(place)
    return url_for(endpoint, **values)
