"""Every other page, on every kind of screen, in both languages."""

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.training import accounts, practice
from tests.training.playing import to_the_end

PAGES = ("/library", "/progress", "/account", "/people", "/remarks", "/privacy", "/support")
SCREENS = [(360, "light", "en"), (360, "dark", "sq"), (1280, "light", "sq"), (1280, "dark", "en")]


@pytest.fixture(scope="module", autouse=True)
def everything(site):
    """Somebody who may see everything, with an attempt behind them and one under way."""
    from scenario_trainer.records import people

    site.person("ilir", "officer", "administrator", "author")
    with site.app.app_context():
        owner = people.named("ilir").id
        to_the_end(practice.begin("night-on-the-promenade", owner, "practice"), owner)
        attempt = practice.begin("the-photo", owner, "practice")
        practice.remark(attempt, owner, "Ne nuk kemi dhomë anash.")


@pytest.mark.parametrize(("width", "scheme", "language"), SCREENS)
def test_every_page_is_in_order(open_browser, width, scheme, language):
    screen = open_browser(width, scheme)
    screen.sign_in("ilir")
    screen.go("/account")
    screen.one(f"button[name=language][value={language}]").click()

    for path in (*PAGES, "/nothing-here", "/practice/nothing"):
        screen.go(path)
        assert screen.one("html").get_attribute("lang") == language
        screen.is_in_order(path.strip("/").replace("/", "-"))


@pytest.mark.parametrize(("width", "scheme", "language"), SCREENS[:2])
def test_the_doors_are_in_order(site, open_browser, width, scheme, language):
    screen = open_browser(width, scheme)
    with site.app.app_context():
        from scenario_trainer.records import people

        invitation = accounts.invite(None, ["officer"])
        reset = accounts.reset_link(None, people.named("ilir").id)

    for path in ("/sign-in", f"/invitation/{invitation}", f"/reset/{reset}", "/invitation/old"):
        screen.go(path)
        screen.is_in_order(path.split("/")[1])


def test_every_letter_of_the_font_is_drawn_from_it(open_browser):
    screen = open_browser()
    screen.go("/sign-in")
    letters = (data_folder("static") / "vendor/trainer-sans.letters.txt").read_text("utf-8")

    fonts = screen.fonts_of(letters.replace("\n", ""))

    assert [font["isCustomFont"] for font in fonts] == [True], fonts


def test_a_finger_finds_its_target(open_browser):
    screen = open_browser(360)
    screen.sign_in("ilir")
    screen.begin("night-on-the-promenade", "coach")

    small = screen.driver.execute_script(
        "return [...document.querySelectorAll('button, summary, .bottom a, .beside a, label.option')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)"
        ".map(e => e.outerHTML.slice(0, 120))"
    )

    assert not small


def test_a_link_to_an_entry_of_the_debrief_opens_its_box(open_browser):
    screen = open_browser(1280)
    screen.sign_in("ilir")
    screen.go("/progress")
    screen.one("a[href$='/debrief']").click()
    screen.until(lambda: screen.all("#turning-point"), "the debrief")
    links = screen.all("a[href^='#entry-']")
    link = next(link for link in links if link.is_displayed())  # what was drawn decides which
    box = screen.one(link.get_attribute("href").partition("/debrief")[2])
    if box.get_attribute("open"):
        box.find_element("tag name", "summary").click()

    for _ in range(2):  # again where the address names it already and the box was closed
        assert not box.get_attribute("open")
        link.click()
        screen.until(lambda: box.get_attribute("open"), "the box is open")
        box.find_element("tag name", "summary").click()
