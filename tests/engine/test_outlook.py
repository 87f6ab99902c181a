"""The best way on, exactly."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_trainer.engine.ahead import outlook
from scenario_trainer.engine.ahead.outlook import Outlook, branches
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import (
    NOTHING,
    fact_credit,
    plus,
    raises_flag,
    times,
)
from scenario_trainer.engine.play.play import begin
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.options import Flag
from scenario_trainer.engine.story.scenario import COMPETENCIES, FactCount
from scenario_trainer.engine.story.values import Condition
from scenario_trainer.engine.turn.moves import Start
from tests.builders import a_decision_scene, a_scenario, an_option
from tests.engine.scenarios import scenarios

COM = COMPETENCIES.index("COM")


def by_brute_force(scenario, weigh, situation):
    """V and B by looking at everything, without a memory and without leaving anything out."""
    if situation.scene in scenario.endings:
        facts = fact_credit(scenario.outcome, situation.values)
        return (0, weigh(facts), 0, 0), facts
    scene, ways = scenario.scenes[situation.scene], []
    for place, (move, options) in enumerate(moves_open(scene, situation)):
        flags = Fraction(sum(raises_flag(option, situation.values) for option in options))
        won = kind_of(scene.act).earned(
            scene.act, move, options, situation.values, assessment=False
        )
        earned = NOTHING if scene.extra else won
        vector, credit = earned, Fraction(weigh(earned))
        moves = Fraction(move.kind != "ask")
        for chance, following in branches(scenario, situation, move):
            (lost, more_won, more, _), ahead = by_brute_force(scenario, weigh, following)
            vector = plus(vector, times(chance, ahead))
            flags, credit, moves = (
                flags - chance * lost,
                credit + chance * more_won,
                moves - chance * more,
            )
        ways.append(((-flags, credit, -moves, -place), vector))
    return max(ways, key=lambda way: way[0])


@settings(max_examples=80, deadline=None)
@given(scenarios(), st.integers(0, 1))
def test_the_search_finds_what_looking_at_everything_finds(scenario, temperament):
    ahead = Outlook(scenario)
    situation = begin(scenario, Start(3, temperament))

    best = ahead.best(situation)
    (flags, credit, moves, _), vector = by_brute_force(scenario, ahead.weigh, situation)

    assert best.exact
    assert (-best.flags, best.credit, -best.moves) == (flags, credit, moves)
    assert best.vector == vector


@settings(max_examples=60, deadline=None)
@given(scenarios(talk=True), st.integers(0, 1))
def test_in_a_talk_the_truth_lies_within_the_bounds(scenario, temperament):
    ahead = Outlook(scenario)
    situation = begin(scenario, Start(3, temperament))

    best = ahead.best(situation)
    (flags, credit, _, _), _ = by_brute_force(scenario, ahead.weigh, situation)

    assert -best.flags == flags
    assert best.credit <= credit <= best.most


@settings(max_examples=30, deadline=None)
@given(scenarios(talk=True))
def test_what_is_found_does_not_depend_on_what_was_asked_before(scenario):
    asked_first, asked_last = Outlook(scenario), Outlook(scenario)
    situation = begin(scenario, Start(3))
    ahead = [
        following
        for move, _ in moves_open(scenario.scenes[situation.scene], situation)
        for _, following in branches(scenario, situation, move)
    ]

    before = [asked_first.best(each) for each in ahead]
    asked_last.best(situation)

    assert [asked_last.best(each) for each in reversed(ahead)] == before[::-1]


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
    outcome = FactCount({"EVI": 40}, ((2, None), (3, None), (4, None)))
    evi = COMPETENCIES.index("EVI")

    assert fact_credit(outcome, (0, 0, 1, 1, 0))[evi] == 40 * 67
    assert fact_credit(outcome, (0, 0, 1, 2, 0))[evi] == 0
    assert fact_credit(outcome, (0, 0, 2, 2, 0))[evi] == 0


def test_an_exhausted_budget_gives_bounds_and_says_so():
    never = Condition("never", lambda values: False)
    options = {"a": worth("a", "hall", 0), "b": worth("b", "hall", 100)}
    ahead = {"a": worth("a", "out", 100, when=never), "b": worth("b", "out", 60)}
    scenario = a_scenario(
        door=a_decision_scene("door", options, assesses={"COM": 100}),
        hall=a_decision_scene("hall", ahead, assesses={"COM": 100}),
        out={},
    )
    best = Outlook(scenario).best(begin(scenario, Start(1)), most_steps=0)

    assert not best.exact
    assert best.credit <= 160 * 100 * 100 <= best.most


def test_what_is_remembered_has_a_limit_and_makes_no_difference(monkeypatch):
    scenario = a_scenario(
        door={"a": "hall", "b": "room"}, hall={"c": "room"}, room={"d": "out"}, out={}
    )
    known = Outlook(scenario).best(begin(scenario, Start(1)))
    monkeypatch.setattr(outlook, "MOST_REMEMBERED", 1)
    forgetful = Outlook(scenario)

    assert forgetful.best(begin(scenario, Start(1))) == known
    assert len(forgetful._memo) <= 1


def test_contested_decisions_weigh_half_in_assessment():
    scene = a_decision_scene("door", {"a": worth("a", "out", 100)}, assesses={"COM": 100})
    contested = replace(scene, act=replace(scene.act, contested=True))
    scenario = a_scenario(door=contested, out={})

    assert Outlook(scenario).best(begin(scenario, Start(1))).vector[COM] == 10_000
    assert Outlook(scenario, assessment=True).best(begin(scenario, Start(1))).vector[COM] == 5_000
