"""A neutral choice as an author writes it: read, checked, walked through and drawn."""

import pytest

from scenario_trainer.library.map.drawing import svg
from scenario_trainer.library.map.layout import layout
from scenario_trainer.library.renaming.renaming import rename
from tests.library.examples import a_folder, altered, found_in, scenario_in

ROUNDS = """scenes:
  rounds:
    title: Before you open
    choice:
      prompt: Where do you look first?
      once: yes
      options:
        queue: {text: "Along the queue", goes: queue}
        room: {text: "Into the back room", changes: {trust: +1}, reply: [{narration: "It is empty."}]}
    goes: arrival
  queue:
    narration: Three people, and a woman at the wall.
    goes: rounds
"""
CHOICE, PLACE = ROUNDS.split("  queue:\n    narration")
FORK = CHOICE.replace("      once: yes\n", "").replace("goes: queue}", "goes: arrival}")
TO_IT = ("opening: arrival", "opening: rounds")


def walked(folder, first):
    """The same with walks that begin so."""
    walks = folder / "walks.yaml"
    words = walks.read_text(encoding="utf-8").replace("path: [", f"path: [{first}, ")
    walks.write_text(words, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    """The example with places to be visited before it begins, and walks that visit them."""
    folder = altered(a_folder(tmp_path), TO_IT, ("scenes:\n", ROUNDS))
    return walked(folder, "room, queue, continue")


def test_places_in_any_order_are_written_without_a_gate_and_without_a_finding(folder):
    assert found_in(folder) == []


def test_a_fork_that_is_never_judged_needs_no_reason_and_no_credit(tmp_path):
    folder = altered(a_folder(tmp_path), TO_IT, ("scenes:\n", FORK))
    walked(folder, "queue")

    assert found_in(folder) == []


def test_what_judges_has_no_place_in_a_neutral_choice(tmp_path):
    judged = ROUNDS.replace('{text: "Along the queue",', '{text: "Along the queue", quality: weak,')

    found = found_in(altered(a_folder(tmp_path), TO_IT, ("scenes:\n", judged)))

    assert any("quality" in each for each in found)


def test_where_each_is_once_the_scene_says_where_it_leads_at_the_end(tmp_path):
    endless = ROUNDS.replace("    goes: arrival\n", "")

    assert found_in(altered(a_folder(tmp_path), TO_IT, ("scenes:\n", endless)), "SCN315")


def test_one_of_several_needs_two_that_are_always_open(tmp_path):
    closed = FORK.replace(
        '{text: "Along the queue",', '{text: "Along the queue", when: trust >= 1,'
    )

    assert found_in(altered(a_folder(tmp_path), TO_IT, ("scenes:\n", closed)), "SCN430")


def test_two_choices_that_lead_to_each_other_when_all_is_done_turn_in_a_circle(tmp_path):
    twin = CHOICE.removeprefix("scenes:\n").replace("rounds:", "again:")
    twin = twin.replace("goes: arrival", "goes: rounds").replace("goes: queue", "goes: arrival")
    circling = ROUNDS.replace("goes: arrival", "goes: again") + twin

    assert len(found_in(altered(a_folder(tmp_path), TO_IT, ("scenes:\n", circling)), "SCN416")) == 2


def test_all_places_count_for_the_minutes_on_the_card(folder):
    long = ("Three people, and a woman at the wall.", "word " * 1200)
    altered(folder, long)

    assert found_in(folder, "SCN424")


def test_a_walk_names_the_way_and_a_name_can_be_exchanged(folder):
    rename(folder, "rounds.queue", "line")

    assert "path: [room, line, continue, " in (folder / "walks.yaml").read_text(encoding="utf-8")
    assert found_in(folder) == []


def test_the_map_draws_every_place(folder):
    drawn = svg(layout(scenario_in(folder)), language="en")

    assert 'class="map-node map-choice"' in drawn
