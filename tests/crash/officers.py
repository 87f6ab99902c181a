"""Officers on a weak line, for a server that dies: each decides, types drafts and hands in.

What was acknowledged is written down in a ledger; a request without an answer is sent
again with the same fields, as the page does, until there is one.
"""

import http.client
import re
import time
from dataclasses import dataclass, field
from random import Random
from threading import Event, Lock, Thread
from urllib.parse import urlencode

from scenario_trainer.web import login
from tests.web.forms import Form, forms_in

PATIENCE = 20  # seconds for one answer
DELAY = 1.2  # seconds without a key pressed, after which the page sends what was typed
LOST = 0.1  # of the answers
SET = re.compile(r"^([^=]+)=([^;]*)")


@dataclass
class Ledger:
    """What one attempt was told, and what it sent."""

    sent: set[str] = field(default_factory=set)  # keys of moves
    taken: set[str] = field(default_factory=set)  # ... that were acknowledged
    typed: list[tuple[int, float]] = field(default_factory=list)  # words of a draft, and when
    kept: int = 0  # words of the newest draft that was acknowledged
    handed_in: bool = False

    def typed_before(self, moment: float) -> int:
        """How many words had been typed by then."""
        return max((words for words, at in self.typed if at < moment), default=0)


class Officer(Thread):
    """One telephone, one person, several attempts one after the other."""

    delay = DELAY

    def __init__(self, port: int, cookie: str, ledgers: dict[str, Ledger], seed: int) -> None:
        super().__init__(daemon=True)
        self.port, self.cookies = port, {login.COOKIE: cookie}
        self.ledgers = ledgers
        self.chance, self.end, self.lock = Random(seed), Event(), Lock()
        self.surprises: list[str] = []

    def run(self) -> None:
        for attempt, ledger in self.ledgers.items():
            if not self.end.is_set():
                self.play(f"/practice/{attempt}", ledger)

    def play(self, address: str, ledger: Ledger) -> None:
        """From the first scene to handing in."""
        while not self.end.is_set():
            page = self.ask("GET", address)
            form = onward(page or "")
            if form is None:
                return
            if form.action.endswith("/submit"):
                answer = self.ask("POST", form.action, form.hidden)
                with self.lock:
                    ledger.handed_in = answer is not None
                return
            self.end.wait(self.chance.random() * self.delay)  # a person reads first
            if form.elsewhere:
                self.type_drafts(form, ledger)
            self.decide(form, ledger)

    def decide(self, form: Form, ledger: Ledger) -> None:
        """One move; its key is the same however often it is sent."""
        fields = typed(form, 30, self.chance.randrange(3))
        key = dict(fields)["key"]
        with self.lock:
            ledger.sent.add(key)
        answer = self.ask("POST", form.action, fields)
        if answer is not None:
            with self.lock:
                ledger.taken.add(key)

    def type_drafts(self, form: Form, ledger: Ledger) -> None:
        """A report grows; each part is sent a moment after it was typed."""
        words = ledger.kept
        for _ in range(4):
            words += 1
            with self.lock:
                ledger.typed.append((words, time.monotonic()))
            if self.end.wait(self.delay):
                return
            answer = self.ask("POST", form.elsewhere[0], typed(form, words))
            if answer is None:
                return
            with self.lock:
                ledger.kept = words

    def ask(self, method: str, path: str, fields: list | None = None) -> str | None:
        """The answer, after as many tries as it takes; None once it is time to end."""
        while not self.end.is_set():
            try:
                if fields and self.chance.random() < LOST:
                    self.send(method, path, urlencode(fields))  # its answer never reaches anybody
                status, text = self.send(method, path, urlencode(fields or []))
            except (OSError, http.client.HTTPException):
                self.end.wait(0.1)  # the server is away: the same again
                continue
            if status in (200, 303):
                return text
            if status != 503:
                self.surprises.append(f"{status} to {method} {path}: {text[:300]}")
                return None
        return None

    def send(self, method: str, path: str, body: str) -> tuple[int, str]:
        """One request on a connection of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            kind = "application/x-www-form-urlencoded"
            headers = {"Cookie": cookie, "Content-Type": kind}
            line.request(method, path, body, headers)
            answer = line.getresponse()
            text = answer.read().decode()
            for each in answer.headers.get_all("Set-Cookie", ()):
                self.cookies.update([SET.match(each).groups()])
            return answer.status, text
        finally:
            line.close()


def typed(form: Form, words: int, place: int = 0) -> list[tuple[str, str]]:
    """The form filled in with so many words; the page counts on with every key that is pressed."""
    fields = form.filled(place, words="word " * words)
    return [(name, str(words) if name == "sequence" else value) for name, value in fields]


def onward(page: str) -> Form | None:
    """The form that goes on: a move that is neither a hint nor the way back, or handing in."""
    forms = forms_in(page)
    for form in forms:
        kind = dict(form.hidden).get("kind")
        if form.action.endswith("/moves") and kind not in ("hint", "rewind", "time_out", "leave"):
            return form
    return next((f for f in forms if f.action.endswith(("/moves", "/submit"))), None)
