"""Sentences and parts are put in place when a template is compiled; what is said stays the same."""

import pytest
from flask import Flask, g, render_template
from jinja2 import DictLoader
from markupsafe import Markup

from scenario_trainer.text import LANGUAGES, Text

TEXT = Text({"sq": "Dera", "en": "The door"})
TEMPLATES = {
    "page.html": """
        {% set seen = "outside" %}{{ _("Continue") }}
        {% for name in names %}{% include "part.html" %}{% endfor %}{{ seen }}""",
    "part.html": """{% set seen = name %}[{{ seen }} {{ _("Next: %(title)s.", title=name) }}]""",
    "child.html": """{% extends "frame.html" %}{% block inside %}{{ _("Continue") }}{% endblock %}""",
    "frame.html": """<{% block inside %}{% endblock %}>""",
    "framed.html": """{% include "child.html" %}""",
    "chosen.html": """{% include which %}{% include "none.html" ignore missing %}""",
    "text.html": """{{ text }}""",
}


@pytest.fixture
def speak(app: Flask):
    app.jinja_env.loader = DictLoader(TEMPLATES)

    def spoken(template: str, language: str = "sq", **shown) -> str:
        with app.test_request_context():
            g.language = language
            return " ".join(render_template(template, **shown).split())

    return spoken


def test_a_page_speaks_the_language_of_each_reader(speak):
    said = {language: speak("page.html", language, names=["A"]) for language in LANGUAGES}

    assert said == {
        "sq": "Vazhdoni [A Në vijim: A.]outside",
        "en": "Continue [A Next: A.]outside",
    }
    assert [speak("text.html", language, text=TEXT) for language in LANGUAGES] == list(
        TEXT.by_language.values()
    )


def test_what_is_put_into_a_sentence_is_escaped_unless_it_is_marked_up(speak):
    names = ["<b>", Markup("<i>"), "100 %"]

    said = speak("page.html", "en", names=names)

    assert "[&lt;b&gt; Next: &lt;b&gt;.][<i> Next: <i>.][100 % Next: 100 %.]" in said


def test_a_part_with_a_frame_of_its_own_or_a_name_known_later_is_included_as_ever(speak):
    assert speak("framed.html", "en") == "<Continue>"
    assert speak("chosen.html", "en", which="part.html", name="A") == "[A Next: A.]"


def test_one_app_keeps_each_language_apart(speak):
    first = speak("page.html", "en", names=[])

    assert speak("page.html", "sq", names=[]) != first == speak("page.html", "en", names=[])
