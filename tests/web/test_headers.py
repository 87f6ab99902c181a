"""What every answer tells the browser."""

import dataclasses
import gzip

import pytest

from scenario_trainer.web import create_app, login
from scenario_trainer.web.app import MOST_BYTES
from tests import stored
from tests.stored import PASSWORD

ASKED = ("/sign-in", "/nothing-here", "/privacy", "/healthz")


@pytest.mark.parametrize("path", ASKED)
def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_inline(client, path):
    policy = client.get(path).headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy


@pytest.mark.parametrize("path", ASKED)
def test_nothing_personal_is_kept(client, path):
    answer = client.get(path)

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Strict-Transport-Security" not in answer.headers


def test_over_https_nothing_travels_otherwise(embedded, records, officer):
    app = create_app(dataclasses.replace(embedded, address="https://trainer.example"))
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()

    answer = client.post("/sign-in", data={"name": "arta", "password": PASSWORD})

    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert "Secure" in answer.headers["Set-Cookie"]
    assert client.get_cookie(f"__Host-{login.COOKIE}").secure


def test_pages_come_compressed_where_the_browser_can_read_it(client):
    packed = client.get("/sign-in", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/sign-in", headers={"Accept-Encoding": "identity"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(packed.data)) >= len(plain.data) - 200
    assert len(packed.data) < len(plain.data) / 2


def test_templates_carry_nothing_inline():
    from scenario_trainer.config import data_folder

    for path in data_folder("templates").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert " style=" not in text and "<style" not in text, path
        assert " onclick=" not in text and "hx-on" not in text and "<script>" not in text, path


def test_a_long_form_is_refused(records, signed_in):
    browser = signed_in(stored.a_person("long"))

    assert (
        browser.post("/account/timers", data={"timers": "x" * (MOST_BYTES + 1)}).status_code == 413
    )
