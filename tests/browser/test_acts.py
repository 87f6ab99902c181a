"""A case with every kind of scene: by keyboard, without scripts, and with nothing written lost."""

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from scenario_trainer.records import people
from scenario_trainer.records.tables import Move
from scenario_trainer.training import accounts
from tests import stored
from tests.library.examples import EXAMPLE

CASE = EXAMPLE.parent / "the-file"
SCREENS = [(360, "light", "sq"), (360, "dark", "en"), (1280, "light", "en"), (1280, "dark", "sq")]


@pytest.fixture(scope="module", autouse=True)
def case(site):
    """The case on the shelf, and an officer before it."""
    site.person("arta", "officer")
    with site.app.app_context():
        stored.edition_of(CASE)


@pytest.fixture
def screen(open_browser):
    screen = open_browser()
    screen.sign_in("arta")
    return screen


def come_to(screen, selector):
    """Answer one scene after another until the part is there; a talk is left at once."""
    screen.begin("the-file", "coach")
    for _ in range(40):
        if screen.all(f"#scene {selector}"):
            return screen.one(f"#scene {selector}")
        if screen.all("#scene form.leave"):
            before = screen.turn
            screen.one("#scene form.leave button").click()
            screen.until(lambda before=before: screen.turn != before, "the talk is left")
        else:
            screen.take()
    raise AssertionError(f"no {selector}")


@pytest.mark.parametrize(("width", "scheme", "language"), SCREENS)
def test_a_whole_case_by_keyboard_only(site, open_browser, width, scheme, language):
    with site.app.app_context():
        accounts.set_language(people.named("arta").id, language)
    screen = open_browser(width, scheme)
    screen.sign_in("arta")
    screen.begin("the-file", "coach")

    for number in range(60):
        screen.is_in_order(f"scene-{number}")
        if number:
            assert screen.focused.tag_name in ("h1", "h2"), "the heading has no focus"
        if screen.has_ended:
            break
        screen.take_by_keyboard()

    assert screen.has_ended


@pytest.mark.parametrize("width", [360, 1280])
def test_a_whole_case_without_scripts(open_browser, width):
    screen = open_browser(width, scripts=False)
    screen.sign_in("arta")
    screen.begin("the-file", "practice")

    for _ in range(60):
        if screen.has_ended:
            break
        screen.take(1)

    assert screen.has_ended


def test_a_question_in_ones_own_words_by_keyboard(screen):
    come_to(screen, "#own-question")

    screen.tab_to("#own-question")
    screen.press("Why did you not go to the doctor?", Keys.TAB, Keys.ENTER)
    screen.until(lambda: screen.all(".suggestion"), "the question is read")
    screen.is_in_order("suggestion")
    assert screen.focused.tag_name == "h2"
    screen.tab_to("#question-topic")
    screen.tab_to(".suggestion button")
    screen.press(Keys.ENTER)

    screen.until(lambda: "Why did you not go" in screen.words(".after .chosen"), "it was asked")
    assert not screen.all(".suggestion")


def test_two_tasks_change_places_and_the_list_shows_it(screen):
    come_to(screen, "[data-order]")
    tasks = [task.text for task in screen.all(".task-name")]

    screen.tab_to("[data-order] select")
    screen.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)

    moved = [tasks[1], tasks[2], tasks[0], *tasks[3:]]
    assert [task.text for task in screen.all(".task-name")] == moved
    places = [select.get_attribute("value") for select in screen.all("[data-order] select")]
    assert places == [str(n) for n in range(1, len(tasks) + 1)]
    assert tasks[0] in screen.focused.find_element(By.XPATH, "..").text
    screen.until(lambda: tasks[0] in screen.one("#status").get_attribute("textContent"), "said")


def test_effort_that_does_not_fit_cannot_be_chosen(screen):
    come_to(screen, "[data-budget]")
    budget = int(screen.one("[data-budget]").get_attribute("data-budget"))
    boxes = screen.all("input[name=option]")
    spent = 0
    for box in boxes:
        if box.is_enabled():
            box.click()
            spent += int(box.get_attribute("data-effort"))

    left = [int(box.get_attribute("data-effort")) for box in boxes if not box.is_selected()]

    assert spent <= budget and all(spent + effort > budget for effort in left)
    assert not any(box.is_enabled() for box in boxes if not box.is_selected())


