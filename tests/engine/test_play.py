"""Moves in, a situation out."""

import pytest

from scenario_trainer.engine.kinds.continue_ import Continue
from scenario_trainer.engine.kinds.decision import Timer
from scenario_trainer.engine.kinds.event import Event, Outcome
from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.play import after, begin
from scenario_trainer.engine.story.cast import Draw
from scenario_trainer.engine.story.conditions import Names, compile_condition, compile_number
from scenario_trainer.engine.story.options import Chance
from scenario_trainer.engine.story.scenario import Deadline, Interrupt, Scene
from scenario_trainer.engine.story.values import Effect, Op
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.text import same
from tests.builders import (
    a_decision,
    a_decision_scene,
    a_scenario,
    a_whole_scenario,
    an_ending,
    an_option,
    plain,
)

DOOR = a_scenario(
    door={"introduce": "hall", "shout": "shut"}, hall={"ask": "story"}, story={}, shut={}
)
START = Start(seed=7)
TRUST, MINUTES, FIRED, FACT, CAP, STATE = 2, 3, 4, 5, 6, 7
NAMES = Names(numbers={"trust": TRUST, "minutes": MINUTES}, facts={"knife": FACT})
NUMBERS = (0, 0, 40, 0, 0, 0, 100, 0)


def a_trusting_scenario(options, *, ahead=None, **fields):
    scenes = {"door": a_decision_scene("door", options), **(ahead or {})}
    endings = fields.pop("endings", {"out": an_ending("out")})
    return a_whole_scenario(scenes, endings, **({"start": NUMBERS} | fields))


def taking(*effects, **fields):
    return {"it": an_option("it", "out", effects=(tuple(effects),), **fields)}


def after_it(scenario, start=START):
    return after(scenario, begin(scenario, start), a_decision("it"))


def test_a_decision_leads_where_its_option_goes():
    situation, _ = after(DOOR, begin(DOOR, START), a_decision("introduce"))

    assert situation.scene == "hall"


def test_an_option_of_another_scene_is_not_open():
    with pytest.raises(OptionNotOpen, match="ask"):
        after(DOOR, begin(DOOR, START), a_decision("ask"))


def test_nothing_is_open_after_an_ending():
    ended = play.replay(DOOR, START, [a_decision("shout")])

    with pytest.raises(OptionNotOpen):
        after(DOOR, ended, a_decision("shout"))


def test_a_move_of_the_wrong_kind_is_not_open():
    with pytest.raises(OptionNotOpen, match="continue"):
        after(DOOR, begin(DOOR, START), Move("continue"))


def test_an_option_whose_condition_fails_is_neither_offered_nor_taken():
    scenario = a_trusting_scenario(taking(when=compile_condition("trust >= 41", NAMES)))
    situation = begin(scenario, START)

    assert not play.open_options(scenario, situation)
    with pytest.raises(OptionNotOpen):
        after(scenario, situation, a_decision("it"))


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (Effect(Op.ADD, TRUST, +8), 48),
        (Effect(Op.ADD, TRUST, +80), 100),
        (Effect(Op.ADD, TRUST, -50), 0),
        (Effect(Op.SET, TRUST, 10), 10),
        (Effect(Op.CAP, TRUST, 30, cap=CAP), 30),
    ],
)
def test_changes_stay_within_bounds(effect, expected):
    situation, _ = after_it(a_trusting_scenario(taking(effect)))

    assert situation.values[TRUST] == expected


def test_a_cap_holds_for_the_rest_of_the_attempt():
    cap = Effect(Op.CAP, TRUST, 30, cap=CAP)
    gain = Effect(Op.ADD, TRUST, +50, cap=CAP)
    situation, _ = after_it(a_trusting_scenario(taking(cap, gain)))

    assert situation.values[TRUST] == 30


def test_a_one_way_state_never_moves_back():
    broken, intact = Effect(Op.RAISE, STATE, 2), Effect(Op.RAISE, STATE, 0)
    situation, _ = after_it(a_trusting_scenario(taking(broken, intact)))

    assert situation.values[STATE] == 2


