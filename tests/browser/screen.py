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
WAIT = 10  # seconds until a page that has not come is a page that does not come
MOST_TABS = 90


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

    # --- what must hold on every screen ---------------------------------------

    def is_in_order(self, name: str) -> None:
        """No barrier, nothing beside the edge, nothing from elsewhere, no complaint in the console."""
        if self.shots:
            self.shots(self.driver, name)
        self.driver.execute_script(AXE)
        barriers = self.driver.execute_async_script(RUN_AXE)
        assert not barriers, f"{name}: {barriers}"
        beside = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.driver.execute_script(f"return {beside}") <= 0, (
            f"{name} is wider than the screen"
        )
        self.has_asked_nobody_else(name)
        self.has_no_complaint(name)

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

    # --- the keyboard -----------------------------------------------------------

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def tab_to(self, selector: str) -> WebElement:
        """Press Tab until the focus is on it, as somebody without a mouse does."""
        for _ in range(MOST_TABS):
            if self.focused.get_attribute("id") != "main" and self._is_focused(selector):
                return self.focused
            self.press(Keys.TAB)
        raise AssertionError(f"the keyboard does not reach {selector}")

    def _is_focused(self, selector: str) -> bool:
        told = "return document.activeElement.matches(arguments[0])"
        return self.driver.execute_script(told, selector)

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
        before = self.turn
        form = self.one("#scene form.choices:not([hidden])")
        for name in ("option", "reason", "confidence"):
            fields = form.find_elements(By.CSS_SELECTOR, f"input[type=radio][name={name}]")
            if fields:
                fields[min(place, len(fields) - 1)].click()
        for box in self._picks(form):
            box.click()
        buttons = form.find_elements(By.CSS_SELECTOR, "button.option")
        (buttons[min(place, len(buttons) - 1)] if buttons else self._submit(form)).click()
        self.until(lambda: self.turn != before, "the next scene")

    def _go_past_the_stop(self) -> None:
        self.one("#scene .stop-on a").click()
        self.until(lambda: not self.all("#scene .stop"), "past the stop")

    def take_by_keyboard(self) -> None:
        """Answer the present scene with Tab, Space and Enter only."""
        before, stopped = self.turn, bool(self.all("#scene .stop"))
        if stopped:
            self.tab_to("#scene .stop-on a")
            self.press(Keys.ENTER)
            return self.until(lambda: not self.all("#scene .stop"), "past the stop")
        for name in ("option", "reason", "confidence"):
            if self.all(f"#scene form.choices input[type=radio][name={name}]"):
                self.tab_to(f"input[name={name}]")
                self.press(Keys.SPACE)
        for place, _ in enumerate(self._picks(self.one("#scene form.choices:not([hidden])"))):
            self.tab_to("input[type=checkbox][name=option]:not(:checked)")
            self.press(Keys.SPACE)
        self.tab_to("#scene form.choices button")
        self.press(Keys.ENTER)
        self.until(lambda: self.turn != before, "the next scene")

    def _picks(self, form: WebElement) -> list[WebElement]:
        notes = form.find_elements(By.CSS_SELECTOR, "[data-pick]")
        boxes = form.find_elements(By.CSS_SELECTOR, "input[type=checkbox][name=option]")
        return boxes[: int(notes[0].get_attribute("data-pick"))] if notes else []

    def _submit(self, form: WebElement) -> WebElement:
        return form.find_element(By.CSS_SELECTOR, "button.main")


def _is_request(message: dict) -> bool:
    return message["method"] == "Network.requestWillBeSent"
