"""Every address has a policy, and the policy holds for every role."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from scenario_trainer.errors import NotReady
from scenario_trainer.records import attempts, database, opening
from scenario_trainer.training import accounts, demo
from scenario_trainer.training.views import PlanView
from scenario_trainer.web import create_app, policy
from tests import stored
from tests.web.conftest import HTMX

GRANTS = ("officer", "trainer", "author", "administrator")
MAY = {
    "public": {None, *GRANTS},
    "signed_in": set(GRANTS),
    "officer": {"officer"},
    "administrator": {"administrator"},
    "author": {"author", "administrator"},
}
CALLERS = {  # who asks: their grants, and whether their account has been closed since
    "nobody": (None, False),
    "another officer": ("officer", False),
    "a trainer": ("trainer", False),
    "an author": ("author", False),
    "an administrator": ("administrator", False),
    "a closed account": ("officer", True),
}
# Whose a thing is that an address names: an officer's own, or everybody's who may come at all.
OWNED = {"attempt", "number", "text"}
SHARED = {"slug", "person", "token", "version", "name"}
# What the owner gets, in this order: what ends something comes last. A new address has to be
# written down here.
OWN = {
    "access.home GET": 303, "access.sign_in GET": 303, "access.signed_in GET": 200,
    "assets.file GET": 404,
    "system.healthz GET": 200, "system.privacy GET": 200, "system.support_page GET": 200,
    "system.language POST": 303, "library.shelf GET": 200, "library.introduction GET": 200,
    "practice.play GET": 200, "practice.debrief GET": 409, "own_texts.listed GET": 200,
    "own_texts.ask GET": 200, "progress.mine GET": 200, "account.mine GET": 200,
    "account.timers POST": 422, "account.password POST": 422, "practice.keep_draft POST": 409,
    "practice.read_question POST": 409, "practice.remark POST": 303, "practice.plan POST": 303,
    "practice.pause POST": 303, "practice.start_clock POST": 303, "practice.decide POST": 422,
    "practice.submit POST": 303, "own_texts.delete POST": 303, "library.begin POST": 422,
    "practice.delete POST": 303, "access.invitation GET": 200, "access.accept POST": 422,
    "access.reset GET": 200, "access.use_reset POST": 422, "people.everyone GET": 200,
    "people.invite POST": 200, "people.add_unit POST": 303, "people.reset POST": 200,
    "people.disable POST": 303, "people.enable POST": 303, "remarks.latest GET": 200,
    "access.enter POST": 303, "account.end_sign_in POST": 303,
    "account.sign_out_everywhere POST": 303, "access.sign_out POST": 303,
}  # fmt: skip
NOTHING = {"attempt": "nothing", "number": 0, "text": "nothing", "slug": "nothing", "person": 0,
           "token": "nothing", "version": "0", "name": "nothing"}  # fmt: skip
FORM = {"turn": "0", "words": "word", "when_that": "a", "then_i": "b", "name": "n", "region": "r",
        "grants": "officer"}  # fmt: skip


def ways(app: Flask, things: dict[str, object]) -> Iterator[tuple[Rule, str, str]]:
    """Every address and method there is, pointing at these things."""
    for rule in app.url_map.iter_rules():
        with app.test_request_context():
            path = rule.build({name: things[name] for name in rule.arguments})[1]
        for method in sorted(rule.methods & {"GET", "POST"}):
            yield rule, method, path


def stored_rows() -> dict[str, list[str]]:
    """Everything in every table, but for when a sign-in was last used."""
    tables = database.db.metadata.sorted_tables
    columns = {table.name: [c for c in table.columns if c.name != "seen_at"] for table in tables}
    return {name: sorted(map(repr, database.rows(select(*each)))) for name, each in columns.items()}


@pytest.fixture
def theirs(records, signed_in, officer, attempt) -> dict[str, object]:
    """Things of the officer `arta`, by the names they have in addresses."""
    signed_in(officer)
    with database.transaction():
        mine = attempts.of_officer(attempt, officer.id)
        attempts.keep_plan(mine, PlanView("when", "then"))
    number = accounts.sign_ins(officer.id)[0].id
    return NOTHING | {"attempt": attempt, "number": number, "text": "plan", "slug": "the-counter"}


def called(client: FlaskClient, method: str, path: str, headers: dict) -> TestResponse:
    data = FORM if method == "POST" else None
    return client.open(path, method=method, headers=headers, data=data)


def refusal(declared: str, grant: str | None, headers: dict) -> int | None:
    """What the policy answers by itself; None where it lets them through to the view."""
    if grant in MAY[declared]:
        return None
    if grant is None:
        return 401 if headers else 303
    return 403


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["browser", "htmx"])
@pytest.mark.parametrize("caller", CALLERS)
def test_nobody_gets_at_what_is_not_theirs_and_nothing_is_written(
    app, theirs, signed_in, caller, headers
):
    grant, closed = CALLERS[caller]
    client = app.test_client()
    if grant:
        person = stored.a_person("somebody", grant)
        client = signed_in(person)
        if closed:
            accounts.disable(None, person.id)
            grant = None
    before = stored_rows()

    for rule, method, path in ways(app, theirs):
        wanted = refusal(app.view_functions[rule.endpoint].policy, grant, headers)
        if wanted is None and not rule.arguments & OWNED:
            continue  # theirs to open, or everybody's
        answer = called(client, method, path, headers)
        told = f"{method} {path} by {caller}: {answer.status_code}"
        if wanted is None:
            nobodys = called(client, method, nowhere(app, rule, theirs), headers)
            assert answer.status_code == nobodys.status_code, told
            assert answer.status_code in (404, 422) or rule.endpoint == "account.end_sign_in", told
            assert _said(answer).replace(theirs["attempt"], "nothing") == _said(nobodys), told
        else:
            assert answer.status_code == wanted, told
            assert wanted != 303 or answer.location.startswith("/sign-in"), told
        assert stored_rows() == before, told


def nowhere(app: Flask, rule: Rule, theirs: dict[str, object]) -> str:
    """The same address where the first thing it names is nobody's."""
    gone = {name: NOTHING[name] for name in ("attempt", "number") if name in rule.arguments}
    with app.test_request_context():
        return rule.build({name: (theirs | gone)[name] for name in rule.arguments})[1]


