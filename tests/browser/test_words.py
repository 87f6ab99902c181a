"""Typed words before a real browser: two devices, an old page, a sign-in that ended, a slow begin."""

import time

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from scenario_trainer.records import people
from scenario_trainer.records.tables import Attempt, UnsentForm
from scenario_trainer.training import accounts, practice
from scenario_trainer.web import login
from tests import stored
from tests.browser.test_acts import CASE, cut_the_line
from tests.stored import PASSWORD
from tests.training.playing import an_answer

SLUG = "night-on-the-promenade"
DESK = "Ten sentences from the desk, kept while they were typed."
PHONE = "Old words from the phone"


@pytest.fixture(scope="module", autouse=True)
def case(site):
    """The case with a report on the shelf, and two people at one computer."""
    with site.app.app_context():
        stored.edition_of(CASE)
    for name in ("arta", "besa"):
        site.person(name, "officer")


@pytest.fixture
def screen(open_browser):
    screen = open_browser()
    screen.sign_in("arta")
    return screen


@pytest.fixture
def report(site) -> str:
    """Where an attempt of the officer stands before its report."""
    with site.app.app_context():
        officer = people.named("arta").id
        attempt = practice.begin(CASE.name, officer, "coach")
        while (scene := practice.scene(attempt, officer)).kind != "narrative":
            leave = {"kind": "leave", "tokens": ()} if scene.kind == "talk" else {}
            practice.decide(attempt, officer, an_answer(scene, **leave))
    return f"/practice/{attempt}"


def come_to(screen, report):
    screen.go(report)
    return screen.one("#report-words")


def kept(screen):
    return bool(screen.all("#draft [data-saved]"))


def text_of(screen):
    return screen.one("#report-words").get_attribute("value")


def end_the_sign_in(screen):
    """As after twelve idle hours."""
    screen.driver.delete_cookie(login.COOKIE)


def in_another_window(screen, do):
    """Do something in a window beside the page, and come back to it."""
    page = screen.driver.current_window_handle
    screen.driver.switch_to.new_window("tab")
    do()
    screen.driver.close()
    screen.driver.switch_to.window(page)


def sign_in_again(screen, name="arta"):
    screen.one("#name").clear()
    screen.one("#name").send_keys(name)
    screen.one("#password").send_keys(PASSWORD, Keys.ENTER)
    screen.until(lambda: not screen.all("#password"), "signed in")


def test_a_phone_nobody_touches_never_replaces_newer_words(open_browser, screen, report):
    phone, desk = screen, open_browser(width=1280)
    desk.sign_in("arta")
    come_to(phone, report)
    desk.go(report)
    cut_the_line(phone, True)
    phone.one("#report-words").send_keys(PHONE)
    unsaved = phone.one("#report-words").get_attribute("data-unsaved")
    phone.until(lambda: unsaved in phone.words("#draft"), "it says that it is not kept")
    desk.one("#report-words").send_keys(DESK)
    desk.until(lambda: kept(desk), "the desk's words are kept")

    cut_the_line(phone, False)
    phone.until(lambda: phone.all("#draft .elsewhere"), "both stand beside each other")
    phone.driver.get_log("browser")  # the line that was cut is complained of
    phone.is_in_order("two-drafts-on-the-phone")

    assert not kept(phone) and text_of(phone) == PHONE
    assert DESK in phone.words("#draft .elsewhere")
    desk.driver.refresh()
    assert text_of(desk) == DESK and PHONE in desk.words("#draft .elsewhere")
    desk.is_in_order("two-drafts-at-the-desk")


def test_the_officer_chooses_with_one_press(screen, report):
    come_to(screen, report)

    def type_elsewhere():
        screen.go(report)
        screen.one("#report-words").send_keys(DESK)
        screen.until(lambda: kept(screen), "kept")

    in_another_window(screen, type_elsewhere)
    screen.one("#report-words").send_keys(PHONE)
    screen.until(lambda: screen.all("#draft .elsewhere"), "both stand beside each other")
    screen.click("#draft .elsewhere > button")
    screen.until(lambda: not screen.all("#draft .elsewhere > button"), "mine go on")
    assert DESK in screen.words("#draft") and text_of(screen) == PHONE
    assert not screen.all("noscript button")

    screen.one("#report-words").send_keys(" and more")
    screen.until(lambda: kept(screen), "kept again")
    screen.click("#draft button[name=discard]")
    screen.until(lambda: not screen.all("#draft .elsewhere"), "the others are gone")
    screen.driver.refresh()

    assert text_of(screen) == PHONE + " and more"


def test_a_page_stays_good_when_its_officer_signs_in_again_beside_it(screen, report):
    come_to(screen, report).send_keys("First words of a report.")
    screen.until(lambda: kept(screen), "kept")

    def out_and_in():
        screen.go("/library")
        screen.one("footer form button").click()
        screen.until(lambda: screen.all("#password"), "signed out")
        sign_in_again(screen)

    in_another_window(screen, out_and_in)
    screen.one("#report-words").send_keys(" Ten more words.")
    time.sleep(2)
    screen.until(lambda: kept(screen), "kept")
    assert not screen.one("#banner").is_displayed()
    screen.driver.refresh()

    assert text_of(screen) == "First words of a report. Ten more words."


