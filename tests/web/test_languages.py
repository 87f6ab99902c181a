"""Both languages are complete, and a page speaks one of them."""

import re
from collections import defaultdict
from datetime import UTC, datetime

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from scenario_trainer.config import PACKAGE, data_folder
from scenario_trainer.text import Text
from scenario_trainer.web import languages
from scenario_trainer.web.languages import catalogue_path

PLACES = (
    (data_folder("templates"), "jinja2", ("**.html", "**.svg")),
    (PACKAGE / "web", "python", ("**.py",)),
    (PACKAGE / "words", "python", ("**.py",)),
)
KEYWORDS = {"_": None, "_l": None, "ngettext": (1, 2)}
NAMED = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def said_in_english() -> dict:
    """Every sentence of the interface and of the codes, with the files it stands in."""
    said = defaultdict(set)
    for folder, method, patterns in PLACES:
        for pattern in patterns:
            for found in extract_from_dir(folder, [(pattern, method)], keywords=KEYWORDS):
                said[found[2]].add(found[0])
    return said


@pytest.fixture(scope="module")
def albanian():
    with catalogue_path("sq").open("rb") as file:
        return {message.id: message for message in read_po(file, locale="sq") if message.id}


def test_every_sentence_is_translated_and_nothing_else(albanian):
    assert said_in_english().keys() == set(albanian)


def test_a_sentence_stands_in_the_files_that_its_translation_names(albanian):
    said = said_in_english()

    for message in albanian.values():
        assert {file for file, _ in message.locations} <= said[message.id], message.id


def test_no_translation_is_empty_or_doubtful(albanian):
    for message in albanian.values():
        assert not message.fuzzy, message.id
        assert all(message.string) if isinstance(message.string, tuple) else message.string


def test_every_named_place_survives_translation(albanian):
    for message in albanian.values():
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        asked = message.id if isinstance(message.id, tuple) else (message.id,)
        for english, other in zip(asked, said, strict=True):
            assert sorted(NAMED.findall(english)) == sorted(NAMED.findall(other)), english


def test_figures_are_the_readers_and_not_those_of_whoever_came_first(app):
    with app.test_request_context():
        page = app.jinja_env.from_string("{{ '0.6'|figures }} {{ seconds|figures }}")
        albanian = page.render(seconds="1.5")

    with app.test_request_context(headers={"Cookie": "language=en"}):
        english = page.render(seconds="1.5")

    assert (albanian, english) == ("0,6 1,5", "0.6 1.5")


def test_a_stranger_is_spoken_to_in_albanian_and_can_choose_english(app):
    client = app.test_client()
    albanian = client.get("/sign-in").text
    client.post("/language", data={"language": "en", "next": "/sign-in"})

    assert '<html lang="sq">' in albanian and "Hyni" in albanian
    assert '<html lang="en">' in client.get("/sign-in").text


def test_the_button_for_the_other_language_speaks_it(app):
    assert (
        '<button class="plain" lang="en">English</button>' in app.test_client().get("/privacy").text
    )


def test_a_language_that_is_not_spoken_changes_nothing(client):
    client.post("/language", data={"language": "de", "next": "//evil.example"})

    assert '<html lang="en">' in client.get("/sign-in").text


def test_a_text_is_spoken_in_the_readers_language(app):
    text = Text({"sq": "Dera", "en": "The door"})

    with app.test_request_context(headers={"Cookie": "language=en"}):
        assert languages.spoken(text) == "The door"
    with app.test_request_context():
        assert languages.spoken(text) == "Dera"


def test_moments_are_written_as_in_tirana(app):
    with app.test_request_context():
        assert languages.moment(datetime(2026, 7, 1, 21, 5, tzinfo=UTC)) == "01.07.2026 23:05"
