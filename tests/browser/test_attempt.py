"""A whole attempt, from the door to the plan: by keyboard, without scripts, on every kind of screen."""

import pytest
from selenium.webdriver import Keys

from tests.stored import PASSWORD

SCREENS = [
    ("night-on-the-promenade", 360, "light", "sq"),
    ("night-on-the-promenade", 1280, "dark", "en"),
    ("the-photo", 360, "dark", "en"),
    ("the-lease", 1280, "light", "sq"),
    ("the-parking-space", 360, "light", "sq"),
    ("the-parking-space", 1280, "dark", "en"),
    ("ward-four", 360, "dark", "sq"),
    ("twelve-files", 360, "light", "en"),
    ("the-locked-door", 1280, "light", "sq"),
]


@pytest.fixture(scope="module", autouse=True)
def officer(site):
    site.person("arta", "officer")


@pytest.mark.parametrize(("slug", "width", "scheme", "language"), SCREENS)
def test_a_whole_attempt_by_keyboard_only(open_browser, slug, width, scheme, language):
    screen = open_browser(width, scheme)
    screen.go("/sign-in")
    if language == "en":
        screen.tab_to(".language button")
        screen.press(Keys.ENTER)
        screen.until(lambda: screen.one("html").get_attribute("lang") == "en", "English")
    screen.is_in_order("sign-in")

    screen.tab_to("#name")
    screen.press("arta", Keys.TAB, PASSWORD, Keys.ENTER)
    screen.until(lambda: screen.all(".family"), "the library")
    if screen.one("html").get_attribute("lang") != language:
        screen.tab_to(".language button")
        screen.press(Keys.ENTER)
        screen.until(lambda: screen.one("html").get_attribute("lang") == language, language)
    screen.is_in_order("library")

    screen.tab_to(f"h3 a[href$='{slug}']")
    screen.press(Keys.ENTER)
    screen.until(lambda: screen.all(".modes"), "the introduction")
    screen.is_in_order("introduction")
    screen.tab_to("input[name=mode]")
    screen.press(Keys.SPACE)
    screen.tab_to("form .button.main.wide")
    screen.press(Keys.ENTER)
    screen.until(lambda: screen.all("#scene"), "the first scene")

    for number in range(60):
        screen.is_in_order(f"scene-{number}")
        assert screen.focused.tag_name in ("h1", "h2"), "the heading has no focus"
        if screen.has_ended:
            break
        screen.take_by_keyboard()
    screen.tab_to(".choices .button.main")
    screen.press(Keys.ENTER)
    screen.until(lambda: screen.all("#turning-point"), "the debrief")
    screen.is_in_order("debrief")

    screen.tab_to("#when-that")
    screen.press("x", Keys.TAB, "y")
    screen.tab_to("#plan button")
    screen.press(Keys.ENTER)
    screen.until(lambda: screen.all("#plan .notice"), "the plan is kept")
    screen.is_in_order("plan")


def test_a_new_scene_is_announced_once_outside_of_it(open_browser):
    screen = open_browser()
    screen.sign_in("arta")
    screen.begin("night-on-the-promenade", "practice")

    screen.take()

    title = screen.one("#scene").get_attribute("data-title")
    screen.until(lambda: title in screen.one("#status").get_attribute("textContent"), "announced")
    assert not screen.all("#scene [role=status]")
    assert title in screen.driver.title


@pytest.mark.parametrize(
    ("slug", "width"),
    [
        ("night-on-the-promenade", 360),
        ("night-on-the-promenade", 1280),
        ("the-parking-space", 360),
        ("ward-four", 360),
        ("twelve-files", 1280),
        ("the-locked-door", 1280),
    ],
)
def test_a_whole_attempt_without_scripts(open_browser, slug, width):
    screen = open_browser(width, scripts=False)
    screen.sign_in("arta")
    screen.begin(slug, "practice")

    for _ in range(60):
        if screen.has_ended:
            break
        screen.take(1)
    screen.one(".choices .button.main").click()
    screen.until(lambda: screen.all("#turning-point"), "the debrief")

    screen.has_asked_nobody_else("debrief")
    assert screen.all(".map svg") and screen.all(".decisions .decision")
