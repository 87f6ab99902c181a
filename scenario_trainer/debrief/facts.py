"""Facts of a scenario as the debrief says them: whether they are so, and in which words."""

from scenario_trainer.engine.story.cast import Fact
from scenario_trainer.engine.story.values import Values
from scenario_trainer.stage.heard import passages
from scenario_trainer.text import Text


def is_so(fact: Fact, values: Values) -> bool:
    """Whether there is such a fact in what was drawn."""
    return fact.when is None or bool(fact.when.test(values))


def told_of_fact(fact: Fact, values: Values) -> Text:
    """What the fact says in what was drawn."""
    return next(iter(passages(fact.text, values)), fact.text[0].text)
