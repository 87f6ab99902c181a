"""A move without a doubt comes to what a whole turn makes of it, to the last number and event."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.kind import options_in
from scenario_trainer.engine.play import chance, play
from scenario_trainer.engine.play.certain import programs_of
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.conditions import Names, compile_condition, compile_number
from scenario_trainer.engine.story.options import Chance, Flag
from scenario_trainer.engine.story.scenario import Deadline, Interrupt
from scenario_trainer.engine.story.values import Effect, Op
from scenario_trainer.engine.turn.moves import Move, Situation, Start
from scenario_trainer.errors import OptionNotOpen
from tests.builders import (
    a_decision,
    a_decision_scene,
    a_scenario,
    a_whole_scenario,
    an_ending,
    an_option,
    plain,
)
from tests.engine.scenarios import TRUST, scenarios

VISITED, CAP, DOOR = 19, 20, 21  # after the slots of `scenarios`
CHANGED = (
    Effect(Op.ADD, TRUST, 30, 100, CAP),
    Effect(Op.SET, DOOR, 1, 2),
    Effect(Op.RAISE, DOOR, 2, 2),
)


@st.composite
def eventful(draw):
    """Random scenarios in which arriving changes numbers too, states move and a cap may hold."""
    scenario = draw(scenarios())
    start = (*scenario.start, 0, draw(st.sampled_from((100, 60))), draw(st.integers(0, 2)))
    scenes = {name: draw(_scene(scene)) for name, scene in scenario.scenes.items()}
    return replace(scenario, scenes=scenes, start=start)


@st.composite
def _scene(draw, scene):
    for id, option in options_in(scene.act).items():
        if draw(st.booleans()):
            changes = (*option.changes, *plain(((draw(st.sampled_from(CHANGED)),),) * 2))
            scene.act.options[id] = replace(option, changes=changes)
    arrives = plain(((Effect(Op.ADD, TRUST, draw(st.sampled_from((-30, 0, 25)))),),) * 2)
    return replace(
        scene,
        arrives=draw(st.sampled_from(((), arrives))),
        visited=draw(st.sampled_from((-1, VISITED))),
    )


def every_step(scenario, start):
    """One way at random to the end, with every move that was open on it."""
    chooses, situation = Random(start.seed), play.begin(scenario, start)
    while not play.has_ended(scenario, situation):
        moves = [move for move, _ in moves_open(scenario.scenes[situation.scene], situation)]
        yield from ((situation, move) for move in moves)
        situation, _ = play.after(scenario, situation, chooses.choice(moves))


@given(eventful(), st.integers(0, 10**6), st.integers(0, 1))
def test_both_ways_through_a_move_come_to_the_same(scenario, seed, temperament):
    for situation, move in every_step(scenario, Start(seed, temperament)):
        whole = play.whole_turn(scenario, situation, move, chance.falls)

        assert play.after(scenario, situation, move) == whole


@given(eventful(), st.integers(0, 10**6))
def test_what_is_offered_is_what_the_options_say(scenario, seed):
    for situation, move in every_step(scenario, Start(seed)):
        if move.kind == "decide" and scenario.scenes[situation.scene].act.options:
            act = scenario.scenes[situation.scene].act
            said = kind_of(act).options_open(act, situation.values)
            if move.option in [option.id for option in said]:
                assert list(play.open_options(scenario, situation)) == said


NAMES = Names(numbers={"trust": TRUST})
DOUBTFUL = {
    "its chance": {"chance": Chance("c", compile_number("50", NAMES), plain(((),)))},
    "what it raises": {"flags": (Flag("RF1"),)},
    "a fact": {"opens": ((2, None),)},
    "what it learns": {"effects": ((Effect(Op.LEARN, 2, 1),),)},
    "not being offered": {"offered": False},
}


def certain(**fields):
    """Which options of a door that leads to a hall are certain."""
    scenario = a_scenario(
        door={"go": an_option("go", "hall", **fields)}, hall={"on": "out"}, out={}
    )
    return list(programs_of(scenario, "door"))


def test_an_option_that_only_leads_on_is_certain():
    assert certain(when=compile_condition("1 < 2", NAMES)) == ["go"]


@pytest.mark.parametrize("fields", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_may_come_otherwise_is_left_to_a_whole_turn(fields):
    assert not certain(**fields)


def test_a_certain_option_is_taken_by_its_own_move_only():
    scenario = a_scenario(door={"go": "hall"}, hall={"on": "out"}, out={})

    with pytest.raises(OptionNotOpen):
        play.after(scenario, play.begin(scenario, Start(1)), Move("time_out", option="go"))


SLOT, OTHER = 2, 3
GAIN, SPEND = Effect(Op.ADD, SLOT, 30), Effect(Op.ADD, SLOT, -30)
AT_70 = compile_condition("trust >= 70", NAMES)
STIRRING = {  # what the option changes, the numbers before it, what else the scenario has
    "a capped gauge": (Effect(Op.ADD, SLOT, 30, 100, OTHER), (50, 60), {}),
    "a gauge without its cap": (Effect(Op.ADD, SLOT, 30, 100, OTHER), (50, 100), {}),
    "a state set back": (Effect(Op.SET, SLOT, 1, 2), (2, 0), {}),
    "a state that only rises": (Effect(Op.RAISE, SLOT, 1, 2), (2, 0), {}),
    "what is told unasked": (GAIN, (50, 0), {"volunteered": ((OTHER, AT_70),)}),
    "a deadline": (GAIN, (50, 0), {"deadlines": (Deadline("d", SLOT, 70, OTHER, plain(((),))),)}),
    "an interrupt": (GAIN, (50, 0), {"interrupts": (Interrupt("i", AT_70, OTHER, "door"),)}),
}  # fmt: skip
ARRIVING = {
    "remembered": {"visited": OTHER},
    "changing": {"arrives": plain(((GAIN,),))},
    "both": {"visited": OTHER, "arrives": plain(((SPEND,),))},
}


def both_ways(scenario, name="door"):
    """What the option comes to, once the program and the whole turn agree."""
    situation = Situation(name, scenario.start, 0, 1)
    came = play.after(scenario, situation, a_decision("go"))

    assert "go" in programs_of(scenario, name)
    assert came == play.whole_turn(scenario, situation, a_decision("go"), chance.falls)
    return came


def a_door(effect, numbers, *, goes="hall", door=None, hall=None, **fields):
    option = an_option("go", goes, effects=((effect,),))
    scenes = {
        "door": replace(a_decision_scene("door", {"go": option}), **(door or {})),
        "hall": replace(a_decision_scene("hall", {"go": "out"}), **(hall or {})),
    }
    return a_whole_scenario(scenes, {"out": an_ending("out")}, start=(0, 0, *numbers), **fields)


@pytest.mark.parametrize(("effect", "numbers", "fields"), STIRRING.values(), ids=STIRRING)
def test_what_stirs_comes_as_in_a_whole_turn(effect, numbers, fields):
    both_ways(a_door(effect, numbers, **fields))


@pytest.mark.parametrize("hall", ARRIVING.values(), ids=ARRIVING)
def test_arriving_counts_as_in_a_whole_turn(hall):
    _, events = both_ways(a_door(GAIN, (50, 0), hall=hall))

    assert "settled" in [event.kind for event in events]


def test_who_stays_in_a_scene_does_not_arrive_in_it_again():
    scenario = a_door(GAIN, (10, 0), goes="door", door={"arrives": plain(((GAIN,),))})

    assert both_ways(scenario)[0].values[SLOT] == 40


def test_what_arriving_stirs_breaks_in():
    breaks_in = (Interrupt("i", AT_70, OTHER, "door"),)
    hall = {"arrives": plain(((GAIN,),))}

    assert both_ways(a_door(GAIN, (20, 0), hall=hall, interrupts=breaks_in))[0].scene == "door"
