"""A talk by topics: what may be asked, what comes of it, and what it is worth when it is left."""

from dataclasses import replace

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds import talk
from scenario_trainer.engine.kinds.gaps import Gap, Gaps
from scenario_trainer.engine.kinds.talk import Talk, Topic
from scenario_trainer.engine.kinds.talk import credit as talk_credit
from scenario_trainer.engine.play.play import after, begin, open_options, replay, story
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.conditions import Names, compile_condition
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, Interrupt, Scene
from scenario_trainer.engine.story.values import KNOWN, Effect, Op
from scenario_trainer.engine.turn.moves import Move, Start
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

TRUST, ASKED, AVOIDED, MET, WORDS, AFTER, SLUR, FIRED, MINUTES, TOOK, *BEST = range(2, 16)
START = Start(1)
NAMES = Names(
    numbers={"trust": TRUST, "minutes": MINUTES}, facts={"slur": SLUR}, asked={"words": WORDS}
)
ASK, DIG, SAF = (COMPETENCIES.index(code) for code in ("ASK", "DIG", "SAF"))


def a_question(id, type, **fields):
    return an_option(id, "talk", question=type, topic=id.partition(".")[0], **fields)


def a_talk(**fields):
    trusting = compile_condition("trust >= 40", NAMES)
    asked = [
        a_question("words.open", "open", opens=((SLUR, trusting),)),
        a_question("words.closed", "confirming", credit={"DIG": 70}),
        a_question("words.lead", "leading"),
        a_question("after.open", "followup", effects=((Effect(Op.ADD, TRUST, 10),),)),
        a_question("after.blame", "blame", effects=((Effect(Op.ADD, TRUST, -30),),)),
    ]
    told = ((Line(same("It began at the car.")),), (Line(same("Then he came.")),))
    topics = {
        "words": Topic(
            "words", same("Words"), WORDS, {"ASK": BEST[0], "DIG": BEST[1]},
            ("words.open", "words.closed", "words.lead"),
            must={"SAF": 50}, met=MET, tells=told,
        ),
        "after": Topic(
            "after", same("After"), AFTER, {"ASK": BEST[2], "DIG": BEST[3]},
            ("after.open", "after.blame"),
        ),
    }  # fmt: skip
    given = dict(
        prompt=same("?"), hint=same(""), leave=same("Leave"), most=3,
        assesses={"ASK": 200, "DIG": 100}, topics=topics, options={o.id: o for o in asked},
        asked=ASKED, avoided=AVOIDED,
    )  # fmt: skip
    return Talk(**(given | fields))


def a_talking_scenario(hub=None, **fields):
    scenes = {"talk": Scene("talk", hub or a_talk(), goes="out"), **fields.pop("ahead", {})}
    given = {"start": (0, 0, 40, *[0] * 13), "weights": {"ASK": 40, "DIG": 40, "SAF": 20}}
    return a_whole_scenario(scenes, {"out": an_ending("out")}, **(given | fields))


def percent_in(act, values, code):
    """What the questions earn in a competency, of what they could."""
    return half_up(talk.points_in(act, values, code), talk.parts_of(act))


def ask(option, **fields):
    return Move("ask", option=option, **fields)


def asked(*options, scenario=None):
    return replay(scenario or a_talking_scenario(), START, [ask(option) for option in options])


def test_a_question_stays_in_the_talk_and_leaving_leads_on():
    scenario = a_talking_scenario()

    inside = asked("words.open", scenario=scenario)

    assert inside.scene == "talk"
    assert after(scenario, inside, Move("leave"))[0].scene == "out"


def test_a_question_of_the_right_type_opens_the_fact_where_its_gate_is_met():
    assert asked("words.open").values[SLUR] == KNOWN
    assert asked("after.blame", "words.open").values[SLUR] != KNOWN
    assert asked("words.closed").values[SLUR] != KNOWN


def test_no_more_questions_than_the_talk_allows():
    scenario = a_talking_scenario()
    full = asked("words.open", "words.open", "after.open", scenario=scenario)

    assert open_options(scenario, full) == []
    with pytest.raises(OptionNotOpen):
        after(scenario, full, ask("after.open"))


def test_a_talk_closes_for_questions_when_its_time_is_over():
    late = compile_condition("trust >= 50", NAMES)
    scenario = a_talking_scenario(a_talk(until=late))

    assert open_options(scenario, asked("after.open", scenario=scenario)) == []


def test_a_topic_is_offered_only_under_its_condition():
    hub = a_talk()
    later = compile_condition("asked(words) >= 1", NAMES)
    hub.topics["after"] = replace(hub.topics["after"], when=later)
    scenario = a_talking_scenario(hub)

    assert "after.open" not in [o.id for o in open_options(scenario, begin(scenario, START))]
    assert "after.open" in [
        o.id for o in open_options(scenario, asked("words.open", scenario=scenario))
    ]


