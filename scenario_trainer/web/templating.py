"""What every template may use besides its own view object."""

from collections.abc import Mapping
from functools import lru_cache

from flask import Flask, current_app, g, request
from flask_login import current_user
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from scenario_trainer.stage.views import PersonView
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import demo
from scenario_trainer.web import unsent
from scenario_trainer.web.devices import device
from scenario_trainer.web.languages import present, spoken
from scenario_trainer.web.words import debrief_words, words


def install(app: Flask) -> None:
    """A name that is misspelt in a template is an error, not an empty place."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        words=words, debrief_words=debrief_words, device=device, portrait=portrait
    )
    app.context_processor(everywhere)


def portrait(person: PersonView | Mapping, face: str) -> Markup:
    """A character as drawn; a face that was drawn once is kept."""
    named = person["name"] if isinstance(person, Mapping) else spoken(person.name)
    traits = person["portrait"] if isinstance(person, Mapping) else person.portrait
    return _drawn(current_app.jinja_env, named, tuple(traits.items()), face, present())


@lru_cache(maxsize=1000)
def _drawn(
    templates: Environment, name: str, traits: tuple[tuple[str, str], ...], face: str, _: str
) -> Markup:
    return templates.get_template("_portrait.svg").module.portrait(name, dict(traits), face)


def is_demo() -> bool:
    """Whether the reader belongs to the demonstration academy, which every page then says."""
    return current_user.is_authenticated and current_user.public_id.startswith(demo.MARK)


def everywhere() -> dict[str, object]:
    """The reader, the language and what has to be said on top of the page."""
    language = present()
    return {
        "language": language,
        "other_language": next(other for other in LANGUAGES if other != language),
        "is_demo": "without_person" not in g and is_demo(),
        "reader": None if "without_person" in g else current_user,
        "notice": unsent.notice(),
        "here": request.full_path.rstrip("?") if request.method == "GET" else "/",
        "support": current_app.extensions["settings"].support,
    }