def test_every_thing_in_an_address_is_somebodys_or_everybodys(app):
    named = set().union(*(rule.arguments for rule in app.url_map.iter_rules()))

    assert named == OWNED | SHARED


def test_what_is_theirs_opens_for_them(app, theirs, signed_in, officer):
    rules = {f"{rule.endpoint} {method}": (rule, method) for rule, method, _ in ways(app, NOTHING)}
    assert rules.keys() == OWN.keys(), "write down what the owner gets"
    other = stored.a_person("besa")
    invitation, reset = accounts.invite(None, ["officer"]), accounts.reset_link(None, other.id)
    clients = {
        "administrator": signed_in(stored.an_administrator("drita")),
        "author": signed_in(stored.a_person("ilir", "author")),
    }
    owner = signed_in(officer)

    for name, wanted in OWN.items():
        rule, method = rules[name]
        token = reset if "reset" in name else invitation
        things = theirs | {"person": other.id, "token": token}
        with app.test_request_context():
            path = rule.build({name: things[name] for name in rule.arguments})[1]
        client = clients.get(app.view_functions[rule.endpoint].policy, owner)
        assert called(client, method, path, {}).status_code == wanted, name


def test_an_address_without_a_policy_stops_the_start():
    app = Flask("careless", static_folder=None)
    app.add_url_rule("/open", view_func=lambda: "oops")

    with pytest.raises(NotReady, match="/open"):
        policy.check(app)


def test_a_page_with_scripts_stays_and_is_told_that_the_sign_in_is_over(client):
    answer = client.post("/practice/abc/moves", headers={"HX-Request": "true"})

    assert answer.status_code == 401 and answer.mimetype == "text/plain"
    assert "not signed in any more" in answer.text
    assert "HX-Redirect" not in answer.headers


@pytest.mark.parametrize(
    "address",
    ["", None, "https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\n/b"],
)
def test_nobody_is_led_elsewhere(address):
    assert not policy.is_safe_address(address)


def test_a_path_of_ours_is_safe():
    assert policy.is_safe_address("/practice/abc?past_stop=2")


POLICIES = {
    "public": {
        "access.accept", "access.enter", "access.home", "access.invitation", "access.reset",
        "access.sign_in", "access.sign_out", "access.use_reset", "assets.file", "system.healthz",
        "system.language", "system.privacy", "system.support_page",
    },
    "signed_in": {
        "access.signed_in", "account.end_sign_in", "account.mine", "account.password",
        "account.sign_out_everywhere", "account.timers",
    },
    "officer": {
        "library.begin", "library.introduction", "library.shelf", "practice.debrief",
        "practice.decide", "practice.delete", "practice.keep_draft", "practice.pause",
        "practice.plan", "practice.play", "practice.read_question", "practice.remark",
        "practice.start_clock", "practice.submit", "progress.mine", "own_texts.ask", "own_texts.delete",
        "own_texts.listed",
    },
    "administrator": {
        "people.add_unit", "people.disable", "people.enable", "people.everyone", "people.invite",
        "people.reset",
    },
    "author": {"remarks.latest"},
}  # fmt: skip


def test_every_address_has_the_policy_written_down_here(app):
    declared = {name: set() for name in POLICIES}
    for name, view in app.view_functions.items():
        declared[view.policy].add(name)

    assert declared == POLICIES


def _said(response) -> str:
    """The page without its tokens, which carry the second they were made in."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", response.text)


@pytest.mark.parametrize("number", ["9" * 10, "9" * 30, "9" * 5000])
def test_a_number_no_table_can_hold_leads_nowhere(signed_in, records, number):
    browser = signed_in(stored.an_administrator("drita"))

    answers = [
        browser.post(f"/people/{number}/disable"),
        browser.post(f"/account/sign-ins/{number}/end"),
    ]

    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.usefixtures("empty_database")
def test_with_the_demonstration_academy_nobody_else_is_served(embedded):
    with opening.opened(embedded):
        demo.load()

    create_app(embedded)
    with pytest.raises(NotReady, match="demonstration academy"):
        create_app(replace(embedded, host="0.0.0.0"))


def test_what_htmx_says_about_the_page_may_be_nonsense(client):
    answer = client.get("/account", headers={"HX-Request": "true", "HX-Current-URL": "http://["})

    assert answer.status_code == 401
