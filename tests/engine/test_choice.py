"""A neutral choice: it steers the story, is never judged, and visits places in any order, each once."""

from itertools import permutations

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds.choice import Choice
from scenario_trainer.engine.kinds.continue_ import Continue
from scenario_trainer.engine.play.play import (
    Move,
    Start,
    after,
    begin,
    has_ended,
    open_options,
    replay,
    story,
)
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score import totals
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.story.scenario import Major, Scene
from scenario_trainer.engine.story.values import Effect, Op
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import same
from tests.builders import (
    a_decision,
    a_decision_scene,
    a_whole_scenario,
    an_ending,
    an_option,
    plain,
)

START, TRUST = Start(1), 2
PLACES = ("kitchen", "yard", "cellar")
ON = Move("continue")


def a_choice(ways, **fields):
    options = {id: an_option(id, goes, quality="neutral", why=None) for id, goes in ways.items()}
    return Scene("choice", Choice(same("Where?"), options, **fields))


def two_ways(**fields):
    """One way to a decision that is worth much, and one to a decision that is worth little."""
    scenes = {
        "choice": a_choice({"rich": "rich", "poor": "poor"}),
        "rich": a_decision_scene("rich", {"a": worth(100), "b": worth(0)}, assesses={"COM": 300}),
        "poor": a_decision_scene("poor", {"a": worth(100), "b": worth(0)}, assesses={"COM": 100}),
    }
    return a_whole_scenario(scenes, {"out": an_ending("out")}, **fields)


def worth(credit):
    return an_option("a" if credit else "b", "out", credit={"COM": credit})


def rounds():
    """Three places, each visited once, then a decision."""
    options = {
        place: an_option(place, place, quality="neutral", took=TRUST + n, why=None)
        for n, place in enumerate(PLACES)
    }
    scenes = {
        "rounds": Scene("rounds", Choice(same("Where?"), options, once=True), goes="last"),
        **{place: Scene(place, Continue(), goes="rounds") for place in PLACES},
        "last": a_decision_scene("last", {"a": worth(100), "b": worth(0)}, assesses={"COM": 100}),
    }
    return a_whole_scenario(scenes, {"out": an_ending("out")}, start=(0, 0, 0, 0, 0))


def test_a_choice_leads_where_its_way_goes_and_does_what_it_says():
    raised = plain(((Effect(Op.ADD, TRUST, 5),),))
    way = an_option("rich", "out", changes=raised, took=3)
    scene = Scene("choice", Choice(same("?"), {"rich": way, "poor": an_option("poor", "out")}))
    scenario = a_whole_scenario({"choice": scene}, {"out": an_ending("out")}, start=(0, 0, 40, 0))

    situation, _ = after(scenario, begin(scenario, START), a_decision("rich"))

    assert (situation.scene, situation.values[TRUST:]) == ("out", (45, 1))


@pytest.mark.parametrize("way", ["rich", "poor"])
def test_neither_way_is_worth_or_costs_anything(way):
    scenario = two_ways()
    outlook = Outlook(scenario)

    told = score(scenario, START, [a_decision(way), a_decision("a")], outlook)

    assert (sum(told.moves[0].earned), sum(told.moves[0].regret)) == (0, 0)
    assert told.figures.total == 100


@pytest.mark.parametrize("way", ["rich", "poor"])
def test_the_figures_are_the_same_without_the_moves(way):
    scenario, moves = two_ways(), [a_decision(way), a_decision("b")]
    outlook = Outlook(scenario)

    assert totals.figures(scenario, START, moves, outlook) == (
        score(scenario, START, moves, outlook).figures
    )


def test_the_attempt_never_turns_at_a_neutral_choice():
    first = a_decision_scene(
        "first", {"a": an_option("a", "choice", credit={"COM": 0}), "b": an_option("b", "choice")},
        assesses={"COM": 100},
    )  # fmt: skip
    scenario = two_ways()
    scenario = a_whole_scenario({"first": first, **scenario.scenes}, scenario.endings)
    moves = [a_decision("a"), a_decision("poor"), a_decision("a")]

    told = score(scenario, START, moves, Outlook(scenario))

    assert told.moves[1].reach_before == told.moves[1].reach_after
    assert told.turning_point != 1


def test_a_slip_is_still_repaired_within_two_decisions_with_a_choice_between():
    slip = an_option("slip", "choice", major="late")
    mend = an_option("mend", "out", repairs="late")
    scenes = {
        "start": a_decision_scene("start", {"slip": slip, "b": an_option("b", "choice")}),
        "choice": a_choice({"one": "between", "other": "between"}),
        "between": a_decision_scene("between", {"a": "end_of_it", "b": "end_of_it"}),
        "end_of_it": a_decision_scene("end_of_it", {"mend": mend, "b": "out"}),
    }
    majors = {"late": Major("late", "COM", same("Late"))}
    scenario = a_whole_scenario(scenes, {"out": an_ending("out")}, majors=majors)
    moves = [a_decision(option) for option in ("slip", "one", "a", "mend")]

    assert score(scenario, START, moves, Outlook(scenario)).figures.majors == {"late": True}


@pytest.mark.parametrize("order", list(permutations(PLACES)))
def test_places_are_visited_in_any_order(order):
    scenario = rounds()
    moves = [move for place in order for move in (a_decision(place), ON)]

    assert replay(scenario, START, moves).scene == "last"
    assert score(scenario, START, [*moves, a_decision("a")], Outlook(scenario)).figures.total == 100


def test_a_place_is_visited_once():
    scenario = rounds()
    back = replay(scenario, START, [a_decision("yard"), ON])

    assert [option.id for option in open_options(scenario, back)] == ["kitchen", "cellar"]
    with pytest.raises(OptionNotOpen, match="yard"):
        after(scenario, back, a_decision("yard"))


def test_what_is_only_told_leaves_the_officer_where_they_are():
    ways = {place: an_option(place, "choice", took=TRUST + n) for n, place in enumerate(PLACES)}
    scene = Scene("choice", Choice(same("?"), ways, once=True), goes="out")
    scenario = a_whole_scenario({"choice": scene}, {"out": an_ending("out")}, start=(0,) * 5)

    steps = story(scenario, START, [a_decision(place) for place in PLACES])

    assert [step.after.scene for step in steps] == ["choice", "choice", "out"]


def test_the_best_way_on_is_found_through_all_places():
    scenario = rounds()
    outlook, situation = Outlook(scenario), begin(scenario, START)

    best = outlook.best(situation)

    assert (best.credit, best.exact) == (100 * 100 * 100, True)
    while not has_ended(scenario, situation):
        scene = scenario.scenes[situation.scene]
        move = next(move for move, _ in moves_open(scene, situation))
        situation, _ = after(scenario, situation, move)
