"""A bad line, a double tap, a second window, a clock: nothing is lost, nothing counts twice."""

import pytest

from scenario_trainer.records import editions, people
from scenario_trainer.records.tables import Move
from tests import stored
from tests.training.test_stops import a_way_to

SLUG = "night-on-the-promenade"


@pytest.fixture(scope="module", autouse=True)
def officer(site):
    site.person("arta", "officer")


@pytest.fixture
def screen(open_browser):
    screen = open_browser()
    screen.sign_in("arta")
    return screen


def cut_the_line(screen, is_cut):
    screen.driver.execute_cdp_cmd("Network.enable", {})
    told = {"offline": is_cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    screen.driver.execute_cdp_cmd("Network.emulateNetworkConditions", told)


def test_a_lost_line_shows_a_banner_and_trying_again_counts_once(site, screen):
    screen.begin(SLUG, "coach")
    before = site.count(Move)
    cut_the_line(screen, True)
    screen.one("button.option").click()
    screen.until(lambda: screen.one("#banner").is_displayed(), "the banner")
    assert len(screen.all("button.option:not(:disabled)")) >= 2

    cut_the_line(screen, False)
    screen.one("[data-retry]").click()
    screen.until(lambda: screen.all(".after"), "the consequence")

    assert site.count(Move) == before + 1
    assert not screen.one("#banner").is_displayed()


def test_a_lost_reply_is_asked_for_again_and_counts_once(site, screen, monkeypatch):
    screen.begin(SLUG, "coach")
    before = site.count(Move)
    lost = []

    def lose_the_first(answer):
        if not lost and answer.mimetype == "text/html":
            lost.append(answer)
            return site.app.response_class("gone", 502)
        return answer

    monkeypatch.setitem(site.app.after_request_funcs, "practice", [lose_the_first])
    screen.one("button.option").click()
    screen.until(lambda: screen.one("#banner").is_displayed(), "the banner")
    assert site.count(Move) == before + 1

    screen.one("[data-retry]").click()
    screen.until(lambda: screen.all(".after"), "the consequence")

    assert site.count(Move) == before + 1


def test_a_double_tap_counts_once(site, screen):
    screen.begin(SLUG, "coach")
    before = site.count(Move)

    twice = "const b = document.querySelector('button.option'); b.click(); b.click();"
    screen.driver.execute_script(twice)
    screen.until(lambda: screen.all(".after"), "the consequence")

    assert site.count(Move) == before + 1


def test_the_second_window_is_shown_where_the_attempt_stands(screen):
    screen.begin(SLUG, "coach")
    address, first = screen.driver.current_url, screen.driver.current_window_handle
    screen.driver.switch_to.new_window("tab")
    screen.driver.get(address)
    screen.take()

    screen.driver.switch_to.window(first)
    screen.all("button.option")[1].click()

    screen.until(lambda: screen.all("#scene .notice"), "the notice")
    assert screen.all(".after")


def test_reload_and_back_show_the_same_scene(screen):
    screen.begin(SLUG, "coach")
    screen.take()
    shown = screen.words("#scene")

    screen.driver.refresh()
    assert screen.words("#scene") == shown
    screen.go("/library")
    screen.driver.back()

    screen.until(lambda: screen.all("#scene"), "the scene")
    assert screen.words("#scene") == shown


def test_a_red_flag_that_ended_the_story_is_taken_again_from_its_card(site, screen):
    start, moves = a_way_to("the-lease", "half_way_out", "next_please")
    with site.app.app_context():
        attempt = stored.an_attempt(
            people.named("arta"), *moves[:-1], edition=editions.current("the-lease"), start=start
        )
        stored.move_on(attempt, moves[-1], ended_at=stored.NOON)
    screen.go(f"/practice/{attempt.public_id}")
    screen.is_in_order("the card of a flag that ended the story")

    screen.one(".stop form button").click()
    screen.until(lambda: not screen.all(".stop"), "the decision again")

    assert len(screen.all("#scene .option")) >= 2 and not screen.has_ended


def test_the_third_of_two_cannot_be_picked(screen):
    screen.begin(SLUG, "coach")  # with the coach the way is always the same
    for _ in range(30):
        if screen.all("[data-pick]") or screen.has_ended:
            break
        screen.take(1)

    boxes = screen.all("input[name=option]")
    count = int(screen.one("[data-pick]").get_attribute("data-most"))
    for box in boxes[:count]:
        box.click()

    assert all(not box.is_enabled() for box in boxes[count:])
