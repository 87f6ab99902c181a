"""Whatever a field, an address or a cookie holds, the answer is one of ours: no 5xx, no traceback.

The fields are those of the forms on the pages, and the addresses those of the app, so
that a new one is swept without being named. Some values are tried everywhere, the
others by chance; `EVERY_VALUE=1` tries them all.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from scenario_trainer.config import data_folder
from scenario_trainer.engine.play import play
from scenario_trainer.records import database, opening
from scenario_trainer.records.people import StoredPerson
from scenario_trainer.records.tables import SignInTry
from scenario_trainer.training import accounts
from scenario_trainer.web import login
from scenario_trainer.web.app import MOST_BYTES
from tests import stored
from tests.stored import PASSWORD
from tests.training.wandering import a_way, bench, the_bench
from tests.web.conftest import HTMX, an_app_that_closes
from tests.web.forms import Form, forms_in

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]

WORST = ("", "a\0b", "9" * 30, b"\xed\xa0\x80", "ë" * 10_001)
OTHERS = (
    " \t ", "\r\nX: y", "\u2028\x85\x0b\x1b[31m", "\u202eabc\u202c\u200b\ufeff", "e\u0301" * 40,
    "👩🏽‍✈️", "-1", "0", "٣", "1e999", "NaN", "null", "[]", '{"a": 1}', "<script>alert(1)</script>",
    "\"'><&amp;", "' OR 1=1 --", "%s%n%(x)s{0}{{ 7 * 7 }}", "../../../etc/passwd", "2026-02-30",
    "9999-12-31", "0000-00-00", b"\xff\xfe", "x" * (MOST_BYTES + 1),
)  # fmt: skip
GOOD = {"by": "2026-12-01", "password": PASSWORD, "old": PASSWORD, "new": "krejt tjetër gjë"}
SOME = 2  # of the others, for one field
Value = str | bytes


@dataclass(frozen=True)
class Spot:
    """A form on a page: whose page it is, how to come to one like it, and which form it is."""

    client: FlaskClient
    page: Callable[[], str]
    sign: tuple

    def form(self) -> Form:
        """The form on a page like it that nobody has used yet."""
        page = self.page()
        return next(form for form in forms_on(self.client, page) if sign_of(form) == self.sign)


def forms_on(client: FlaskClient, page: str) -> list[Form]:
    """The forms of a page; one that does not say where it goes to goes to the page itself."""
    forms = forms_in(client.get(page).text)
    for form in forms:
        form.action = form.action or page
    return forms


def sign_of(form: Form) -> tuple:
    """What tells a form from another: where it goes to, and its fields without their tokens."""
    place = re.sub(r"/[\w-]{20,}|/\d+", "/*", form.action)
    return place, dict(form.hidden).get("kind"), tuple(sorted(set(map(plain, names_in(form)))))


def plain(name: str) -> str:
    """A field's name without the token that each attempt has its own of."""
    return re.sub(r"-[0-9a-f]{12}", "-*", name)


def names_in(form: Form) -> set[str]:
    """Every field that the form can send, but for the token against forgery."""
    named = {name for name, _ in form.hidden} | {name for name, _, _ in form.buttons}
    named |= {*form.radios, *form.boxes, *form.selects, *form.texts, *form.inputs}
    return named - {"csrf_token", ""}


@pytest.fixture
def app(settings) -> Iterator[Flask]:
    """The whole application on either database, with the same open for arranging."""
    with an_app_that_closes(settings) as app, opening.opened(settings):
        the_bench()
        stored.the_counter()
        yield app


@pytest.fixture
def administrator(app, signed_in) -> FlaskClient:
    accounts.add_unit(None, "Tirana 1", "Tirana")
    return signed_in(stored.an_administrator("drita"))


def ways_to_every_scene() -> list[list[play.Move]]:
    """Moves to each scene of the case with every kind of scene, and to its ending."""
    scenario, start = bench(), play.Start(5, 0, 1)
    found: dict[tuple, list[play.Move]] = {}
    for seed in range(4):
        moves = a_way(scenario, start, Random(seed))
        for count in range(len(moves) + 1):
            at = play.replay(scenario, start, moves[:count])
            last = moves[count - 1].kind if count else ""
            found.setdefault((at.scene, last == "write"), moves[:count])
    return list(found.values())


def spots_of(app: Flask, officer: StoredPerson, browser, administrator) -> Iterator[Spot]:
    """Every form there is, once."""
    edition, start, stranger = the_bench(), play.Start(5, 0, 1), app.test_client()

    def at_scene(moves: list[play.Move]) -> str:
        ended = {"ended_at": stored.NOON} if moves and is_end(moves) else {}
        given = {"mode": "coach", "edition": edition, "start": start}
        attempt = stored.an_attempt(officer, *moves[: len(moves) - len(ended)], **given)
        if ended:
            stored.move_on(attempt, moves[-1], **ended)
        return f"/practice/{attempt.public_id}"

    def is_end(moves: list[play.Move]) -> bool:
        return play.has_ended(bench(), play.replay(bench(), start, moves))

    def reset() -> str:
        return f"/reset/{accounts.reset_link(None, stored.a_person().id)}"

    pages = [(stranger, lambda: "/sign-in"), (stranger, reset)]
    pages += [(stranger, lambda: f"/invitation/{accounts.invite(None, ['officer'])}")]
    for moves in ways_to_every_scene():
        pages.append((browser, lambda moves=moves: at_scene(moves)))
        if is_end(moves):
            pages.append((browser, lambda moves=moves: f"{at_scene(moves)}/debrief"))
    for path in plain_pages(app):
        pages += [(client, lambda path=path: path) for client in (browser, administrator)]
    seen = set()
    for client, page in pages:
        for form in forms_on(client, page()):
            if names_in(form) and sign_of(form) not in seen:
                seen.add(sign_of(form))
                yield Spot(client, page, sign_of(form))