def test_a_temperament_changes_where_it_starts_and_what_it_gains():
    effects = ((Effect(Op.ADD, TRUST, +10),), (Effect(Op.ADD, TRUST, +8),))
    guarded = Draw("guarded", same("guarded"), same(""), start=((TRUST, -10),))
    calm = Draw("calm", same("calm"), same(""))
    scenario = a_trusting_scenario(
        {"it": an_option("it", "out", effects=effects)}, temperaments=(calm, guarded)
    )

    assert after_it(scenario, Start(7, temperament=0))[0].values[TRUST] == 50
    assert after_it(scenario, Start(7, temperament=1))[0].values[TRUST] == 38


@pytest.mark.parametrize(("added", "begins_at"), [(-60, 0), (+80, 100)])
def test_a_temperament_begins_no_gauge_below_nought_or_above_a_hundred(added, begins_at):
    wary = Draw("wary", same("wary"), same(""), start=((TRUST, added),))

    scenario = a_trusting_scenario({"it": "out"}, temperaments=(wary,))

    assert begin(scenario, START).values[TRUST] == begins_at


def test_a_question_opens_a_fact_only_when_trust_is_there():
    gate = compile_condition("trust >= 45", NAMES)
    closed = a_trusting_scenario(taking(opens=((FACT, gate),)))
    opened = a_trusting_scenario(taking(Effect(Op.ADD, TRUST, 5), opens=((FACT, gate),)))

    assert after_it(closed)[0].values[FACT] == 0
    assert after_it(opened)[0].values[FACT] == 1


def test_a_suggested_fact_never_replaces_a_known_one():
    learn, suggest = Effect(Op.LEARN, FACT, 1), Effect(Op.SUGGEST, FACT, 2)

    assert after_it(a_trusting_scenario(taking(learn, suggest)))[0].values[FACT] == 1
    assert after_it(a_trusting_scenario(taking(suggest)))[0].values[FACT] == 2


def test_a_fact_is_volunteered_as_soon_as_trust_allows():
    scenario = a_trusting_scenario(
        taking(Effect(Op.ADD, TRUST, 30)),
        volunteered=((FACT, compile_condition("trust >= 70", NAMES)),),
    )

    situation, events = after_it(scenario)

    assert situation.values[FACT] == 1
    assert "learned" in [event.kind for event in events]


def test_two_deadlines_crossed_by_one_move_fire_once_each_in_file_order():
    first = Deadline("a", MINUTES, 6, FIRED, plain(((Effect(Op.SET, TRUST, 10),),)))
    second = Deadline("b", MINUTES, 9, CAP + 2, plain(((Effect(Op.ADD, TRUST, 5),),)))
    scenario = a_trusting_scenario(
        taking(Effect(Op.ADD, MINUTES, 9, 1000)),
        deadlines=(first, second),
        start=(*NUMBERS, 0),
    )

    situation, events = after_it(scenario)

    assert situation.values[TRUST] == 15
    assert [event.what.id for event in events if event.kind == "deadline"] == ["a", "b"]


def test_an_interrupt_breaks_in_once_and_comes_back():
    stops = Interrupt("stops", compile_condition("trust < 15", NAMES), FIRED, "he_stops")
    ahead = {
        "hall": a_decision_scene("hall", {"ask": "out", "again": "hall"}),
        "he_stops": a_decision_scene("he_stops", {"water": "back"}),
    }
    lose = {"it": an_option("it", "hall", effects=((Effect(Op.SET, TRUST, 5),),))}
    scenario = a_trusting_scenario(lose, ahead=ahead, interrupts=(stops,))

    stopped, _ = after_it(scenario)
    resumed, _ = after(scenario, stopped, a_decision("water"))
    later, _ = after(scenario, resumed, a_decision("again"))

    assert (stopped.scene, resumed.scene, later.scene) == ("he_stops", "hall", "hall")


def test_an_interrupt_does_not_hold_up_an_ending():
    stops = Interrupt("stops", compile_condition("trust < 15", NAMES), FIRED, "he_stops")
    scenario = a_trusting_scenario(
        taking(Effect(Op.SET, TRUST, 5)),
        ahead={"he_stops": a_decision_scene("he_stops", {"water": "back"})},
        interrupts=(stops,),
    )

    assert after_it(scenario)[0].scene == "out"


