"""Play attempts with a build as officers would, by its pages alone, and alike each time.

    TRAINER_DATA=... python -m bench.same.play BUILD COUNT

Each officer plays every scenario once. Only the draw and the address of an attempt are written
past the program, so that every truth comes up and the next run is alike.
"""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from random import Random

import yaml

from bench.same import build
from bench.same.build import Browser, form_to, forms_in, sql
from tests.web.forms import Form

MODES = ("coach", "practice", "assessment")
POLICIES = ("best", "careless", "random")
MOST_STEPS = 120
TIRED = 40  # steps after which hardly anything is done that does not go on
# How often a kind of form is taken against one that goes on.
ASIDE = {"hint": 0.4, "rewind": 0.12, "question": 0.3, "leave": 0.2, "pass": 0.2, "time_out": 0.02}
NO_MOVES = ("/pause", "/report", "/submit", "/delete", "/plan")
TIME_IS_UP = "UPDATE attempt SET deadline_at = datetime(started_at, '-1 hour')"
LABELLED = re.compile(r'value="([^"]+)"[^>]*>\s*<span[^>]*>(.*?)</span>', re.DOTALL)
QUALITIES = {"strong": 100, "acceptable": 65, "weak": 30, "harmful": 0}
GOOD_QUESTIONS = ("open", "probe", "followup", "encourager")
OWN_QUESTIONS = (
    "Tell me what happened then.",
    "What did he say, word for word?",
    "Were you drunk?",
    "Why did you not call us at once?",
    "They hit you because of how you look, is that so?",
    "Who else was there?",
)


