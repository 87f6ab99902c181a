"""What is held of forms that were not taken: for one person, bounded, and not for long."""

from datetime import timedelta

import pytest

from scenario_trainer.training import unsent
from tests import stored

FIELDS = [("words", "E thashë: “prit”.\nAi iku."), ("for", "a"), ("for", "b"), ("for", "\0")]

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("opened")]


def test_a_form_comes_back_as_it_was_to_its_person_alone():
    arta, besa = stored.a_person(), stored.a_person()

    unsent.hold(arta.public_id, "/practice/a", "practice.decide", FIELDS)

    held = unsent.held_for(arta.id, "/practice/a")
    assert held == {"practice.decide": [*FIELDS[:3], ("for", "")]}
    assert unsent.held_for(besa.id, "/practice/a") == unsent.held_for(arta.id, "/other") == {}


def test_a_later_form_takes_the_place_of_an_earlier_one_and_forms_do_not_touch_each_other():
    arta = stored.a_person()

    unsent.hold(arta.public_id, "/practice/a", "practice.remark", [("words", "wrong")])
    unsent.hold(arta.public_id, "/practice/a", "practice.decide", [("words", "one")])
    unsent.hold(arta.public_id, "/practice/a", "practice.decide", [("words", "two")])

    held = unsent.held_for(arta.id, "/practice/a")
    assert held["practice.decide"] == [("words", "two")]
    unsent.forget(arta.id, "/practice/a", "practice.decide")
    assert unsent.held_for(arta.id, "/practice/a") == {"practice.remark": [("words", "wrong")]}


def test_there_is_a_bound_to_the_forms_of_a_person():
    arta = stored.a_person()

    for number in range(unsent.MOST + 3):
        unsent.hold(arta.public_id, f"/practice/{number}", "practice.decide", FIELDS)

    pages = [n for n in range(unsent.MOST + 3) if unsent.held_for(arta.id, f"/practice/{n}")]
    assert pages == list(range(3, unsent.MOST + 3))


def test_nothing_is_held_for_nobody_and_nothing_for_long():
    unsent.hold(None, "/practice/a", "practice.decide", FIELDS)
    unsent.hold("nobody", "/practice/a", "practice.decide", FIELDS)

    assert unsent.LASTS <= timedelta(days=1)
