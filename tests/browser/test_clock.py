"""A clock on the screen: it starts with the choices, it is seen and said, and a choice beats it."""

from datetime import UTC, datetime, timedelta

import pytest

from scenario_trainer.records import attempts, people
from scenario_trainer.records.database import transaction
from scenario_trainer.training import practice
from tests.training.playing import an_answer

SLUG = "night-on-the-promenade"  # its first decision has a clock


@pytest.fixture(scope="module", autouse=True)
def officer(site):
    site.person("arta", "officer")


@pytest.fixture
def open_attempt(open_browser):
    """A browser before the first decision, whose clock stands."""

    def opened(**size):
        screen = open_browser(**size)
        screen.sign_in("arta")
        screen.begin(SLUG, "practice")
        return screen

    return opened


def held(site, screen):
    attempt = screen.driver.current_url.rsplit("/", 1)[1].split("#")[0]
    with site.app.app_context():
        return attempts.of_officer(attempt, people.named("arta").id)


def clock_at(site, screen, seconds):
    """So many seconds are left of a clock that started long ago."""
    attempt = held(site, screen)
    with site.app.app_context(), transaction():
        soon = datetime.now(UTC) + timedelta(seconds=seconds)
        attempts.set_clock(attempt, deadline_at=soon, seconds_left=None)


def into_view(screen, selector):
    told = "document.querySelector(arguments[0]).scrollIntoView({block: 'center'})"
    screen.driver.execute_script(told, selector)


def test_the_clock_starts_once_the_place_of_the_choices_is_in_view(site, open_attempt):
    screen = open_attempt()
    screen.is_in_order("before the clock")
    assert not screen.all("#timed button.option")
    assert held(site, screen).deadline_at is None

    into_view(screen, "#timed .start button")
    screen.until(lambda: screen.all("#timed [data-timer]"), "the clock")

    assert len(screen.all("#timed .option")) >= 2
    assert held(site, screen).deadline_at is not None
    screen.until(lambda: "60" in screen.one("#status").get_attribute("textContent"), "it is said")
    screen.is_in_order("the clock runs")


def test_the_clock_stays_in_view_while_the_choices_are_read(open_attempt):
    screen = open_attempt()
    into_view(screen, "#timed .start button")
    screen.until(lambda: screen.all("#timed [data-timer]"), "the clock")

    screen.driver.execute_script(
        "document.querySelector('#timed form.choices').scrollIntoView(false)"
    )

    top = "return document.querySelector('[data-timer]').getBoundingClientRect().top"
    assert 0 <= screen.driver.execute_script(top) < 780
    screen.is_in_order("the clock beside the choices")


def test_without_scripts_a_tap_starts_it(site, open_attempt):
    screen = open_attempt(scripts=False)
    screen.has_asked_nobody_else("without scripts, before the clock")

    screen.one("#timed .start button").click()
    screen.until(lambda: screen.all("#timed .option"), "the choices")

    assert screen.driver.current_url.endswith("#timed")
    assert held(site, screen).deadline_at is not None
    screen.has_asked_nobody_else("without scripts, the clock runs")


def test_when_the_time_is_up_silence_is_the_answer(site, open_attempt):
    screen = open_attempt()
    clock_at(site, screen, 2)

    screen.driver.refresh()

    assert screen.one("[data-timer]").is_displayed()
    screen.until(lambda: screen.all(".after"), "silence was taken")
    assert held(site, screen).moves[0].kind == "time_out"


def test_a_choice_on_its_way_is_not_overtaken_by_silence(site, open_attempt):
    screen = open_attempt()
    clock_at(site, screen, 3)
    screen.driver.refresh()
    slow = {"offline": False, "latency": 4000, "downloadThroughput": -1, "uploadThroughput": -1}
    screen.driver.execute_cdp_cmd("Network.enable", {})
    screen.driver.execute_cdp_cmd("Network.emulateNetworkConditions", slow)

    for field in ("option", "reason", "confidence"):
        for radio in screen.all(f"#timed form.choices input[name={field}]")[:1]:
            radio.click()
    screen.one("#timed form.choices button").click()
    screen.until(lambda: screen.all(".after"), "the consequence")

    assert [move.kind for move in held(site, screen).moves] == ["decide"]


def test_a_lost_reply_of_a_timed_choice_is_asked_for_again_by_itself(
    site, open_attempt, monkeypatch
):
    screen = open_attempt()
    into_view(screen, "#timed .start button")
    screen.until(lambda: screen.all("#timed [data-timer]"), "the clock")
    screen.driver.execute_script("window.asked = 0; window.fetch = (fetch => (...all) =>"
        " window.asked++ ? fetch(...all) : fetch(...all).then(() => { throw new TypeError('gone') }))(window.fetch)")  # fmt: skip

    screen.take()

    assert screen.driver.execute_script("return window.asked") == 2
    assert not screen.one("#banner").is_displayed()
    assert [move.kind for move in held(site, screen).moves] == ["decide"]


def test_a_page_that_has_moved_on_gets_the_whole_scene(site, open_attempt):
    screen = open_attempt()
    attempt = held(site, screen)
    with site.app.app_context():
        scene = practice.start_clock(attempt.public_id, attempt.person_id, turn=0)
        practice.decide(attempt.public_id, attempt.person_id, an_answer(scene))

    screen.driver.execute_script("document.querySelector('#timed .start button').click()")

    screen.until(lambda: screen.all("#scene .notice"), "the notice")
    assert len(screen.all("#scene")) == 1 and screen.all("#scene .after")
