"""Orders in the terminal: all numbers in one line."""

from scenario_trainer.cli.asking import Fields, numbers
from scenario_trainer.cli.page import Page
from scenario_trainer.stage.views import SceneView


def ask(page: Page, view: SceneView) -> Fields:
    """Every task in its turn."""
    page.say(view.prompt)
    tasks = view.act.tasks
    for number, task in enumerate(tasks, 1):
        minutes = page.words("({minutes} min)", minutes=task.minutes)
        page.say(task.text, minutes, mark=f"{number}. ", indent=2)
    asked = page.words("All numbers in your order")
    count = len(tasks)
    order = numbers(page, view, count, least=count, most=count, asked=asked)
    placed = ((tasks[place].token, str(n)) for n, place in enumerate(order, 1))
    return {"placed": tuple(placed)}


KIND = ask
