"""The tables of `words` in the reader's language, as templates and answers ask for them."""

from types import ModuleType, SimpleNamespace

from flask_babel import lazy_gettext

from scenario_trainer.errors import TrainerError
from scenario_trainer.words import Sentence, codes, debrief, errors
from scenario_trainer.words.anchors import ANCHORS


def spoken(room: ModuleType) -> dict[str, object]:
    """The tables of a file of `words`, by their names, each sentence spoken where it is shown."""
    return {name: _lazy(table) for name, table in vars(room).items() if name.isupper()}


def _lazy(told: object) -> object:
    match told:
        case dict():
            return {code: _lazy(each) for code, each in told.items()}
        case tuple():
            return tuple(_lazy(each) for each in told)
        case Sentence():
            return lazy_gettext(told)
    return told


def anchor(competency: str, level: int) -> object:
    """What the level looks like in the competency."""
    return lazy_gettext(ANCHORS[competency].get(level, codes.LEVELS[0]))


def thought_behind(tag: str) -> str:
    """What kind of thought an option was built on, named so that an officer meets it again."""
    return str(words.DISCLAIMERS_ABOUT) % {"thought": words.DISCLAIMERS[tag]}


def sentence_of(error: TrainerError) -> str:
    """What a person reads when *error* came up."""
    sentence = str(ERRORS.get(error.code, ERRORS["input_error"]))
    try:
        return sentence % error.details
    except KeyError:
        return sentence


words = SimpleNamespace(**spoken(codes), anchor=anchor, thought_behind=thought_behind)
debrief_words = SimpleNamespace(**spoken(debrief))
ERRORS, PAGES, TITLES = _lazy(errors.ERRORS), _lazy(errors.PAGES), _lazy(errors.TITLES)
