"""The best way on, exactly."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_trainer.engine.credit import (
    NOTHING,
    credit_of,
    fact_credit,
    plus,
    raises_flag,
    times,
)
from scenario_trainer.engine.outlook import Outlook, branches, moves_open
from scenario_trainer.engine.play import Start, begin
from scenario_trainer.engine.scenario import COMPETENCIES, FactCount, Flag
from tests.builders import a_decision_scene, a_scenario, an_option
from tests.engine.scenarios import scenarios

COM = COMPETENCIES.index("COM")


def by_brute_force(scenario, outlook, situation):
    """V and B by looking at everything, without a memory and without leaving anything out."""
    if situation.scene in scenario.endings:
        facts = fact_credit(scenario.outcome, situation.values)
        return (0, outlook.weigh(facts), 0, 0), facts
    scene, ways = scenario.scenes[situation.scene], []
    for place, (move, options) in enumerate(moves_open(scene, situation)):
        flags = Fraction(sum(raises_flag(option, situation.values) for option in options))
        earned = NOTHING if scene.extra else credit_of(scene, options)
        vector, credit, moves = earned, Fraction(outlook.weigh(earned)), Fraction(1)
        for chance, following in branches(scenario, situation, move):
            (lost, won, more, _), ahead = by_brute_force(scenario, outlook, following)
            vector = plus(vector, times(chance, ahead))
            flags, credit, moves = (
                flags - chance * lost,
                credit + chance * won,
                moves - chance * more,
            )
        ways.append(((-flags, credit, -moves, -place), vector))
    return max(ways, key=lambda way: way[0])


@settings(max_examples=80, deadline=None)
@given(scenarios(), st.integers(0, 1))
def test_the_search_finds_what_looking_at_everything_finds(scenario, temperament):
    outlook = Outlook(scenario)
    situation = begin(scenario, Start(3, temperament))

    best = outlook.best(situation)
    (flags, credit, moves, _), vector = by_brute_force(scenario, outlook, situation)

    assert best.exact
    assert (-best.flags, best.credit, -best.moves) == (flags, credit, moves)
    assert best.vector == vector


@settings(max_examples=30, deadline=None)
@given(scenarios())
def test_probabilities_of_a_move_sum_to_one(scenario):
    situation = begin(scenario, Start(3))
    for move, _ in moves_open(scenario.scenes[situation.scene], situation):
        assert sum(chance for chance, _ in branches(scenario, situation, move)) == 1


def worth(option, goes, credit, **fields):
    return an_option(option, goes, credit={"COM": credit}, **fields)


def test_the_reference_never_takes_a_critical_flag_where_there_is_another_way():
    options = {
        "out_him": worth("out_him", "out", 100, flags=(Flag("RF1"),)),
        "keep": worth("keep", "out", 30),
    }
    scenario = a_scenario(door=a_decision_scene("door", options, assesses={"COM": 100}), out={})

    assert Outlook(scenario).best(begin(scenario, Start(1))).vector[COM] == 3000


def test_equal_credit_goes_to_fewer_moves():
    scenario = a_scenario(
        door=a_decision_scene(
            "door",
            {"long": worth("long", "hall", 50), "short": worth("short", "out", 50)},
            assesses={"COM": 100},
        ),
        hall={"go": "out"},
        out={},
    )

    assert Outlook(scenario).best(begin(scenario, Start(1))).moves == 1


def test_facts_known_count_at_the_ending_and_suggested_ones_against():
    outcome = FactCount({"EVI": 40}, (2, 3, 4))
    evi = COMPETENCIES.index("EVI")

    assert fact_credit(outcome, (0, 0, 1, 1, 0))[evi] == 40 * 67
    assert fact_credit(outcome, (0, 0, 1, 2, 0))[evi] == 0
    assert fact_credit(outcome, (0, 0, 2, 2, 0))[evi] == 0


def test_an_exhausted_budget_gives_bounds_and_says_so():
    options = {"a": worth("a", "hall", 0), "b": worth("b", "hall", 100)}
    scenario = a_scenario(
        door=a_decision_scene("door", options, assesses={"COM": 100}),
        hall=a_decision_scene("hall", {"a": worth("a", "out", 100)}, assesses={"COM": 100}),
        out={},
    )
    best = Outlook(scenario).best(begin(scenario, Start(1)), most_steps=0)

    assert not best.exact
    assert best.credit <= 2 * 10_000 * 100 <= best.most


def test_contested_decisions_weigh_half_in_assessment():
    scene = a_decision_scene("door", {"a": worth("a", "out", 100)}, assesses={"COM": 100})
    contested = replace(scene, act=replace(scene.act, contested=True))
    scenario = a_scenario(door=contested, out={})

    assert Outlook(scenario).best(begin(scenario, Start(1))).vector[COM] == 10_000
    assert Outlook(scenario, assessment=True).best(begin(scenario, Start(1))).vector[COM] == 5_000
