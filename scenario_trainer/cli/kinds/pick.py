"""Picks in the terminal: several numbers, within a budget where there is one."""

from scenario_trainer.cli.asking import Fields, numbers, tokens
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView


def ask(page: Page, view: SceneView) -> Fields:
    """As many as are asked for, or as fit."""
    page.say(view.prompt)
    act = view.act
    if act.count is not None:
        return {"tokens": tokens(page, view, view.options, least=act.count, most=act.count)}
    for number, option in enumerate(view.options, 1):
        effort = page.words("effort {effort}", effort=option.effort) if act.budget else ""
        page.say(option.label, f"({effort})" if effort else "", mark=f"{number}. ", indent=2)
    while True:
        places = numbers(page, view, len(view.options), most=act.most or len(view.options))
        spent = sum(view.options[place].effort for place in places)
        if act.budget is None or spent <= act.budget:
            return {"tokens": tuple(view.options[place].token for place in places)}
        page.say(page.words("Together at most {budget} of effort.", budget=act.budget))


KIND = ask