def test_asking_again_costs_what_the_talk_says():
    tired = a_talk(again=plain(((Effect(Op.ADD, TRUST, -5),),)))
    scenario = a_talking_scenario(tired)

    assert asked("words.open", scenario=scenario).values[TRUST] == 40
    assert asked("words.open", "words.closed", scenario=scenario).values[TRUST] == 35


def test_a_running_account_is_told_piece_by_piece():
    scenario = a_talking_scenario()
    steps = story(scenario, START, [ask("words.open"), ask("words.closed"), ask("words.open")])

    told = [[e.what[0].text for e in step.events if e.kind == "told"] for step in steps]

    assert told == [[same("It began at the car.")], [same("Then he came.")], []]


# Three parts: an account told in two, and one topic more, within the bound of three questions.
@pytest.mark.parametrize(
    ("path", "percent"),
    [
        ([], 0),
        (["words.open"], 33),
        (["words.open", "words.open"], 67),
        (["words.open", "words.closed"], 53),  # (1 + 0.6) / 3
        (["words.open", "words.open", "after.open"], 100),
        (["words.open", "words.lead", "after.open"], 57),  # (1 + 0 + 1) / 3 - 0.10
        (["words.open", "after.blame", "after.open"], 57),
        (["words.lead", "after.blame"], 0),
    ],
)
def test_a_talk_earns_by_how_much_of_it_was_asked_well(path, percent):
    assert percent_in(a_talk(), asked(*path).values, "ASK") == percent


def test_a_topic_earns_by_the_best_question_on_it():
    hub = a_talk(
        topics={"after": replace(a_talk().topics["after"], options=("after.open", "after.blame"))}
    )
    scenario = a_talking_scenario(replace(hub, most=3))
    both = asked("after.blame", "after.open", scenario=scenario)

    assert percent_in(hub, asked("after.open", scenario=scenario).values, "ASK") == 100
    assert percent_in(hub, both.values, "ASK") == 100 - talk.COST


def test_a_further_good_question_never_costs():
    once, again = asked("after.open").values, asked("after.open", "words.closed").values

    assert all(
        percent_in(a_talk(), again, code) >= percent_in(a_talk(), once, code)
        for code in ("ASK", "DIG")
    )


def test_another_competency_earns_what_the_author_gave_the_question():
    assert talk_credit(a_talk(), asked("words.open").values)[DIG] == 100 * 100
    assert talk_credit(a_talk(), asked("words.closed").values)[DIG] == 100 * 70
    assert talk_credit(a_talk(), asked("words.lead").values)[DIG] == 0


def test_a_topic_not_to_be_missed_earns_only_by_a_question_that_is_not_to_be_avoided():
    assert talk_credit(a_talk(), asked("words.closed").values)[SAF] == 50 * 100
    assert talk_credit(a_talk(), asked("words.lead").values)[SAF] == 0
    assert talk_credit(a_talk(), asked("after.open").values)[SAF] == 0


def test_a_talk_left_at_once_earns_nothing():
    assert not any(talk_credit(a_talk(), asked().values))


def test_what_a_talk_lost_stands_with_the_question_that_lost_it():
    scenario = a_talking_scenario()
    moves = [ask("words.open"), ask("words.lead"), Move("leave")]

    rows = score(scenario, START, moves, Outlook(scenario)).moves

    assert [row.regret[DIG] for row in rows] == [
        0,
        100 * 130,
        100 * 100,
    ]  # 100 and 30 of the cost; 100 unasked
    assert [row.earned[DIG] for row in rows] == [0, 0, 100 * 70]


def test_a_question_in_the_officers_own_words_counts_as_its_type():
    scenario = a_talking_scenario(a_talk(typed=True))

    own = replay(scenario, START, [ask("words.open", question="leading")])

    assert own.values[AVOIDED] == 1
    assert percent_in(a_talk(), own.values, "ASK") == 0


def test_the_answer_to_own_words_is_that_of_the_same_type_or_group():
    hub = a_talk()

    fresh = asked().values

    assert talk.stand_in(hub, "words", "confirming", fresh) == "words.closed"
    assert talk.stand_in(hub, "words", "multiple", fresh) == "words.lead"
    assert talk.stand_in(hub, "after", "probe", fresh) is None


def test_a_question_is_put_once_in_the_same_words():
    hub = a_talk()
    hub.options["after.open"] = a_question("after.open", "followup", took=TOOK)
    scenario = a_talking_scenario(hub)

    once = asked("after.open", scenario=scenario)

    assert "after.open" not in [option.id for option in open_options(scenario, once)]
    with pytest.raises(OptionNotOpen):
        after(scenario, once, ask("after.open"))


