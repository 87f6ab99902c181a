"""Every address has a policy, and the policy holds for every role."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from scenario_trainer.errors import NotReady
from scenario_trainer.records import attempts, opening, people
from scenario_trainer.training import demo
from scenario_trainer.web import create_app, policy
from tests import stored

GRANTS = ("officer", "trainer", "author", "administrator")
MAY = {
    "public": set(GRANTS) | {None},
    "signed_in": set(GRANTS),
    "officer": {"officer"},
    "administrator": {"administrator"},
    "author": {"author", "administrator"},
}
# What stands in an address: things that are nobody's, so whoever may ask is told 404.
PLACES = {"attempt": "nothing", "slug": "nothing", "token": "nothing", "person": 0, "number": 0}
PLACES |= {"version": "0", "name": "nothing", "text": "nothing"}


def addresses(app: Flask):
    for rule in app.url_map.iter_rules():
        declared = app.view_functions[rule.endpoint].policy
        with app.test_request_context():
            path = rule.build({name: PLACES[name] for name in rule.arguments})[1]
        for method in sorted(rule.methods & {"GET", "POST"}):
            yield method, path, declared


@pytest.mark.parametrize("grant", [*GRANTS, None])
def test_each_role_gets_what_the_policy_says_and_nothing_else(app, records, signed_in, grant):
    person = stored.a_person("somebody", grant) if grant else None

    for method, path, declared in addresses(app):
        client = signed_in(person) if person else app.test_client()
        answer = client.open(path, method=method)
        told = f"{method} {path} as {grant}: {answer.status_code}"
        if grant in MAY[declared]:
            assert answer.status_code not in (401, 403), told
            assert answer.status_code < 500, told
        elif grant is None:
            assert answer.status_code == 303 and "/sign-in" in answer.location, told
        else:
            assert answer.status_code == 403, told


def test_an_address_without_a_policy_stops_the_start():
    app = Flask("careless", static_folder=None)
    app.add_url_rule("/open", view_func=lambda: "oops")

    with pytest.raises(NotReady, match="/open"):
        policy.check(app)


def test_htmx_is_sent_to_the_door_as_a_whole_page(client):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/practice/abc"}

    answer = client.post("/practice/abc/moves", headers=headers)

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/sign-in?next=/practice/abc"


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
        "account.end_sign_in", "account.mine", "account.password",
        "account.sign_out_everywhere", "account.timers",
    },
    "officer": {
        "library.begin", "library.introduction", "library.shelf", "practice.debrief",
        "practice.decide", "practice.delete", "practice.keep_draft", "practice.pause",
        "practice.plan", "practice.play", "practice.read_question", "practice.report",
        "practice.resume", "practice.submit", "progress.mine", "own_texts.ask", "own_texts.delete",
        "own_texts.listed",
    },
    "administrator": {
        "people.add_unit", "people.disable", "people.enable", "people.everyone", "people.invite",
        "people.reset",
    },
    "author": {"reports.latest"},
}  # fmt: skip


def test_every_address_has_the_policy_written_down_here(app):
    declared = {name: set() for name in POLICIES}
    for name, view in app.view_functions.items():
        declared[view.policy].add(name)

    assert declared == POLICIES


def _said(response) -> str:
    """The page without its tokens, which carry the second they were made in."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", response.text)


@pytest.mark.parametrize("grants", [GRANTS, ("officer",)])
def test_what_is_somebody_elses_is_answered_like_what_is_not_there(
    app, records, signed_in, attempt, grants
):
    stranger = signed_in(stored.a_person("stranger", *grants))
    owner = people.named("arta")
    paths = [path for path in ways(app, "<attempt>")]
    before = attempts.of_officer(attempt, owner.id)

    for method, path in paths:
        theirs = stranger.open(path.replace("PLACE", attempt), method=method)
        nobodys = stranger.open(path.replace("PLACE", "nothing"), method=method)
        assert theirs.status_code == nobodys.status_code in (404, 422), path
        assert _said(theirs).replace(attempt, "nothing") == _said(nobodys), path

    assert len(paths) == 14
    assert attempts.of_officer(attempt, owner.id) == before


def ways(app: Flask, place: str):
    for rule in app.url_map.iter_rules():
        if place in str(rule):
            for method in sorted(rule.methods & {"GET", "POST"}):
                yield method, str(rule).replace(place, "PLACE").replace("<text>", "plan")


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
