"""Nothing of the answer key is told before its time, on any page, in any mode.

A few ways through each scenario are walked here; `python3 -m bench canary` walks many.
"""

from collections import Counter
from itertools import cycle
from random import Random

import pytest
from jinja2 import ChoiceLoader, DictLoader

from scenario_trainer.config import data_folder
from scenario_trainer.library import reader
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import practice
from scenario_trainer.training.practice import MODES
from tests.library.examples import CASE, EXAMPLE
from tests.web.canary import MARK, MAY_BE_SHOWN, canary_of
from tests.web.walking import walked

pytestmark = pytest.mark.slow

SHIPPED = reader.folders(data_folder("scenarios"))
WAYS = [*zip(SHIPPED, cycle(MODES)), *((CASE, mode) for mode in MODES)]


@pytest.mark.parametrize(
    ("folder", "mode", "language"),
    [(*way, language) for way, language in zip(WAYS, cycle(LANGUAGES))],
    ids=lambda told: getattr(told, "name", told),
)
def test_no_page_tells_anything_before_its_time(app, records, folder, mode, language):
    canary = canary_of(folder, language)

    walk = walked(app, canary, mode, Random(7), Counter())

    assert not walk.leaks, "\n".join(walk.leaks[:20])
    assert len(walk.been) > 3 and walk.looks > 30


def test_beside_an_assessment_an_earlier_attempt_tells_nothing(app, records):
    walk = walked(app, canary_of(CASE, "sq"), "coach", Random(7), Counter())
    practice.begin(walk.canary.scenario.id, walk.officer, "assessment")

    told = {id for page in walk.addresses() for id in MARK.findall(walk.client.get(page).text)}

    assert not {id for id in told if not walk.may_tell(id, walk.moment, of_attempt=False)}


def test_every_kind_of_text_has_its_rule():
    places = [place for folder in SHIPPED for place in canary_of(folder, "sq").places.values()]

    assert {place.kind for found in places for place in found} <= MAY_BE_SHOWN.keys()


@pytest.mark.parametrize(
    ("template", "leak"),
    [
        ("scene/ending.html", "{{ scene.ending.one_month_later }}"),
        ("scene/moment.html", "<i class='{{ scene.options and 'weak' }}'></i>"),
    ],
)
def test_a_page_that_tells_too_much_is_noticed(app, records, template, leak):
    page = app.jinja_loader.get_source(app.jinja_env, template)[0]
    app.jinja_env.loader = ChoiceLoader([DictLoader({template: page + leak}), app.jinja_loader])

    walk = walked(app, canary_of(EXAMPLE, "sq"), "practice", Random(7), Counter())

    assert walk.leaks
