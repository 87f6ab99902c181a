"""Tastes: how somebody chooses who does not read, whatever a scene asks.

All that is laid before an officer at play becomes choices with their words; a taste
says which of them it likes best. So every careless way is one taste.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from scenario_trainer.engine.kinds.questions import GROUP_OF, GROUPS
from scenario_trainer.engine.story.options import Option
from scenario_trainer.text import Text, same

STRENGTHS = (1, 2, 3)


class Choice(NamedTuple):
    """One thing to choose: its name, the words it is seen by, what who reads would give for it."""

    id: str
    text: Text
    worth: int = 0


@dataclass(frozen=True, slots=True)
class Taste:
    """How somebody chooses: what they like best, how a talk goes on, whether one more is asked."""

    rank: Callable[[list[Choice]], list[Choice]]
    stays: Callable[[int, int], bool] = lambda asked, most: True
    in_turn: bool = True  # goes through the topics of a talk one after another

    def best(self, choices: list[Choice]) -> str:
        """The name of what is liked best."""
        return self.rank(choices)[0].id


def choices_of(options: Iterable[Option]) -> list[Choice]:
    """Options as choices."""
    return [Choice(option.id, option.text, worth_of(option)) for option in options]


def worth_of(option: Option) -> int:
    """What an option earns by itself."""
    return sum(option.credit.values())


def worth_asking(question: Option) -> int:
    """What a question of a talk is worth: as much as its group."""
    return _ASKED[question.question or ""]


_ASKED = {type: -list(GROUPS).index(group) for type, group in GROUP_OF.items()}


def strengths() -> list[Choice]:
    """The strengths a sign can have."""
    return [Choice(str(n), same(str(n))) for n in STRENGTHS]
