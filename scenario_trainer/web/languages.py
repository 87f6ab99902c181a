"""Two languages: which one the reader wants, and the interface sentences in it.

Catalogues are read from their `.po` files once, at the start, and kept in
memory: there is no compiled file that could be older than what a translator
wrote, and nothing is written into an installed program.
"""

from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Babel, Domain, format_date, format_datetime, format_time
from flask_login import current_user
from jinja2 import pass_context
from jinja2.runtime import Context

from scenario_trainer.config import data_folder
from scenario_trainer.text import LANGUAGES, Text
from scenario_trainer.web import cookies

COOKIE = "language"
ZONE = "Europe/Tirane"


def install(app: Flask) -> None:
    """Teach the app its languages, and templates to speak a `Text`."""
    _Babel(app, default_locale="sq", default_timezone=ZONE, locale_selector=chosen)
    app.jinja_env.finalize = spoken
    app.jinja_env.filters.update(
        spoken=spoken, day=day, moment=moment, clock=clock, figures=figures
    )


def chosen() -> str:
    """The language of who is signed in, else the one this browser asked for before, else Albanian."""
    if "without_person" not in g and current_user.is_authenticated:
        return current_user.language
    kept = cookies.read(COOKIE)
    return kept if kept in LANGUAGES else "sq"


def present() -> str:
    """The language of this answer, asked for once: a page speaks a hundred times."""
    language = g.get("language")
    if language is None:
        language = g.language = chosen()
    return language


def spoken(value: object) -> object:
    """A `Text` as the reader's sentence, anything else as it is."""
    return value.speak(present()) if isinstance(value, Text) else value


def day(value: date) -> str:
    """A day as it is written here."""
    return format_date(value, "dd.MM.yyyy")


def moment(value: datetime) -> str:
    """A moment on the clock of the people who read it."""
    return format_datetime(value, "dd.MM.yyyy HH:mm")


def clock(value: datetime) -> str:
    """The time of day, written as in Albania."""
    return format_time(value, "HH:mm")


@pass_context
def figures(_: Context, written: str) -> str:
    """Figures as they are written here: a comma before the places in Albanian.

    It asks for the context because Jinja works out a filter of a constant while it compiles,
    once, in the language of whoever opens the page first.
    """
    return written.replace(".", ",") if present() == "sq" else written


@cache
def read_catalogue(language: str) -> NullTranslations:
    """The interface sentences in *language*; English needs no catalogue, it is the source."""
    path = catalogue_path(language)
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def catalogue_path(language: str) -> Path:
    """Where the translator's file lies."""
    return data_folder("translations") / language / "LC_MESSAGES" / "messages.po"


class _Catalogues(Domain):
    """Flask-Babel would read a compiled file on every request; this keeps what was read."""

    def __init__(self) -> None:
        super().__init__()
        self._read = {language: read_catalogue(language) for language in LANGUAGES}

    def get_translations(self) -> NullTranslations:
        return self._read[present()]


class _Babel(Babel):
    """Babel with our catalogues."""

    def __init__(self, app: Flask, **settings) -> None:
        self._catalogues = _Catalogues()
        super().__init__(app, **settings)

    @property
    def domain_instance(self) -> Domain:
        return self._catalogues