def test_a_sign_in_that_ends_while_somebody_types_tears_nothing_away(site, screen, report):
    come_to(screen, report).send_keys("First words.")
    screen.until(lambda: kept(screen), "kept")
    address = screen.driver.current_url
    end_the_sign_in(screen)

    screen.one("#report-words").send_keys(" One more sentence.")
    screen.until(lambda: screen.one("#banner").is_displayed(), "the banner asks for the sign-in")
    screen.is_in_order("asked-to-sign-in")
    assert screen.driver.current_url == address and not kept(screen)
    assert text_of(screen) == "First words. One more sentence."

    page = screen.driver.current_window_handle
    screen.one("#banner [data-sign-in]").click()
    screen.until(lambda: len(screen.driver.window_handles) == 2, "a window beside it")
    screen.driver.switch_to.window(screen.driver.window_handles[-1])
    sign_in_again(screen)
    assert "Arta" in screen.words()
    screen.is_in_order("signed-in-beside")
    screen.driver.close()
    screen.driver.switch_to.window(page)

    def tried_again():  # a window that got the focus tries by itself
        if screen.one("#banner").is_displayed():
            screen.one("[data-retry]").click()
        return kept(screen)

    screen.until(tried_again, "kept")
    screen.until(lambda: not screen.one("#banner").is_displayed(), "the banner went")
    assert site.count(UnsentForm) == 0
    screen.driver.refresh()
    assert text_of(screen) == "First words. One more sentence."


def test_somebody_else_at_the_computer_neither_sees_nor_sends_them(site, screen, report):
    come_to(screen, report).send_keys("Mine alone")
    screen.until(lambda: kept(screen), "kept")

    def another_person():
        screen.go("/library")
        screen.one("footer form button").click()
        screen.until(lambda: screen.all("#password"), "signed out")
        sign_in_again(screen, "besa")

    in_another_window(screen, another_person)
    screen.one("#report-words").send_keys(", and more.")
    screen.until(lambda: screen.one("#banner").is_displayed(), "the banner")
    assert not kept(screen)
    for path in ("/library", "/progress"):
        screen.go(path)
        assert "Mine alone" not in screen.driver.page_source


def test_words_come_back_without_scripts(open_browser, report):
    screen = open_browser(scripts=False)
    screen.sign_in("arta")
    come_to(screen, report).send_keys("Besa came to the counter.")
    address = screen.driver.current_url
    end_the_sign_in(screen)

    screen.one("noscript button").click()
    screen.until(lambda: screen.all("#password"), "the sign-in")
    sign_in_again(screen)

    assert screen.driver.current_url == address
    assert text_of(screen) == "Besa came to the counter."
    assert screen.all("#scene .notice")
    screen.has_no_complaint("back again")


def test_a_refused_form_stands_there_filled_in(site, open_browser, report):
    with site.app.app_context():
        accounts.set_language(people.named("arta").id, "sq")
    screen = open_browser()
    screen.sign_in("arta")
    text = come_to(screen, report)
    text.send_keys("Besa erdhi.")
    screen.one("#scene form.choices button.main").click()

    screen.until(lambda: screen.all("#scene .notice"), "it says what is missing")
    screen.is_in_order("refused-and-filled-in")
    assert text_of(screen) == "Besa erdhi."


def test_the_banner_goes_by_itself_when_the_line_is_back(screen):
    screen.begin(SLUG, "coach")
    screen.take()
    cut_the_line(screen, True)
    screen.driver.execute_script("window.dispatchEvent(new Event('offline'))")
    screen.until(lambda: screen.one("#banner").is_displayed(), "the banner")

    cut_the_line(screen, False)
    screen.driver.execute_script("window.dispatchEvent(new Event('online'))")

    screen.until(lambda: not screen.one("#banner").is_displayed(), "it goes by itself")


@pytest.mark.parametrize("mode", ["practice", "assessment"])
def test_begin_pressed_again_on_a_slow_line_begins_once(site, screen, monkeypatch, mode):
    before = site.count(Attempt)
    slow = [7]

    def answer_late(answer):
        if slow and answer.status_code == 303:
            time.sleep(slow.pop())
        return answer

    monkeypatch.setitem(site.app.after_request_funcs, "library", [answer_late])
    screen.go("/scenarios/the-lease")
    screen.one(f"input[name=mode][value={mode}]").click()
    press = "document.querySelector('main form .button.main.wide').click()"
    screen.driver.execute_script(f"setTimeout(() => {press}, 0)")
    time.sleep(5.6)  # the page lets nobody press twice for five seconds
    screen.driver.execute_script(f"setTimeout(() => {press}, 0)")
    screen.until(lambda: screen.all("#scene"), "the first scene")

    assert site.count(Attempt) == before + 1


def test_back_and_begin_again_goes_to_what_was_just_begun(site, screen):
    screen.begin("the-photo", "coach")
    address, before = screen.driver.current_url, site.count(Attempt)

    screen.driver.back()
    screen.until(lambda: screen.all(".modes"), "the introduction")
    known = screen.one("input[name=known]").get_attribute("value")
    screen.one("input[name=mode][value=coach]").click()
    screen.one("main form .button.main.wide").click()
    screen.until(lambda: screen.all("#scene"), "the scene")

    if known:  # the page was loaded anew and tells of the attempt: this one is wanted beside it
        assert site.count(Attempt) == before + 1
    else:
        assert (site.count(Attempt), screen.driver.current_url) == (before, address)


def test_buttons_for_words_typed_elsewhere_are_within_reach_of_a_finger(screen, report):
    come_to(screen, report)

    def type_elsewhere():
        screen.go(report)
        screen.one("#report-words").send_keys(DESK)
        screen.until(lambda: kept(screen), "kept")

    in_another_window(screen, type_elsewhere)
    screen.one("#report-words").send_keys(PHONE)
    screen.until(lambda: screen.all("#draft .elsewhere"), "both stand beside each other")

    buttons = screen.one("#draft").find_elements(By.CSS_SELECTOR, "button")
    assert buttons and all(button.size["height"] >= 43.5 for button in buttons)
