"""An officer who plays a canary in a browser, looks at every page on the way, and believes none.

Every answer is read for ids of texts that may not be known yet, for names of the file
and for the words of the key. What can be done is taken from the forms of the page, so
that a new form or a new address is walked without being named here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from random import Random

from flask import Flask
from flask.testing import FlaskClient

from scenario_trainer.engine.story.scenario import COMPETENCIES
from scenario_trainer.records import attempts, editions, people, sign_ins
from scenario_trainer.records.database import transaction
from scenario_trainer.training import practice
from scenario_trainer.web import login
from tests import stored
from tests.web.canary import MARK, MAY_BE_SHOWN, Canary, Moment, allowed, always, moment_of
from tests.web.conftest import HTMX
from tests.web.forms import Form, forms_in

LABELLED = re.compile(r'value="([^"]+)"[^>]*>(?:\s*<[^>]+>)*\s*⟦([^⟦⟧]+)⟧')
TOKEN = re.compile(r'name="(?:option|reason|topic)" value="([^"]+)"')
KEY = re.compile(rf"(?<![<\w/-])(?:strong|acceptable|weak|harmful|{'|'.join(COMPETENCIES)})\b")
MOST_STEPS = 150
TIRED = 40  # after so many steps nothing is done that does not go on, if there is a choice
# How often a kind of form is taken against one that goes on; forms of no move have no kind.
ASIDE = {"hint": 0.3, "rewind": 0.1, "leave": 0.25, "pass": 0.3, "time_out": 0.1, None: 0.3}
SOME_TEXT = "Nothing but words, and again words. "


class Walk:
    """One attempt from its first page to its debrief; `leaks` says what was told too early."""

    def __init__(
        self, app: Flask, client: FlaskClient, canary: Canary, attempt: str, officer: int
    ) -> None:
        self.app, self.client, self.canary = app, client, canary
        self.attempt, self.officer = attempt, officer
        self.leaks: list[str] = []
        self.been: set[str] = set()
        self.looks = self.steps = 0

    def play(self, chance: Random, seen: Counter) -> None:
        """Go on until the debrief is open, mostly by what was seen least."""
        self.look_everywhere(chance, all_of_it=True)
        while not self.moment.has_ended:
            assert self.steps < MOST_STEPS, "no ending"
            self.step(chance, seen)
            self.look_everywhere(chance)
        self.look_everywhere(chance, all_of_it=True)
        for form in forms_in(self.page()):
            if form.action.endswith("/submit"):
                self.send(form.action, form.hidden, chance)
        self.look_everywhere(chance, all_of_it=True)

    @property
    def moment(self) -> Moment:
        """Where the attempt stands, by its stored moves."""
        stored = attempts.of_officer(self.attempt, self.officer)
        moment = moment_of(self.canary.scenario, stored, self.been)
        self.been |= {moment.situation.scene, *(step.before.scene for step in moment.steps)}
        return moment_of(self.canary.scenario, stored, self.been)

    def page(self) -> str:
        """The present page, past a stop card that has been read."""
        text = self.read(f"/practice/{self.attempt}")
        onward = re.search(r'href="([^"]+past_stop=\d+)"', text)
        return self.read(unescape(onward[1])) if onward else text

    def step(self, chance: Random, seen: Counter) -> None:
        """Send one form of the page, and at times once more as an old tab would."""
        self.steps += 1
        page = self.page() if chance.random() < 0.8 else self.read(f"/practice/{self.attempt}")
        form, button = self.choose(page, chance, seen)
        fields = fill(form, button, page, chance, seen)
        action = chance.choice([form.action, *form.elsewhere])
        self.send(action, fields, chance)
        if chance.random() < 0.2:
            stale = [(name, f"{value}x" if name == "key" else value) for name, value in fields]
            self.send(action, stale, chance)

    def choose(self, page: str, chance: Random, seen: Counter) -> tuple[Form, tuple[str, str]]:
        """A form and the button to press."""
        by_kind: dict[str | None, list] = {}
        for form in forms_in(page):
            if form.action.startswith(f"/practice/{self.attempt}/"):
                for kind, button in presses(form):
                    by_kind.setdefault(kind, []).append((form, button))
        kinds, fresh = list(by_kind), max(1 - self.steps / TIRED, 0.001)
        weights = [ASIDE[kind] * fresh if kind in ASIDE else 1 for kind in kinds]
        kind = chance.choices(kinds, weights)[0]
        labels = dict(LABELLED.findall(page))
        found = by_kind[kind]
        chance.shuffle(found)
        return min(found, key=lambda each: seen[labels.get(each[1][1])])

    def send(self, action: str, fields: list, chance: Random) -> None:
        """Send a form, with htmx or without, and read what comes."""
        data: dict[str, list[str]] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        headers = HTMX if chance.random() < 0.5 else {}
        answer = self.client.post(action, data=data, headers=headers)
        self.check(f"POST {action}", answer)
        if answer.status_code == 303:
            self.read(answer.location)

    def look_everywhere(self, chance: Random, all_of_it: bool = False) -> None:
        """Every address there is, or some of them."""
        addresses = list(self.addresses())
        for address in addresses if all_of_it else chance.sample(addresses, 2):
            self.read(address, HTMX if chance.random() < 0.5 else {})

    def addresses(self) -> Iterator[str]:
        """What can be asked for of this attempt, its scenario, and without any."""
        known = {"attempt": self.attempt, "slug": self.canary.scenario.id}
        with self.app.test_request_context():
            for rule in self.app.url_map.iter_rules():
                if "GET" in rule.methods and rule.arguments <= known.keys():
                    yield rule.build({name: known[name] for name in rule.arguments})[1]

    def read(self, address: str, headers: dict | None = None) -> str:
        """What stands at an address."""
        answer = self.client.get(address, headers=headers)
        self.check(f"GET {address}", answer)
        return answer.text

    def check(self, what: str, answer) -> None:
        """Note what an answer tells before its time."""
        self.looks += 1
        assert answer.status_code < 500, what
        text, moment = unescape(answer.text), self.moment
        in_debrief = what.endswith("/debrief") and moment.may_be_explained
        of_attempt = f"/practice/{self.attempt}" in what
        told = f"{what} ({moment.mode}, {moment.situation.scene}, {answer.status_code})"
        for id in sorted(set(MARK.findall(text))):
            if not self.may_tell(id, moment, of_attempt=of_attempt, in_debrief=in_debrief):
                self.leaks.append(f"{id} in {told}")
        if of_attempt and not in_debrief:
            rest = MARK.sub("", text)
            plain = set(re.findall(r"[a-z0-9]+_\w+", rest))  # one word alone can be anybody's
            words = self.canary.names & (plain | set(TOKEN.findall(rest))) | set(KEY.findall(rest))
            self.leaks += [f"the word {word} in {told}" for word in sorted(words)]

    def may_tell(
        self, id: str, moment: Moment, *, of_attempt: bool, in_debrief: bool = False
    ) -> bool:
        """Whether a text may stand there; pages of no attempt tell what everybody may read."""
        places = self.canary.places[id]
        if not of_attempt:
            return all(MAY_BE_SHOWN[place.kind][0] is always for place in places)
        return any(allowed(place, moment, in_debrief=in_debrief) for place in places)


def presses(form: Form) -> Iterator[tuple[str | None, tuple[str, str]]]:
    """The buttons of a form, each with the kind of move that it makes."""
    hidden = dict(form.hidden).get("kind")
    for name, value, _ in form.buttons:
        yield (value if name == "kind" else hidden), (name, value)


def fill(
    form: Form, button: tuple[str, str], page: str, chance: Random, seen: Counter
) -> list[tuple[str, str]]:
    """The fields of a form filled in somehow; what is taken counts as seen."""
    labels = dict(LABELLED.findall(page))
    sent = [*form.hidden, *([button] if button[0] else [])]
    for name, values in form.radios.items():
        least_seen = min(values, key=lambda value: (seen[labels.get(value)], chance.random()))
        sent.append((name, least_seen))
    sent += _placed(form, chance)
    most = re.search(r'data-pick[^>]*data-most="(\d+)"', page)
    for name, values in form.boxes.items():
        count = int(most[1]) if most and name == "option" else chance.randint(1, 2)
        sent += [(name, value) for value in chance.sample(values, min(count, len(values)))]
    least = re.search(r'data-least="(\d+)"', page)
    words = "word " * int(least[1]) if least else SOME_TEXT
    sent += [(name, words) for name in form.texts]
    seen.update(labels[value] for _, value in sent if value in labels)
    return sent


def _placed(form: Form, chance: Random) -> Iterator[tuple[str, str]]:
    """A value for each list: each its own where they are places in an order."""
    lists = list(form.selects.values())
    if len(lists) > 1 and all(each == lists[0] and each[0].isdigit() for each in lists):
        places = chance.sample(lists[0], len(lists))
        return zip(form.selects, places, strict=True)
    given = {name: [value for value in values if value] for name, values in form.selects.items()}
    return iter([(name, chance.choice(values)) for name, values in given.items()])


def walked(app: Flask, canary: Canary, mode: str, chance: Random, seen: Counter) -> Walk:
    """A whole attempt by an officer of its own, in the language that the canary tells ids in."""
    officer = stored.a_person()
    with transaction():
        people.update_person(officer.id, privacy_accepted_at=stored.NOON, language=canary.language)
        cookie = sign_ins.start(officer.id, "walk", datetime.now(UTC))
    editions.load(canary.scenario.id, canary.source, canary.catalogues)
    client = app.test_client()
    client.set_cookie(login.COOKIE, cookie)
    attempt = practice.begin(canary.scenario.id, officer.id, mode)
    walk = Walk(app, client, canary, attempt, officer.id)
    walk.play(chance, seen)
    return walk
