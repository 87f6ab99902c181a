"""The first thing a newcomer sees: the demonstration academy, with the account that was printed."""

from selenium.webdriver import Keys

from scenario_trainer.training import demo


def test_a_newcomer_comes_in_with_a_printed_account(site, open_browser):
    with site.app.app_context():
        account = next(each for each in demo.load() if each.grants == ("officer",))
    screen = open_browser()
    screen.go("/sign-in")
    screen.is_in_order("sign-in")

    screen.tab_to("#name")
    screen.press(account.name, Keys.TAB, account.password, Keys.ENTER)
    screen.until(lambda: screen.all(".family"), "the library")

    screen.is_in_order("library")
    assert screen.all("header .demo")