def test_a_gate_and_an_event_run_by_themselves():
    gate = Scene("gate", Gate(((compile_condition("trust < 50", NAMES), "event"), (None, "out"))))
    event = Scene(
        "event",
        Event((Outcome("event.0", None, None, plain(((Effect(Op.SET, TRUST, 1),),)), (), "out"),)),
    )
    scenario = a_trusting_scenario(
        {"it": an_option("it", "gate")}, ahead={"gate": gate, "event": event}
    )

    situation, events = after_it(scenario)

    assert (situation.scene, situation.values[TRUST]) == ("out", 1)
    assert "event" in [happened.kind for happened in events]


def test_an_ending_is_chosen_by_the_first_condition_that_holds():
    endings = {
        "well": an_ending("well", when=compile_condition("trust >= 50", NAMES)),
        "badly": an_ending("badly"),
    }
    options = {
        "kind": an_option("kind", "end", effects=((Effect(Op.ADD, TRUST, 20),),)),
        "cold": an_option("cold", "end"),
    }
    scenario = a_trusting_scenario(options, endings=endings)

    assert play.replay(scenario, START, [a_decision("kind")]).scene == "well"
    assert play.replay(scenario, START, [a_decision("cold")]).scene == "badly"


def test_chance_belongs_to_the_seed_and_comes_about_as_often_as_it_says():
    risk = Chance("door.it", compile_number("30", NAMES), plain(((Effect(Op.SET, TRUST, 1),),)))
    scenario = a_trusting_scenario(taking(chance=risk))

    outcomes = [after_it(scenario, Start(seed))[0].values[TRUST] for seed in range(2000)]
    again = [after_it(scenario, Start(seed))[0].values[TRUST] for seed in range(2000)]

    assert outcomes == again
    assert 0.26 < outcomes.count(1) / 2000 < 0.34


def test_draws_are_equal_on_every_machine():
    assert play.chance.number(7, "the_clock.0", 3) == 17817376336640792487


def test_a_pick_takes_exactly_as_many_as_it_wants():
    options = {name: an_option(name, "") for name in ("doctor", "photo", "phone")}
    pick = Scene("door", Pick(same("?"), same(""), {"EVI": 100}, options, count=2), goes="out")
    scenario = a_whole_scenario({"door": pick}, {"out": an_ending("out")})
    start = begin(scenario, START)

    assert after(scenario, start, Move("pick", options=("doctor", "photo")))[0].scene == "out"
    for wrong in (("doctor",), ("doctor", "doctor"), ("doctor", "photo", "phone"), ("x", "photo")):
        with pytest.raises(OptionNotOpen):
            after(scenario, start, Move("pick", options=wrong))


def test_a_reflection_takes_one_of_its_choices():
    scene = Scene("door", Reflect(same("?"), {"angry": same("Angry")}), goes="out")
    scenario = a_whole_scenario({"door": scene}, {"out": an_ending("out")})

    assert (
        after(scenario, begin(scenario, START), Move("reflect", option="angry"))[0].scene == "out"
    )
    with pytest.raises(OptionNotOpen):
        after(scenario, begin(scenario, START), Move("reflect", option="sad"))


def test_silence_takes_the_option_written_for_it():
    options = {"speak": "hall", "freeze": an_option("freeze", "out", offered=False)}
    scene = a_decision_scene("door", options, timer=Timer(30, "freeze"))
    scenario = a_whole_scenario(
        {"door": scene, "hall": Scene("hall", Continue(), goes="out")}, {"out": an_ending("out")}
    )
    start = begin(scenario, START)

    assert after(scenario, start, Move("time_out"))[0].scene == "out"
    with pytest.raises(OptionNotOpen):
        after(scenario, start, a_decision("freeze"))


def test_a_rewind_takes_the_later_moves_back_and_a_hint_moves_nothing():
    moves = [Move("hint"), a_decision("shout"), Move("rewind", to=1), a_decision("introduce")]

    assert [number for number, _ in play.line_of(moves)] == [3]
    assert play.replay(DOOR, START, moves).scene == "hall"


def test_a_story_tells_each_step_that_stands():
    steps = play.story(DOOR, START, [a_decision("introduce"), a_decision("ask")])

    assert [(step.before.scene, step.after.scene) for step in steps] == [
        ("door", "hall"),
        ("hall", "story"),
    ]
