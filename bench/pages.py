"""What a phone on a slow line has to carry and to wait for: real Chromium, simulated slow 4G."""

import base64
import json
import re
import tempfile
import time
from datetime import UTC, datetime

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from bench.decisions import free_port, serving
from bench.table import Figure, show
from scenario_trainer.config import Settings
from scenario_trainer.records import opening, people, sign_ins
from scenario_trainer.records.database import transaction
from scenario_trainer.training import content, practice

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8,
           "uploadThroughput": 0.75e6 / 8}  # fmt: skip
SLOWER_CPU = 4
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync")  # fmt: skip
PAINTED = """
const done = arguments[0];
new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
  .observe({type: 'largest-contentful-paint', buffered: true});
"""


def a_phone(profile: str) -> WebDriver:
    """A browser with nothing in its cache, 360 pixels wide, on a slow line."""
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    screen = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", SLOW_4G)
    driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    return driver


def carried(driver: WebDriver) -> tuple[int, int, int]:
    """Bytes received, bytes sent in bodies, and requests, since last asked."""
    received = sent = requests = 0
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.loadingFinished":
            received += int(message["params"]["encodedDataLength"])
        if message["method"] == "Network.requestWillBeSent":
            request = message["params"]["request"]
            requests += 1
            sent += len(request["url"]) + sum(map(len, request["headers"].values()))
            for part in request.get("postDataEntries", ()):
                sent += len(base64.b64decode(part["bytes"]))
    return received, sent, requests


def painted(driver: WebDriver, address: str) -> float:
    """Seconds to the largest contentful paint of a page."""
    driver.get(address)
    time.sleep(1)
    return driver.execute_async_script(PAINTED) / 1000


def prepare(settings: Settings) -> tuple[str, str]:
    """An officer's cookie and an attempt at its first scene."""
    opening.upgrade(settings)
    now = datetime.now(UTC)
    with opening.opened(settings):
        content.load(settings.scenarios)
        with transaction():
            officer = people.add("o", "O", "-", grants=["officer"], unit_id=None, now=now)
            people.update_person(officer.id, privacy_accepted_at=now, timers="off")
            cookie = sign_ins.start(officer.id, "bench", now)
        return cookie, practice.begin("night-on-the-promenade", officer.id, "coach")


def decide(driver: WebDriver) -> tuple[int, int, int]:
    """What one decision carries."""
    carried(driver)
    driver.find_element(By.CSS_SELECTOR, "form.choices button.option").click()
    time.sleep(3)
    return carried(driver)


def main() -> None:
    """Measure the first visit, the first scene and one decision."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        environ = {"TRAINER_DATA": name, "TRAINER_PORT": str(port), "TRAINER_DEMO": "no"}
        cookie, attempt = prepare(Settings.read(environ))
        with serving("scenario_trainer", port=port, **environ):
            figures = measure(f"http://127.0.0.1:{port}", cookie, attempt)
    show("Pages, on a simulated slow 4G phone", figures)


def measure(site: str, cookie: str, attempt: str) -> list[Figure]:
    """The table."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = a_phone(profile)
        try:
            driver.get("about:blank")
            carried(driver)  # what the browser itself showed at its start
            first = painted(driver, f"{site}/sign-in")
            weight, _, requests = carried(driver)
            driver.add_cookie({"name": "sign_in", "value": cookie})
            library = painted(driver, f"{site}/library")
            carried(driver)
            scene = painted(driver, f"{site}/practice/{attempt}")
            scene_weight, _, _ = carried(driver)
            received, sent, trips = decide(driver)
            assert re.search("consequence|told|said", driver.page_source)
        finally:
            driver.quit()
    return [
        Figure("first visit, compressed", weight / 1000, "kB", "<= 45 kB", f"{requests} requests"),
        Figure("first visit, largest paint", first, "s", "<= 2 s"),
        Figure("library, largest paint", library, "s", "<= 2 s"),
        Figure("first scene, compressed", scene_weight / 1000, "kB", note="htmx comes with it"),
        Figure("first scene, largest paint", scene, "s", "<= 2 s"),
        Figure("a decision, received", received / 1000, "kB", "<= 6 kB"),
        Figure("a decision, sent", sent / 1000, "kB", "<= 6 kB"),
        Figure("a decision, round trips", trips, "", "<= 1"),
    ]


if __name__ == "__main__":
    main()