def main(folder: str, count: str) -> None:
    """Make the database, the officers and their attempts."""
    build.use(Path(folder))
    load(Path(folder) / "scenarios")
    scenarios = sorted(path.parent for path in Path(folder).glob("scenarios/*/scenario.yaml"))
    app, known = build.app(), [Scenario(path) for path in scenarios]
    for n in range(int(count)):
        if n % len(known) == 0:
            browser = an_officer(app, f"officer-{n // len(known):03}")
        Attempt(browser, known[n % len(known)], n, n // len(known) + n % len(known)).play()
    sql(f"{TIME_IS_UP} WHERE deadline_at IS NOT NULL")  # so that no page counts seconds


def load(folder: Path) -> None:
    """Put every scenario of a folder on the shelf, unchecked: that is another measure."""
    from babel.messages.pofile import read_po

    from scenario_trainer.config import Settings
    from scenario_trainer.records import editions, opening

    settings = Settings.read()
    opening.upgrade(settings)
    with opening.opened(settings):
        for path in sorted(folder.glob("*/scenario.yaml")):
            with path.with_name("sq.po").open("rb") as file:
                said = {m.context: m.string for m in read_po(file) if m.id and not m.fuzzy}
            editions.load(path.parent.name, path.read_bytes(), {"sq": said})


def an_officer(app, name: str) -> Browser:
    """A browser in which a new officer has signed in; every second one plays without timers."""
    address = build.command("user", "add", "--grant", "officer").split()[0]
    link = address[address.index("/invitation/") :]
    browser = Browser(app)
    form = form_to(browser.read(link), "")
    own = [("name", name), ("display", name), ("password", build.PASSWORD)]
    browser.send(link, [*form.hidden, *own])
    browser.sign_in(name)
    timers = "off" if int(name[-3:]) % 2 else "100"
    sql("UPDATE person SET language = 'en', timers = ? WHERE name = ?", timers, name)
    return browser


class Scenario:
    """What the file of a scenario says about its options, by their English words."""

    def __init__(self, folder: Path) -> None:
        told = yaml.load((folder / "scenario.yaml").read_bytes(), yaml.CSafeLoader)
        draws = told.get("draws", {})
        self.slug = folder.name
        self.draws = [len(draws.get(name, ())) or 1 for name in ("temperament", "truth")]
        self.worth = dict(_worth_in(told))


def _worth_in(tree) -> Iterator[tuple[str, int]]:
    if isinstance(tree, dict):
        if isinstance(tree.get("text"), str) and tree.keys() & {"quality", "question"}:
            good = 100 if tree.get("question") in GOOD_QUESTIONS else 0
            yield " ".join(tree["text"].split()), QUALITIES.get(tree.get("quality"), good)
        for each in tree.values():
            yield from _worth_in(each)
    elif isinstance(tree, list):
        for each in tree:
            yield from _worth_in(each)


class Attempt:
    """One attempt, played to its ending or left on the way; chance comes from its number alone."""

    def __init__(self, browser: Browser, scenario: Scenario, n: int, mode: int) -> None:
        self.browser, self.scenario = browser, scenario
        self.mode = MODES[mode % len(MODES)]
        self.chance = Random(n)
        self.policy = self.chance.choice(POLICIES)
        self.left = self.chance.randrange(1, 15) if n % 5 == 4 else MOST_STEPS
        self.stops_at_draft = self.chance.random() < 0.15
        self.address = f"/practice/{self._begin(n)}"

    def _begin(self, n: int) -> str:
        address = f"/scenarios/{self.scenario.slug}"
        form = next(f for f in forms_in(self.browser.read(address)) if "mode" in f.radios)
        sent = [*form.hidden, ("mode", self.mode), ("privacy", "on")]
        random = self.browser.begin(address, sent).rpartition("/")[2]
        id = sha256(str(n).encode()).hexdigest()[:22]
        drawn = [self.chance.randrange(count) for count in self.scenario.draws]
        seed = self.chance.randrange(2**53)
        sql("UPDATE attempt SET public_id = ? WHERE public_id = ?", id, random)
        if self.mode != "coach":  # which is always the same
            changed = "UPDATE attempt SET seed = ?, temperament = ?, truth = ? WHERE public_id = ?"
            sql(changed, seed, *drawn, id)
        return id

    def play(self) -> None:
        """Step by step; at the ending hand it in or make a plan, as it comes."""
        page = self.browser.read(self.address)
        while self.left > 0:
            if f"{self.address}/debrief" in page or f"{self.address}/submit" in page:
                self.close(page)
                return
            self.left -= 1
            page = self.step(page)

    def step(self, page: str) -> str:
        """Press one button of the page."""
        kinds = self.kinds(page)
        onward = re.search(r'href="([^"]+past_stop=\d+)"', page)
        if onward and ("rewind" not in kinds or self.chance.random() < 0.5):
            return self.browser.read(unescape(onward[1]))
        fresh = max(1 - (MOST_STEPS - self.left) / TIRED, 0.001)
        weights = [ASIDE[kind] * fresh if kind in ASIDE else 1 for kind in kinds]
        kind = self.chance.choices(list(kinds), weights)[0]
        form, button = self.better(page, kinds[kind])
        sent = self.filled(page, form, button)
        if form.elsewhere and self.chance.random() < 0.5:  # a draft first
            if self.stops_at_draft:
                self.left = 0
            self.browser.swap(form.elsewhere[0], [each for each in sent if each != button])
            return page
        page = self.browser.swap(form.action, sent)
        if kind == "clock" and self.chance.random() < 0.3:
            sql(f"{TIME_IS_UP} WHERE public_id = ?", self.address.rpartition("/")[2])
            page = ""
        return page if self.kinds(page) or "/debrief" in page else self.browser.read(self.address)

    def kinds(self, page: str) -> dict[str, list[tuple[Form, tuple[str, str]]]]:
        """The buttons of the page that belong to the attempt, by the kind of move they make."""
        found: dict[str, list] = {}
        for form in forms_in(page):
            if not form.action.startswith(self.address) or form.action.endswith(NO_MOVES):
                continue
            hidden = dict(form.hidden).get("kind") or form.action.rpartition("/")[2]
            hidden = "own" if "question" in form.selects else hidden
            for name, value, _ in form.buttons:
                kind = value if name == "kind" else hidden
                if kind != "moves":  # of a draft
                    found.setdefault(kind, []).append((form, (name, value)))
        return found

    def better(self, page: str, presses: list) -> tuple[Form, tuple[str, str]]:
        """The button that the policy takes of several that make the same move."""
        return self._taken(page, presses, lambda press: press[1][1])

    def _taken(self, page: str, several: list, token):
        several = self.chance.sample(several, len(several))
        if self.policy == "random" or self.chance.random() < 0.1:
            return several[0]
        labels = {value: _plain(label) for value, label in LABELLED.findall(page)}
        sign = -1 if self.policy == "careless" else 1
        return max(several, key=lambda e: sign * self.scenario.worth.get(labels.get(token(e)), 50))

    def filled(self, page: str, form: Form, button: tuple[str, str]) -> list[tuple[str, str]]:
        """The fields of a form with something in each."""
        sent = [*form.hidden, *([button] if button[0] else [])]
        for name, values in form.radios.items():
            sent.append((name, self._taken(page, values, lambda value: value)))
        most = re.search(r'data-pick[^>]*data-most="(\d+)"', page)
        for name, values in form.boxes.items():
            count = int(most[1]) if most and name == "option" else self.chance.randint(1, 2)
            sent += [(name, value) for value in self.chance.sample(values, min(count, len(values)))]
        return [*sent, *self._placed(form), *self._written(page, form)]

    def _placed(self, form: Form) -> Iterator[tuple[str, str]]:
        lists = list(form.selects.values())
        if len(lists) > 1 and all(each == lists[0] and each[0].isdigit() for each in lists):
            yield from zip(form.selects, self.chance.sample(lists[0], len(lists)), strict=True)
            return
        for name, values in form.selects.items():
            given = [value for value in values if value]
            yield name, self.chance.choice([form.selected.get(name) or given[0], *given])

    def _written(self, page: str, form: Form) -> Iterator[tuple[str, str]]:
        least = re.search(r'data-least="(\d+)"', page)
        for name in form.texts:
            words = self.chance.choice(OWN_QUESTIONS)
            if least:
                yield name, " ".join((f"{words} " * int(least[1])).split()[: int(least[1])])
            elif form.action.endswith("/question") or self.chance.random() < 0.5:
                yield name, words

    def close(self, page: str) -> None:
        """Hand an assessment in, mostly; keep a plan at times."""
        if f"{self.address}/submit" in page and self.chance.random() < 0.8:
            self.browser.send(f"{self.address}/submit", form_to(page, "/submit").hidden)
        if f"{self.address}/debrief" in page and self.chance.random() < 0.3:
            plan = form_to(self.browser.read(f"{self.address}/debrief"), "/plan")
            words = [("when_that", "someone whispers"), ("then_i", "we go next door")]
            self.browser.send(plan.action, [*plan.hidden, *words, ("by", "2026-12-24")])


def _plain(label: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]*>", "", label).split()))


if __name__ == "__main__":
    main(*sys.argv[1:])