def plain_pages(app: Flask) -> Iterator[str]:
    """The pages whose address names nothing but a scenario."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" in rule.methods and rule.arguments <= {"slug"}:
                yield rule.build({name: "the-bench" for name in rule.arguments})[1]


def values_for(chance: Random) -> Iterable[Value]:
    """What to put into one field."""
    every = os.environ.get("EVERY_VALUE")
    return (*WORST, *(OTHERS if every else chance.sample(OTHERS, SOME)))


def test_no_field_of_any_form_breaks_a_page(app, officer, browser, administrator, caplog):
    chance, tried, broken = Random(3), 0, []
    spots = list(spots_of(app, officer, browser, administrator))

    for spot in spots:
        form = spot.form()
        for field in spot.sign[-1]:
            for value in values_for(chance):
                address = chance.choice([form.action, *form.elsewhere])
                status = send(spot.client, address, form, field, value, chance)
                tried += 1
                if status >= 500:
                    broken.append(f"{status} {address} {field}={value[:40]!r}")
                if status in (200, 303):
                    form = spot.form()
                if status == 429:
                    forget_tries()

    assert not broken and not complaints(caplog), broken or complaints(caplog)
    assert len(spots) > 20 and tried > 400


def forget_tries() -> None:
    """Let whoever tried too often try again, so that what lies behind is reached."""
    with database.transaction():
        database.change(delete(SignInTry))


def send(client, address: str, form: Form, field: str, value: Value, chance: Random) -> int:
    """The answer to a form that is in order but for one field: other, doubled, or renamed."""
    name = next(name for name in names_in(form) if plain(name) == field)
    fields: list[tuple[str, Value]] = [*form.filled(words="word " * 30)]
    fields += [given for given in form.checked if given[0] in form.boxes]
    good = GOOD | {"name": f"name{chance.randrange(10**9)}"}
    fields += [(each, good.get(each, given or "given")) for each, given in form.inputs.items()]
    others = [field for field in fields if field[0] != name]
    shape = chance.choice(("alone", "alone", "doubled", "array"))
    named = f"{name}[]" if shape == "array" else name
    sent = [*(fields if shape == "doubled" else others), (named, value)]
    kind = "application/x-www-form-urlencoded"
    headers = HTMX if chance.random() < 0.5 else {}
    return client.post(
        address, data=urlencode(sent), content_type=kind, headers=headers
    ).status_code


def test_no_part_of_an_address_breaks_a_page(app, officer, browser, administrator, caplog):
    chance, broken = Random(5), []
    own = {"slug": "the-bench", "text": "plan", "version": "0", "name": "icon.svg", "number": "1"}
    own |= {"attempt": stored.an_attempt(officer, edition=the_bench()).public_id, "person": "1"}

    for path in every_address(app, own, chance):
        for method in ("GET", "POST"):
            client = chance.choice((browser, administrator))
            status = client.open(path, method=method, data={"turn": "0"}).status_code
            if status >= 500:
                broken.append(f"{status} {method} {path[:80]}")

    assert not broken and not complaints(caplog), broken or complaints(caplog)


def every_address(app: Flask, own: dict[str, str], chance: Random) -> Iterator[str]:
    """Each address with something else in each of its parts, and behind its question mark."""
    asked = arguments_asked_for()
    for rule in app.url_map.iter_rules():
        for part in rule.arguments:
            for value in values_for(chance):
                yield filled(rule.rule, own | {part: value})
        if "GET" in rule.methods:
            for name in asked:
                value = chance.choice((*WORST, *OTHERS))[:2000]
                yield f"{filled(rule.rule, own)}?{urlencode([(name, value)])}"


def filled(rule: str, things: dict[str, Value]) -> str:
    """An address with these things in it, however wrong."""
    return re.sub(
        r"<(?:\w+:)?(\w+)>", lambda found: quote(things.get(found[1], "x")[:2000], safe=""), rule
    )


def arguments_asked_for() -> set[str]:
    """The names that a view or a template looks for behind the question mark."""
    views = Path(login.__file__).parent.glob("*.py")
    texts = (path.read_text(encoding="utf-8") for path in (*views, *templates()))
    asked = re.compile(r'request\.(?:args|values)\.get\("(\w+)"')
    return {name for text in texts for name in asked.findall(text)}


def templates() -> Iterator[Path]:
    return data_folder("templates").rglob("*.html")


@pytest.mark.parametrize("name", [login.COOKIE, "trainer", "language"])
def test_no_cookie_breaks_a_page(app, caplog, name):
    for value in (*WORST, *OTHERS):
        client, kept = app.test_client(), quote(value[:600])
        client.set_cookie(name, kept)
        assert client.get("/library").status_code == 303, kept
        assert client.get("/sign-in").status_code == 200, kept
    assert not complaints(caplog)


def test_no_token_against_forgery_breaks_a_page(app, caplog):
    app.config["WTF_CSRF_ENABLED"] = True
    client = app.test_client()
    client.get("/sign-in")
    kind = "application/x-www-form-urlencoded"

    for value in (*WORST, *OTHERS):
        sent = urlencode([("csrf_token", value), ("name", "arta")])
        assert client.post("/sign-in", data=sent, content_type=kind).status_code in (400, 413, 422)
    assert not complaints(caplog)


def complaints(caplog) -> list[str]:
    """What the program wrote down as an error."""
    return [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
