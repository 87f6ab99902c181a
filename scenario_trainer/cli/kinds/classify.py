"""Classifications in the terminal: answer, offences, signs on each side."""

from scenario_trainer.cli.asking import Fields, confidence, numbers, tell, tokens
from scenario_trainer.cli.page import Page
from scenario_trainer.engine.kinds.classify import SIDES
from scenario_trainer.stage.views import SceneView
from scenario_trainer.words import debrief

SPEAKS = {
    "for": "What speaks most strongly for a bias motive?",
    "against": "What speaks most strongly against it?",
}


def ask(page: Page, view: SceneView) -> Fields:
    """The answer, the offences and the signs."""
    page.say(view.prompt)
    act = view.act
    tell(page, [page.words(debrief.ANSWERS[answer]) for answer in act.answers])
    motive = act.answers[numbers(page, view, len(act.answers))[0]]
    page.say(page.words("Which offence do you write down? One or more."))
    offences = tokens(page, view, act.offences, most=len(act.offences))
    return {
        "motive": motive,
        "tokens": offences,
        "placed": _signs(page, view),
    } | confidence(page, view)


def _signs(page: Page, view: SceneView) -> tuple[tuple[str, str], ...]:
    """The signs named on each side; one that stands on a side is not offered on the other."""
    items, named = list(view.act.items), []
    for side in SIDES:
        page.say(page.words(SPEAKS[side]))
        tell(page, [item.label for item in items])
        most = view.act.most_signs
        asked = page.words("At most {most} numbers, Enter for none", most=most)
        places = numbers(page, view, len(items), least=0, most=most, asked=asked)
        named += [(items[place].token, side) for place in places]
        items = [item for n, item in enumerate(items) if n not in places]
    return tuple(named)


KIND = ask
