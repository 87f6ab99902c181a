"""Reading time: the words there are to read, and what is done in words that could be read."""

from collections.abc import Iterable

from scenario_trainer.engine.kinds.questions import GROUP_OF, GROUPS
from scenario_trainer.engine.story.cast import Line, Passage
from scenario_trainer.engine.story.options import Option
from scenario_trainer.text import Text

TO_PLACE = 10  # words that could be read while one thing is put in its place
TO_WRITE = 10  # words that could be read while one is written on a phone


def count(*texts: Text) -> int:
    """All words of these texts."""
    return sum(len(text.speak("en").split()) for text in texts)


def told(lines: Iterable[Line | Passage]) -> int:
    """Of what is told under a condition about one half is met."""
    return sum(count(line.text) // (1 if line.when is None else 2) for line in lines)


def best(options: Iterable[Option]) -> Option:
    """What earns most; among questions one of the best group."""
    return max(options, key=lambda option: (_group(option), sum(option.credit.values())))


def _group(option: Option) -> int:
    return -list(GROUPS).index(GROUP_OF[option.question]) if option.question else 0


def choice(options: list[Option], taken: int) -> int:
    """All options, and the reply to the best for each that is taken."""
    return count(*(option.text for option in options)) + taken * told(best(options).reply)
