"""Who may open an address: every view says so with one of these, or the app does not start.

Anonymous people are asked to sign in, a wrong grant is answered with 403.
Whether a thing is theirs is decided by the query that looks for it: what is
somebody else's is simply not there (404).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, abort
from flask_login import current_user
from werkzeug.routing import IntegerConverter

from scenario_trainer.errors import NotReady
from scenario_trainer.web import unsent

View = Callable[..., Any]


class Id(IntegerConverter):
    """A number of a row in an address; one that no table can hold leads nowhere."""

    regex = r"\d{1,9}"


def public(view: View) -> View:
    """Anybody, signed in or not."""
    view.policy = "public"
    return view


def signed_in_required(view: View) -> View:
    """Anybody who has signed in."""
    return _guarded(view, "signed_in", lambda: True)


def officer_required(view: View) -> View:
    """Officers, for what is theirs."""
    return _guarded(view, "officer", lambda: "officer" in current_user.grants)


def administrator_required(view: View) -> View:
    """Administrators of accounts."""
    return _guarded(view, "administrator", lambda: "administrator" in current_user.grants)


def author_required(view: View) -> View:
    """Authors, and administrators who pass their messages on."""
    return _guarded(view, "author", lambda: {"author", "administrator"} & set(current_user.grants))


def _guarded(view: View, policy: str, is_allowed: Callable[[], Any]) -> View:
    @wraps(view)
    def guarded(*args, **values):
        if not current_user.is_authenticated:
            return unsent.ask_to_sign_in()
        if not is_allowed():
            abort(403)
        return view(*args, **values)

    guarded.policy = policy
    return guarded


def is_safe_address(address: str | None) -> bool:
    """Whether *address* is a path of ours, so that nobody is led elsewhere after signing in."""
    return (
        bool(address)
        and address.isprintable()
        and address[0] == "/"
        and (not address.startswith(("//", "/\\")) and "\\" not in address)
    )


def check(app: Flask) -> None:
    """Stop the start where an address has no policy."""
    open_ones = [
        str(rule)
        for rule in app.url_map.iter_rules()
        if not hasattr(app.view_functions[rule.endpoint], "policy")
    ]
    if open_ones:
        raise NotReady(f"No policy is declared for {', '.join(sorted(open_ones))}.")
