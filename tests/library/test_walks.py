"""A walk is played as an officer would play it, with the luck it names and no other."""

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.library.file import files
from scenario_trainer.library.walks import walks
from tests.library.examples import a_folder, scenario_in, translated

WAITING = """  waiting:
    narration: She sits on the bench.
    decision:
      prompt: And now?
      hint: Look at the clock.
      assesses: {COM: 1}
      timer: {seconds: 30, silence: nothing}
      options:
        water: {text: Bring her water., quality: strong, credit: {COM: 100}, cites: [DT-1],
                chance: {percent: 30%, changes: {trust: = 0}, line: The glass falls.},
                reply: [{teuta: Thank you.}], why: A small thing that helps.}
        look: {text: Look at the papers., quality: weak, credit: {COM: 20}, reply: [{teuta: Hm.}], why: She waits.}
        nothing: {text: Nothing., offered: no, quality: harmful, credit: {COM: 0}, cites: [DT-1],
                  reply: [{narration: Minutes pass.}], why: Silence is an answer too.}
    goes: thought
  thought:
    reflect: {prompt: What would you want to hear?}
    goes: corridor
  corridor:
    narration: A long corridor.
    goes: lamp
  lamp:
    event:
      - {chance: 20%, changes: {trust: -100}, goes: close}
      - {goes: close}
  close:
"""  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """The example with a decision against the clock, a thought, a corridor and a lamp."""
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    source = source.replace("goes: close", "goes: waiting").replace("  close:\n", WAITING)
    (folder / "scenario.yaml").write_text(source, encoding="utf-8")
    translated(folder)
    return folder


def outcome(folder, walk: str) -> list[str]:
    (folder / "walks.yaml").write_text(f"- {{walk: one, {walk}}}\n" * 4, encoding="utf-8")
    scenario = scenario_in(folder)
    tree = files.read_tree(folder / "walks.yaml")
    checked = walks.check(scenario, tree, Outlook(scenario))
    found = {str(finding).split(" ", 1)[1] for finding in checked}
    return sorted(text.split("  ")[0] for text in found)


def test_every_kind_of_step_has_its_word(folder):
    assert (
        outcome(
            folder, "path: [aside, tell, water, reflect, continue], ends_at: registered, band: 4"
        )
        == []
    )
    assert (
        outcome(
            folder, "path: [aside, tell, silence, reflect, continue], ends_at: registered, band: 4"
        )
        == []
    )


@pytest.mark.parametrize("chance", ["waiting.water", "lamp.0"])
def test_a_chance_comes_true_only_where_the_walk_says_so(folder, chance):
    walk = f"path: [aside, tell, water, reflect, continue], chances: {{{chance}: yes}}, ends_at: half, band: 4"

    assert outcome(folder, walk) == []


def test_a_step_that_is_not_open_is_named_with_what_is(folder):
    (found,) = outcome(folder, "path: [aside, tell, wter], ends_at: half, band: 4")

    assert found == 'SCN602 In "waiting" there is no "wter" (guarded).'


def test_an_unknown_chance_is_guessed(folder):
    (folder / "walks.yaml").write_text(
        "- {walk: one, path: [aside], chances: {lmp.0: yes}, ends_at: half, band: 4}\n" * 4,
        encoding="utf-8",
    )

    scenario, tree = scenario_in(folder), files.read_tree(folder / "walks.yaml")
    found = list(walks.check(scenario, tree, Outlook(scenario)))

    assert 'Did you mean "lamp.0"?' in str(found[0])


def test_a_draw_that_makes_a_difference_must_be_named(folder):
    path = "path: [loudly, form, water, reflect, continue], ends_at: half, band: 3"
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    source = source.replace("gate: [{when: trust >= 40", "gate: [{when: temperament == pouring")
    (folder / "scenario.yaml").write_text(source, encoding="utf-8")

    assert any("(pouring)" in found for found in outcome(folder, path))
    assert outcome(folder, f"draws: {{temperament: guarded}}, {path}") == []
