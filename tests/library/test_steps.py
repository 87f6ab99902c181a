"""A walk through a talk and a file: a step for each kind of scene, and what is wrong with one."""

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.play.play import after, begin
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.library.file import files
from scenario_trainer.library.walks import steps, walks
from tests.library.examples import CASE, a_folder, altered, scenario_in

BIAS = Start(0, temperament=1, truth=0)
DRAWS = "draws: {temperament: obliging, truth: bias}"
ASKED = ["sit", "evening.tell", "evening.tell", "foot.limp", "before.until_now"]
FIRST = [*ASKED, "leave", "estimate=70"]
LAST = ["indicated", "drive", "write", "rate"]
DONE = [*FIRST, "sort", "[her_words, landing, doctor, cover]", "[caretaker, him]", "sort", *LAST]


@pytest.fixture
def folder(tmp_path):
    return a_folder(tmp_path, CASE.name)


def outcome(folder, *path: str, band: int = 4, more: str = "") -> list[str]:
    """What is found when one walk takes this path to the best ending."""
    walk = f"walk: one, {DRAWS}, {more}path: [{', '.join(path)}], ends_at: named, band: {band}"
    (folder / walks.FILE).write_text(f"- {{{walk}}}\n" * 4, encoding="utf-8")
    scenario, tree = scenario_in(folder), files.read_tree(folder / walks.FILE)
    found = walks.check(scenario, tree, Outlook(scenario))
    return sorted({str(each).split(" ", 1)[1] for each in found})


def taken(*path: tuple[str, ...]) -> Move:
    """The move that the last step of a path means."""
    scenario = scenario_in(CASE)
    situation = begin(scenario, BIAS)
    for step in path:
        move = steps.move_of(scenario, situation, step)
        situation, _ = after(scenario, situation, move)
    return move


def up_to_the_board() -> list[tuple[str, ...]]:
    return [(word,) for word in FIRST]


def test_every_kind_of_scene_has_its_step(folder):
    assert outcome(folder, *DONE) == []


def test_sort_alone_puts_everything_where_it_belongs_for_what_is_known():
    move = taken(*up_to_the_board(), ("sort",))

    assert {item: column for item, column, _ in move.placed} == {
        "said": "for", "ceiling": "for", "couple": "neutral", "toes": "neutral",
        "complaints": "unknown",
    }  # fmt: skip


def test_a_board_can_be_sorted_rightly_but_for_some_items():
    move = taken(*up_to_the_board(), ("sort", "said=against.1", "toes=unknown"))

    assert ("said", "against", 1) in move.placed
    assert ("toes", "unknown", 0) in move.placed
    assert ("ceiling", "for", 2) in move.placed


def test_an_answer_alone_names_the_right_signs_and_the_fitting_offences():
    path = [*up_to_the_board(), ("sort",), ("her_words", "landing", "doctor", "cover")]
    path += [("caretaker", "him"), ("sort",)]

    right = taken(*path, ("indicated",))
    own = taken(*path, ("open", "for=said", "against=complaints"))
    none = taken(*path, ("open", "none"))

    assert right.placed == (("said", "for", 0), ("ceiling", "for", 0))
    assert right.options == ("injury", "insult")
    assert own.placed == (("said", "for", 0), ("complaints", "against", 0))
    assert none.placed == ()


def test_an_estimate_is_a_number():
    assert taken(*up_to_the_board()).number == 70


def test_a_gap_is_answered_with_its_own_name(folder):
    unheard = [step for step in DONE if step not in ("evening.tell", "before.until_now")]

    assert outcome(folder, *unheard, "said.honest", band=2) == []


@pytest.mark.parametrize(
    "step, wrong, known",
    [
        ('[sort, "sayd=for.1"]', "sayd", "said"),
        ('[sort, "said=fro.1"]', "fro.1", "for.1"),
        ('[sort, "said=for"]', "for", "for.3"),
        ('[sort, "said=for.4"]', "for.4", "for.3"),
        ('[sort, "toes=neutral.2"]', "neutral.2", "neutral"),
        ("srt", "srt", "sort"),
    ],
)
def test_what_is_wrong_with_a_sorting_is_named(folder, step, wrong, known):
    (found,) = outcome(folder, *FIRST, step)

    assert found.startswith(f'SCN602 In "first_board" there is no "{wrong}" (obliging, bias).')
    assert f'Did you mean "{known}"?' in found


@pytest.mark.parametrize(
    "step, wrong, known",
    [
        ('[indicated, "fro=said"]', "fro", "for"),
        ('[indicated, "for=sayd"]', "sayd", "said"),
        ("indicatd", "indicatd", "indicated"),
    ],
)
def test_what_is_wrong_with_a_classification_is_named(folder, step, wrong, known):
    (found,) = outcome(folder, *DONE[: -len(LAST)], step)

    assert f'In "what_it_is" there is no "{wrong}"' in found
    assert f'Did you mean "{known}"?' in found


@pytest.mark.parametrize(
    "path, wrong, known",
    [
        (["sit", "evening.tel"], "evening.tel", "evening.tell"),
        ([*FIRST, "sort", "[her_words, landing, docter, cover]"], "docter", "doctor"),
        ([*DONE[:9], "[caretaker, hym]"], "hym", "him"),
        ([*DONE[:6], "estimat=70"], "estimat=70", "estimate=50"),
    ],
)
def test_a_question_a_task_and_an_enquiry_that_do_not_exist_are_named(folder, path, wrong, known):
    (found,) = outcome(folder, *path)

    assert f'there is no "{wrong}"' in found
    assert f'Did you mean "{known}"?' in found


def test_a_pick_over_its_budget_cannot_go_on(folder):
    (found,) = outcome(folder, *DONE[:9], "[caretaker, him, cafe]")

    assert 'In "enquiries" there is no "caretaker, him, cafe"' in found


def test_a_scene_in_which_nothing_is_open_is_no_ending(folder):
    altered(folder, ('quality: weak, credit: {EVI: 10}, reply: [{arta: "I cannot', 'quality: weak, when: trust > 90, credit: {EVI: 10}, reply: [{arta: "I cannot'),
            ('quality: strong, credit: {EVI: 100}, reply: [{arta: "Good. And', 'quality: strong, when: trust > 90, credit: {EVI: 100}, reply: [{arta: "Good. And'))  # fmt: skip
    unheard = [step for step in DONE if step not in ("evening.tell", "before.until_now")]

    (found,) = outcome(folder, *unheard, "said.honest")

    assert found.startswith('SCN602 In "prosecutor" there is no "said.honest"')


def test_a_later_effect_comes_true_only_where_the_walk_says_so(folder):
    altered(folder, ("when: truth == bias and took(what_it_is.indicated)",
                     "when: truth == bias and took(what_it_is.indicated) and privacy == overheard"))  # fmt: skip
    path = ["here", *DONE[1:], "said.honest"]

    by_chance = "chances: {counter.here.later.0: yes}, "

    assert outcome(folder, *path, more=by_chance) == []
    assert any("SCN603" in found for found in outcome(folder, *path))


def test_a_later_effect_that_does_not_exist_is_guessed(folder):
    (found,) = outcome(folder, *DONE, more="chances: {counter.here.later.1: yes}, ")

    assert 'Did you mean "counter.here.later.0"?' in found
