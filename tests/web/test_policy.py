"""Every address has a policy, and the policy holds for every role."""

import pytest
from flask import Flask

from scenario_trainer.errors import NotReady
from scenario_trainer.web import policy
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
PLACES |= {"version": "0", "name": "nothing"}


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
