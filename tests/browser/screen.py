"""A screen as somebody sits before it: with a keyboard, with a finger, and with axe's eyes."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.stored import PASSWORD

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then(
  result => done(result.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | "))),
  error => done([String(error)]));
"""
# What a page is made of: which parts in which state, and the order of its headings. Words do not count.
PARTS = """
const parts = new Set(), headings = [];
for (const e of document.querySelectorAll("body *")) {
  const told = [...e.attributes].filter(a => a.name.startsWith("aria-") || ["role", "type", "lang"].includes(a.name));
  parts.add([e.tagName, e.className.baseVal ?? e.className, ...told.map(a => a.name), e.disabled, e.open].join(" "));
  if (/^H[1-6]$/.test(e.tagName)) headings.push(e.tagName);
}
return [innerWidth, matchMedia("(prefers-color-scheme: dark)").matches, document.documentElement.lang,
        headings.join(), [...parts].sort().join()].join();
"""
TO_REST = """
document.getAnimations().forEach(each => each.finish());
arguments[0].scrollIntoView({block: "center"});
"""
WAIT = 10  # seconds until a page that has not come is a page that does not come
MOST_TABS = 90
SEEN: set[str] = set()  # kinds of page that axe has looked at


class Screen:
    """One browser at one address."""

    def __init__(self, driver: Chrome, address: str, shots: Callable | None = None) -> None:
        self.driver, self.address, self.shots = driver, address, shots

    # --- going and looking ---------------------------------------------------

    def go(self, path: str) -> None:
        self.driver.get(self.address + path)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def words(self, selector: str = "main") -> str:
        return self.one(selector).text

    def until(self, is_so: Callable[[], object], what: str) -> None:
        """Wait for it, a moment at a time."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            try:
                if is_so():
                    return
            except WebDriverException:
                pass  # the page is just being replaced
            time.sleep(0.03)
        raise AssertionError(f"waited in vain: {what}\n{self.words('body')[:1500]}")

    def click(self, selector: str) -> None:
        """Click what may just be exchanged for the same."""
        self.until(lambda: self.one(selector).click() is None, f"{selector} to be clicked")

    # --- what must hold on every screen ---------------------------------------

    def is_in_order(self, name: str) -> None:
        """No barrier, nothing beside the edge, nothing from elsewhere, no complaint in the console."""
        if self.shots:
            self.shots(self.driver, name)
        self.has_no_barrier(name)
        beside = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.driver.execute_script(f"return {beside}") <= 0, (
            f"{name} is wider than the screen"
        )
        self.has_asked_nobody_else(name)
        self.has_no_complaint(name)

    def has_no_barrier(self, name: str) -> None:
        """Axe looks once at each kind of page: at the same parts it finds the same."""
        parts = self.driver.execute_script(PARTS)
        if parts in SEEN:
            return
        self.driver.execute_script(AXE)
        barriers = self.driver.execute_async_script(RUN_AXE)
        assert not barriers, f"{name}: {barriers}"
        SEEN.add(parts)

    def has_asked_nobody_else(self, name: str) -> None:
        """Every request went to us."""
        messages = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        asked = [m["params"]["request"]["url"] for m in messages if _is_request(m)]
        outside = [url for url in asked if url.startswith(("http", "ws"))]  # not the browser's own
        elsewhere = [url for url in outside if not url.startswith(self.address)]
        assert not elsewhere, f"{name} asks {elsewhere}"

    def has_no_complaint(self, name: str) -> None:
        """The console is quiet; an answer that is meant to be 4xx is not a complaint."""
        said = [e["message"] for e in self._log("browser") if e["level"] in ("SEVERE", "WARNING")]
        said = [words for words in said if "Failed to load resource" not in words]
        assert not said, f"{name}: {said}"

    def _log(self, kind: str) -> list[dict]:
        return self.driver.get_log(kind)

    def fonts_of(self, words: str) -> list[dict]:
        """The fonts that the browser draws the words with, put on this page."""
        put = "document.body.append(Object.assign(document.createElement('p'), {textContent: arguments[0]}))"
        self.driver.execute_script(put, words)
        self.driver.execute_async_script("document.fonts.ready.then(arguments[0])")
        for domain in ("DOM", "CSS"):
            self.driver.execute_cdp_cmd(f"{domain}.enable", {})
        page = self.driver.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
        last = {"nodeId": page, "selector": "body > p:last-child"}
        node = self.driver.execute_cdp_cmd("DOM.querySelector", last)
        return self.driver.execute_cdp_cmd("CSS.getPlatformFontsForNode", node)["fonts"]

    # --- the keyboard -----------------------------------------------------------

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def tab_to(self, selector: str) -> WebElement:
        """Press Tab until the focus is on it, as somebody without a mouse does."""
        reached = (
            "const e = document.activeElement; return e.id != 'main' && e.matches(arguments[0])"
        )
        for _ in range(MOST_TABS):
            if self.driver.execute_script(reached, selector):
                return self.focused
            self.press(Keys.TAB)
        raise AssertionError(f"the keyboard does not reach {selector}")

    # --- what an officer does -----------------------------------------------------

    def sign_in(self, name: str) -> None:
        self.go("/sign-in")
        self.one("#name").send_keys(name)
        self.one("#password").send_keys(PASSWORD, Keys.ENTER)
        self.until(lambda: not self.all("#password"), "signed in")

    def begin(self, slug: str, mode: str) -> None:
        self.go(f"/scenarios/{slug}")
        self.one(f"input[name=mode][value={mode}]").click()
        self.one("main form .button.main.wide").click()
        self.until(lambda: self.all("#scene"), "the first scene")

    @property
    def turn(self) -> str | None:
        """The turn the present scene asks for; None at the ending."""
        fields = self.all("#scene input[name=turn]")
        return fields[0].get_attribute("value") if fields else None

    @property
    def has_ended(self) -> bool:
        return bool(self.all("#scene .ending"))

    def take(self, place: int = 0) -> None:
        """Answer the present scene with a finger or a mouse."""
        if self.all("#scene .stop"):
            return self._go_past_the_stop()
        self._start_the_clock()
        before, form = self.turn, self._form()
        for group in self._groups(form, "radio").values():
            self.tap(group[min(place, len(group) - 1)])
        for box in self._boxes(form):
            self.tap(box)
        for select in self._empty(form):
            select.send_keys(Keys.ARROW_DOWN)
        for text in form.find_elements(By.CSS_SELECTOR, "textarea[required]"):
            text.send_keys(self._report(form))
        self._press_on(form, place)
        self.until(lambda: self.turn != before, "the next scene")

    def tap(self, element: WebElement) -> None:
        """Press it in the middle of the screen, and once it has come to rest.

        Of a button that is a hair's breadth above the lower edge the driver presses what can be
        seen of it; a scene that still rises by a few pixels has then moved away from below.
        """
        self.driver.execute_script(TO_REST, element)
        element.click()

    def _start_the_clock(self) -> None:
        """By a tap, where the clock has not started by itself."""

        def is_started() -> bool:
            for button in self.all("#timed .start button"):
                button.click()
            return not self.all("#timed .start")

        self.until(is_started, "the choices")

    def _form(self) -> WebElement:
        """The form that goes on; a talk is left once it has no more questions."""
        for selector in ("form.topics", "form.leave", "form.choices:not([hidden])"):
            found = self.all(f"#scene {selector}")
            if found and (selector != "form.topics" or self._wordings()):
                return found[0]
        raise AssertionError(f"nothing to do\n{self.words()[:1500]}")

    def _wordings(self) -> list[WebElement]:
        return self.all("#scene .topic button.option")

    def _press_on(self, form: WebElement, place: int) -> None:
        """Press the option in this place, or the main button."""
        for topic in form.find_elements(By.CSS_SELECTOR, "details.topic:not([open]) > summary")[:1]:
            self.tap(topic)
        options = form.find_elements(By.CSS_SELECTOR, "button.option")
        options = [option for option in options if option.is_displayed()]
        buttons = options or form.find_elements(By.CSS_SELECTOR, "button.main, button.wide")
        self.tap(buttons[min(place, len(buttons) - 1)])

    def _groups(self, form: WebElement, kind: str) -> dict[str, list[WebElement]]:
        """The radio buttons or boxes of a form by their name."""
        groups: dict[str, list[WebElement]] = {}
        for field in form.find_elements(By.CSS_SELECTOR, f"input[type={kind}]"):
            groups.setdefault(field.get_attribute("name"), []).append(field)
        return groups

    def _boxes(self, form: WebElement) -> list[WebElement]:
        """As many boxes as a pick asks for, else the first."""
        notes = form.find_elements(By.CSS_SELECTOR, "[data-pick]")
        exactly = bool(notes) and not notes[0].get_attribute("data-budget")
        count = int(notes[0].get_attribute("data-most")) if exactly else 1
        return self._groups(form, "checkbox").get("option", [])[:count]

    def _empty(self, form: WebElement) -> list[WebElement]:
        selects = form.find_elements(By.CSS_SELECTOR, "select")
        return [select for select in selects if not select.get_attribute("value")]

    def _report(self, form: WebElement) -> str:
        """As many words as the report needs."""
        limits = form.find_elements(By.CSS_SELECTOR, "[data-words]")
        return "fjala " * int(limits[0].get_attribute("data-least")) if limits else "fjala"

    def _go_past_the_stop(self) -> None:
        self.one("#scene .stop-on a").click()
        self.until(lambda: not self.all("#scene .stop"), "past the stop")

    def take_by_keyboard(self) -> None:
        """Answer the present scene with Tab, Space, arrows, letters and Enter only."""
        before, stopped = self.turn, bool(self.all("#scene .stop"))
        if stopped:
            self.tab_to("#scene .stop-on a")
            self.press(Keys.ENTER)
            return self.until(lambda: not self.all("#scene .stop"), "past the stop")
        self._start_the_clock_by_keyboard()
        form = self._form()
        boxes = len(self._boxes(form))
        while empty := self._empty(form):
            self.tab_to(f"[name='{empty[0].get_attribute('name')}']")
            self.press(Keys.ARROW_DOWN)
        for name in self._groups(form, "radio"):
            self.tab_to(f"input[name={name}]")
            self.press(Keys.SPACE)
        for _ in range(boxes):
            self.tab_to("input[type=checkbox][name=option]:not(:checked)")
            self.press(Keys.SPACE)
        if form.find_elements(By.CSS_SELECTOR, "textarea[required]"):
            self.tab_to("#scene form.choices textarea")
            self.press(self._report(form))
        self._press_by_keyboard(form)
        self.until(lambda: self.turn != before, "the next scene")

    def _start_the_clock_by_keyboard(self) -> None:
        if self.all("#timed .start"):
            self.tab_to("#timed .start button")
            self.press(Keys.ENTER)
            self.until(lambda: not self.all("#timed .start"), "the choices")

    def _press_by_keyboard(self, form: WebElement) -> None:
        classes = form.get_attribute("class")
        if "topics" in classes:
            if not self.all("#scene details.topic[open] button.option"):
                self.tab_to("#scene details.topic > summary")
                self.press(Keys.ENTER)
            self.tab_to("#scene details.topic[open] button.option")
        elif "leave" in classes:
            self.tab_to("#scene form.leave button")
        else:
            main = bool(form.find_elements(By.CSS_SELECTOR, "button.main"))
            self.tab_to(f"#scene form.choices button{'.main' if main else ''}")
        self.press(Keys.ENTER)


def _is_request(message: dict) -> bool:
    return message["method"] == "Network.requestWillBeSent"