def test_a_sign_stands_on_one_side_and_there_are_few(screen):
    come_to(screen, "[data-signs]")
    for_it, against = screen.all("input[name=for]"), screen.all("input[name=against]")

    for box in for_it[:2]:
        box.click()

    assert not any(box.is_enabled() for box in (*for_it[2:], *against[:2]))
    assert all(box.is_enabled() for box in against[2:])


def test_a_draft_is_kept_by_itself_and_survives_a_reload_and_a_killed_window(screen):
    come_to(screen, "#report-words").send_keys("Besa came to the counter.")
    screen.until(lambda: screen.all("#draft [data-saved]"), "the draft is kept")
    assert screen.words(".count").startswith("5 ")
    address = screen.driver.current_url

    screen.driver.refresh()
    assert screen.one("#report-words").get_attribute("value") == "Besa came to the counter."
    first = screen.driver.current_window_handle
    screen.driver.switch_to.new_window("tab")
    second = screen.driver.current_window_handle
    screen.driver.switch_to.window(first)
    screen.one("#report-words").send_keys(" With a wet slipper.")
    screen.until(lambda: screen.all("#draft [data-saved]"), "kept again")
    screen.driver.execute_cdp_cmd("Page.close", {})
    screen.driver.switch_to.window(second)
    screen.driver.get(address)

    text = screen.one("#report-words").get_attribute("value")
    assert text == "Besa came to the counter. With a wet slipper."


def test_a_draft_is_kept_as_soon_as_the_line_is_back(screen):
    text = come_to(screen, "#report-words")
    cut_the_line(screen, True)
    text.send_keys("Besa came.")
    unsaved = text.get_attribute("data-unsaved")
    screen.until(lambda: screen.words("#draft") == unsaved, "it says that it is not kept")
    assert text.get_attribute("value") == "Besa came."

    cut_the_line(screen, False)

    screen.until(lambda: screen.all("#draft [data-saved]"), "it is kept")
    screen.driver.refresh()
    assert screen.one("#report-words").get_attribute("value") == "Besa came."


def test_a_report_sent_while_the_line_is_gone_stays_and_counts_once(site, screen):
    text = come_to(screen, "#report-words")
    text.send_keys("word " * 50)
    before = site.count(Move)
    cut_the_line(screen, True)
    screen.one("#scene form.choices button.main").click()
    screen.until(lambda: screen.one("#banner").is_displayed(), "the banner")
    assert len(text.get_attribute("value").split()) == 50

    cut_the_line(screen, False)
    screen.one("[data-retry]").click()
    screen.until(lambda: screen.all(".beside-checklist"), "the checklist")

    assert site.count(Move) == before + 1
    assert screen.words(".written").split() == ["word"] * 50


def test_a_draft_is_kept_without_scripts(open_browser):
    screen = open_browser(scripts=False)
    screen.sign_in("arta")
    come_to(screen, "#report-words").send_keys("Besa came.")

    screen.one("noscript button").click()

    screen.until(lambda: screen.one("#draft").text, "it says so")
    assert screen.one("#report-words").get_attribute("value") == "Besa came."


def test_a_hint_beside_a_board_leaves_what_was_placed(screen):
    come_to(screen, ".to-place")
    select = screen.all(".to-place select")[0]
    select.send_keys(Keys.ARROW_DOWN)
    chosen = select.get_attribute("value")

    screen.one("button[value=hint]").click()
    screen.until(lambda: screen.all("#hint"), "the hint")

    assert screen.all(".to-place select")[0].get_attribute("value") == chosen


def test_a_finger_finds_every_field(screen):
    for selector in ("[data-order]", "[data-signs]", ".to-place"):
        come_to(screen, selector)
        small = screen.driver.execute_script(
            "return [...document.querySelectorAll('button, summary, select, .small-option, .step')]"
            ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)"
            ".map(e => e.outerHTML.slice(0, 120))"
        )
        assert not small


def cut_the_line(screen, is_cut):
    screen.driver.execute_cdp_cmd("Network.enable", {})
    told = {"offline": is_cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    screen.driver.execute_cdp_cmd("Network.emulateNetworkConditions", told)
