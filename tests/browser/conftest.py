"""A real server with a real database, and a real Chromium before it."""

import base64
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from waitress.server import create_server

from scenario_trainer.config import Settings, data_folder
from scenario_trainer.library import reader
from scenario_trainer.records import database, opening, people
from scenario_trainer.records.database import transaction
from tests import stored
from tests.browser.screen import Screen
from tests.web.conftest import an_app

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
)
SHOTS = os.environ.get("TRAINER_SHOTS")  # a folder, to look at every screen afterwards

Open = Callable[..., Screen]


class Site:
    """The program as installed, on a port of its own; `address` is where to find it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.app = an_app(settings)
        self.server = create_server(self.app, host="127.0.0.1", port=0, threads=4)
        self.address = f"http://127.0.0.1:{self.server.effective_port}"
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def person(self, name: str, *grants: str) -> None:
        """Somebody who signs in with `stored.PASSWORD` and has read the privacy notice."""
        with self.app.app_context():
            person = stored.a_person(name, *grants)
            with transaction():
                people.update_person(person.id, privacy_accepted_at=stored.NOON)

    def count(self, table: type) -> int:
        """How many rows the table has."""
        from sqlalchemy import func, select

        with self.app.app_context():
            return database.row(select(func.count()).select_from(table))[0]


@pytest.fixture(scope="session")
def programs() -> tuple[str, str]:
    """Chromium and its driver; missing ones fail in CI and are skipped elsewhere."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None), shutil.which("chromedriver")
    if None not in found:
        return found
    reason = "Chromium is not installed (apt-get install chromium chromium-driver)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shelf(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the shipped scenarios and nobody in it, made once."""
    settings = Settings.read({"TRAINER_DATA": str(tmp_path_factory.mktemp("shelf"))})
    shutil.copyfile(empty_sqlite, settings.data / "trainer.sqlite")
    with opening.opened(settings):
        for folder in reader.folders(data_folder("scenarios")):
            stored.edition_of(folder)
    return settings.data / "trainer.sqlite"


@pytest.fixture(scope="module")
def site(programs, shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The program with the shipped scenarios and nobody in it yet."""
    settings = Settings.read({"TRAINER_DATA": str(tmp_path_factory.mktemp("site"))})
    shutil.copyfile(shelf, settings.data / "trainer.sqlite")
    site = Site(settings)
    site.thread.start()
    yield site
    site.server.close()
    site.server.task_dispatcher.shutdown()
    with site.app.app_context():
        database.db.engine.dispose()


class Browsers:
    """Chromiums that were started, with scripts or without; one is taken, cleaned and put back."""

    def __init__(self, programs: tuple[str, str], folder: Path) -> None:
        self.programs, self.folder = programs, folder
        self.all: list[webdriver.Chrome] = []
        self.free: dict[bool, list[webdriver.Chrome]] = {True: [], False: []}

    def take(self, scripts: bool) -> webdriver.Chrome:
        """One that nobody has, started only where all are taken."""
        if self.free[scripts]:
            return self.free[scripts].pop()
        driver = _chromium(self.programs, self.folder / f"profile{len(self.all)}", scripts)
        self.all.append(driver)
        return driver

    def put_back(self, driver: webdriver.Chrome, scripts: bool, address: str) -> None:
        """Leave nothing of what was done in it: windows, cookies, words, a line that is cut."""
        driver.switch_to.new_window("tab")
        clean = driver.current_window_handle
        for handle in driver.window_handles:
            if handle != clean:
                driver.switch_to.window(handle)
                driver.close()
        driver.switch_to.window(clean)
        driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        driver.execute_cdp_cmd(
            "Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"}
        )
        for kind in ("browser", "performance"):
            driver.get_log(kind)
        self.free[scripts].append(driver)


@pytest.fixture(scope="session")
def browsers(programs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsers]:
    """Browsers that several tests use, one after the other."""
    browsers = Browsers(programs, tmp_path_factory.mktemp("browsers"))
    yield browsers
    for driver in browsers.all:
        driver.quit()


@pytest.fixture
def open_browser(site: Site, browsers: Browsers, request) -> Iterator[Open]:
    """Open a browser of a size, a scheme, with or without scripts; nothing stays in it."""
    taken: list[tuple[webdriver.Chrome, bool]] = []

    def open_one(width: int = 360, scheme: str = "light", scripts: bool = True) -> Screen:
        driver = browsers.take(scripts)
        taken.append((driver, scripts))
        size = {"width": width, "height": 780, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        return Screen(driver, site.address, shots=_shots(request))

    yield open_one
    for driver, scripts in taken:
        browsers.put_back(driver, scripts, site.address)


def _chromium(programs: tuple[str, str], profile: Path, scripts: bool) -> webdriver.Chrome:
    options = Options()
    options.binary_location = programs[0]
    for argument in (*QUIET, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.add_experimental_option("perfLoggingPrefs", {"enablePage": False})
    if not scripts:
        settings = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", settings)
    return webdriver.Chrome(options=options, service=Service(programs[1]))


def _shots(request) -> Callable[[webdriver.Chrome, str], None] | None:
    """Keeps a picture of every screen that was looked at, where a folder was named for it."""
    if not SHOTS:
        return None
    folder = Path(SHOTS) / request.node.name.replace("/", "_")
    folder.mkdir(parents=True, exist_ok=True)

    def keep(driver: webdriver.Chrome, name: str) -> None:
        size = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        told = {"format": "png", "captureBeyondViewport": True, "clip": clip}
        picture = driver.execute_cdp_cmd("Page.captureScreenshot", told)["data"]
        number = len(list(folder.iterdir()))
        (folder / f"{number:02d}-{name}.png").write_bytes(base64.b64decode(picture))

    return keep
