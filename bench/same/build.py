"""A build of ours, used from outside: its code, its browser, its database file."""

import os
import re
import sqlite3
import sys
from contextlib import closing
from functools import lru_cache
from html import unescape
from pathlib import Path

from tests.web import forms
from tests.web.forms import Form

PASSWORD = "a long way home in the rain"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


def use(build: Path) -> None:
    """From now on the program is that of *build*, whatever else stands on the path."""
    sys.path.insert(0, str(build))
    import scenario_trainer

    found = Path(scenario_trainer.__file__).resolve().parent.parent
    if found != build.resolve():
        sys.exit(f"{build} was to be used, and {found} is.")


def data() -> Path:
    """The folder of the database that is worked with."""
    return Path(os.environ["TRAINER_DATA"])


def sql(statement: str, *values) -> list[tuple]:
    """Run one statement on the database file, past the program."""
    with closing(sqlite3.connect(data() / "trainer.sqlite", timeout=20)) as database, database:
        return database.execute(statement, values).fetchall()


def app():
    """The web application of the build."""
    from scenario_trainer.web import create_app

    return create_app()


def command(*words: str) -> str:
    """What `trainer` prints."""
    from click.testing import CliRunner

    from scenario_trainer.cli import trainer

    done = CliRunner().invoke(trainer, words)
    if done.exit_code:
        sys.exit(f"trainer {' '.join(words)}: {done.output} {done.exception}")
    return done.output


class Browser:
    """One officer's browser: pages, and forms with the token that stands in them."""

    def __init__(self, app) -> None:
        self.client = app.test_client()

    def read(self, address: str) -> str:
        """The page at an address, whether it is open or refused."""
        return self._text(address, self.client.get(address, follow_redirects=True))

    def send(self, address: str, fields: list[tuple[str, str]]) -> str:
        """Send fields, and the page that comes in the end."""
        answer = self.client.post(address, data=_lists(fields), follow_redirects=True)
        return self._text(address, answer)

    def swap(self, address: str, fields: list[tuple[str, str]]) -> str:
        """Send fields as a page with scripts does, and the part of a page that comes."""
        answer = self.client.post(address, data=_lists(fields), headers=HTMX)
        return self._text(address, answer)

    def begin(self, address: str, fields: list[tuple[str, str]]) -> str:
        """Send fields, and where the answer leads to."""
        answer = self.client.post(address, data=_lists(fields))
        if answer.status_code != 303:
            sys.exit(f"{address} did not begin: {answer.status_code}\n{words_of(answer.text)}")
        return answer.location

    def sign_in(self, name: str) -> None:
        """Through the door."""
        door = form_to(self.read("/sign-in"), "/sign-in")
        self.send("/sign-in", [*door.hidden, ("name", name), ("password", PASSWORD)])

    def _text(self, address: str, answer) -> str:
        if answer.status_code >= 500:
            sys.exit(f"{address}: {answer.status_code}\n{words_of(answer.text)}")
        return answer.text


@lru_cache(maxsize=8)
def forms_in(page: str) -> list[Form]:
    """Every form of a page; a page is asked several times."""
    return forms.forms_in(page)


def form_to(page: str, end: str) -> Form:
    """The form of a page whose address ends so."""
    found = next((form for form in forms_in(page) if form.action.endswith(end)), None)
    return found or sys.exit(f"no form to {end} in: {words_of(page)}")


def words_of(page: str) -> str:
    """What a person would read, on one line."""
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", page).split()))[:1500]


def _lists(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for name, value in fields:
        named.setdefault(name, []).append(value)
    return named