def test_in_their_own_words_the_officer_may_come_back_to_it():
    hub = a_talk(typed=True)
    hub.options["after.open"] = a_question("after.open", "followup", took=TOOK)
    scenario = a_talking_scenario(hub)
    once = asked("after.open", scenario=scenario)

    again, _ = after(scenario, once, ask("after.open", question="cued"))

    assert again.values[AFTER] == 2


def test_own_words_are_taken_only_where_the_talk_asks_for_them():
    with pytest.raises(OptionNotOpen):
        asked_own = ask("words.open", question="leading")
        after(a_talking_scenario(), begin(a_talking_scenario(), START), asked_own)


def test_an_interruption_comes_back_into_the_talk():
    upset = Interrupt("stop", compile_condition("trust < 20", NAMES), FIRED, "break")
    pause = a_decision_scene("break", {"water": "back"}, extra=True)
    scenario = a_talking_scenario(interrupts=(upset,), ahead={"break": pause})

    stopped = asked("after.blame", scenario=scenario)
    back, _ = after(scenario, stopped, a_decision("water"))

    assert (stopped.scene, back.scene) == ("break", "talk")
    assert back.values[ASKED] == 1


def test_arriving_changes_only_where_one_comes_from_elsewhere():
    come = plain(((Effect(Op.ADD, MINUTES, 5, 1000),),))
    scenes = {
        "door": a_decision_scene("door", {"in": "talk"}),
        "talk": Scene("talk", a_talk(), goes="out", arrives=come),
    }
    scenario = a_whole_scenario(scenes, {"out": an_ending("out")}, start=(0, 0, 40, *[0] * 13))

    inside = replay(scenario, START, [a_decision("in"), ask("words.open"), ask("words.open")])

    assert inside.values[MINUTES] == 5


def asking_back(**fields):
    lacks = compile_condition("not knows(slur)", NAMES)
    answers = [
        an_option("words.honest", "asked", credit={"ASK": 100}),
        an_option("words.bluff", "asked", credit={"ASK": 0}),
        an_option("time.plain", "asked", credit={"ASK": 60}),
    ]
    gaps = {
        "words": Gap("words", same("Which words?"), WORDS, ("words.honest", "words.bluff"), lacks),
        "time": Gap("time", same("What was there no time for?"), AFTER, ("time.plain",)),
    }
    given = dict(
        prompt=same("?"), hint=same(""), most=2, put=ASKED, assesses={"ASK": 100},
        questions=gaps, options={o.id: o for o in answers},
    )  # fmt: skip
    act = Gaps(**(given | fields))
    scenes = {
        "door": a_decision_scene("door", {"in": "asked"}),
        "asked": Scene("asked", act, goes="out", extra=True),
    }
    return a_whole_scenario(scenes, {"out": an_ending("out")}, start=(0, 0, *[0] * 11))


def test_what_the_file_lacks_is_asked_one_after_another():
    scenario = asking_back()
    first = replay(scenario, START, [a_decision("in")])
    second, _ = after(scenario, first, a_decision("words.honest"))
    done, _ = after(scenario, second, a_decision("time.plain"))

    assert [o.id for o in open_options(scenario, first)] == ["words.honest", "words.bluff"]
    assert [o.id for o in open_options(scenario, second)] == ["time.plain"]
    assert done.scene == "out"


def test_what_the_file_holds_is_not_asked_and_nothing_open_is_passed():
    scenario = asking_back(most=1)
    known = scenario.start[:SLUR] + (KNOWN,) + scenario.start[SLUR + 1 :]
    scenario = a_whole_scenario(scenario.scenes, scenario.endings, start=known)

    asked_back = replay(scenario, START, [a_decision("in")])
    passed, _ = after(scenario, asked_back, a_decision("time.plain"))

    assert [o.id for o in open_options(scenario, asked_back)] == ["time.plain"]
    assert passed.scene == "out"


def test_an_answer_to_another_gap_is_not_open():
    scenario = asking_back()
    first = replay(scenario, START, [a_decision("in")])

    with pytest.raises(OptionNotOpen):
        after(scenario, first, a_decision("time.plain"))


def test_answering_back_never_pays_for_having_left_gaps():
    scenario = asking_back()
    moves = [a_decision("in"), a_decision("words.bluff"), a_decision("time.plain")]

    assert Outlook(scenario).best(begin(scenario, START)).credit == 0
    assert score(scenario, START, moves, Outlook(scenario)).moves[1].regret[ASK] == 100 * 100
