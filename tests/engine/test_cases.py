"""What is done with a file: sorted, put in order, picked, classified, written."""

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds.board import Board, sorted_rightly
from scenario_trainer.engine.kinds.classify import Classify, Motive, true_motive
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.items import Column, Item, Key
from scenario_trainer.engine.kinds.narrative import Check, Narrative
from scenario_trainer.engine.kinds.order import Order, Task, in_time
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.play.play import after, begin, replay, story
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.story.conditions import Names, compile_condition
from scenario_trainer.engine.story.options import Later
from scenario_trainer.engine.story.scenario import COMPETENCIES, Scene
from scenario_trainer.engine.story.values import KNOWN, TRUTH, Block, Effect, Op
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

SLUR, PUSH, MINUTES, TOOK, WROTE, ARMED, TRUST = range(2, 9)
START = Start(1)
NUMBERS = (0, 0, *[0] * 8)
NAMES = Names(
    numbers={"minutes": MINUTES, "trust": TRUST},
    facts={"slur": SLUR, "push": PUSH},
    words={"truth": (TRUTH, ("bias", "feud"))},
)
EVI, LAW = COMPETENCIES.index("EVI"), COMPETENCIES.index("LAW")

COLUMNS = {
    "for": Column(same("For"), "for", strength=True),
    "against": Column(same("Against"), "against", strength=True),
    "neutral": Column(same("Neither"), "none"),
    "unknown": Column(same("Not known"), "none"),
}


def when(source):
    return compile_condition(source, NAMES)


def items():
    return {
        "slur": Item(
            "slur", same("A word"), (Key("for", 3, when("knows(slur)")), Key("unknown"))
        ),
        "push": Item(
            "push", same("A push"), (Key("against", 2, when("knows(push)")), Key("unknown"))
        ),
    }  # fmt: skip


def a_board():
    return Board(same("?"), same(""), {"LAW": 100}, COLUMNS, items())


def a_case(act, *, known=(), **fields):
    start = list(NUMBERS)
    for slot in known:
        start[slot] = KNOWN
    given = {"start": tuple(start), "weights": {"LAW": 50, "EVI": 50}}
    scenes = {"case": Scene("case", act, goes="out")}
    return a_whole_scenario(scenes, {"out": an_ending("out")}, **(given | fields))


def sort(**placed):
    return Move("sort", placed=tuple((id, *where) for id, where in placed.items()))


@pytest.mark.parametrize(
    ("slur", "push", "credit"),
    [
        (("for", 3), ("unknown", 0), 100),
        (("for", 2), ("unknown", 0), 100),
        (("for", 1), ("unknown", 0), 90),  # the strength is off by two
        (("for", 3), ("neutral", 0), 75),  # neither here nor there
        (("against", 3), ("unknown", 0), 50),
        (("against", 3), ("against", 1), 0),
    ],
)
def test_a_board_is_worth_what_fits_what_is_known_now(slur, push, credit):
    scenario = a_case(a_board(), known=(SLUR,))

    rows = score(scenario, START, [sort(slur=slur, push=push)], Outlook(scenario)).moves

    assert rows[0].earned[LAW] == 100 * credit
    assert rows[0].regret[LAW] == 100 * (100 - credit)


def test_the_same_item_belongs_elsewhere_once_more_is_known():
    before, later = [0] * 10, [0] * 10
    later[SLUR] = KNOWN

    assert {id: column for id, column, _ in sorted_rightly(a_board(), before)} == {
        "slur": "unknown",
        "push": "unknown",
    }
    assert sorted_rightly(a_board(), later)[0] == ("slur", "for", 3)


@pytest.mark.parametrize(
    "placed",
    [
        {"slur": ("for", 3)},
        {"slur": ("for", 0), "push": ("unknown", 0)},
        {"slur": ("unknown", 2), "push": ("unknown", 0)},
        {"slur": ("elsewhere", 0), "push": ("unknown", 0)},
    ],
)
def test_a_board_takes_every_item_once_with_its_strength(placed):
    scenario = a_case(a_board())

    with pytest.raises(OptionNotOpen):
        after(scenario, begin(scenario, START), sort(**placed))


def test_a_board_never_changes_the_situation():
    scenario = a_case(a_board())
    there = begin(scenario, START)

    one, _ = after(scenario, there, sort(slur=("unknown", 0), push=("unknown", 0)))
    other, _ = after(scenario, there, sort(slur=("for", 3), push=("against", 1)))

    assert one == other


def an_order():
    late = plain(((Effect(Op.ADD, TRUST, -5),),))
    tasks = {
        "ink": Task("ink", same("Ink"), 10, 20, 2, plain(((Effect(Op.LEARN, SLUR, 0),),)), late),
        "bag": Task("bag", same("Bag"), 10, 20, 1, (), ()),
        "call": Task("call", same("Call"), 5, None, 1, (), ()),
    }
    return Order(same("?"), same(""), {"EVI": 100}, tasks, MINUTES)


@pytest.mark.parametrize(
    ("tasks", "credit"),
    [
        (("ink", "bag", "call"), 100),
        (("ink", "call", "bag"), 75),
        (("call", "bag", "ink"), 50),
        (("bag", "ink", "call"), 100),
    ],
)
def test_an_order_earns_the_share_that_is_in_time(tasks, credit):
    scenario = a_case(an_order())

    rows = score(scenario, START, [Move("order", options=tasks)], Outlook(scenario)).moves

    assert rows[0].earned[EVI] == 100 * credit


def test_what_is_in_time_and_what_is_late_have_their_own_consequences():
    scenario = a_case(an_order())

    early = replay(scenario, START, [Move("order", options=("ink", "bag", "call"))])
    late = replay(scenario, START, [Move("order", options=("call", "bag", "ink"))])

    assert (early.values[SLUR], early.values[MINUTES]) == (KNOWN, 25)
    assert (late.values[SLUR], late.values[MINUTES]) == (0, 25)


def test_minutes_lost_before_make_less_possible_now():
    slow = an_option("slow", "case", effects=((Effect(Op.ADD, MINUTES, 15, 1000),),))
    door = a_decision_scene("door", {"slow": slow, "fast": "case"})
    case = Scene("case", an_order(), goes="out")
    scenario = a_whole_scenario(
        {"door": door, "case": case}, {"out": an_ending("out")}, start=NUMBERS, weights={"EVI": 100}
    )
    moves = [a_decision("slow"), Move("order", options=("call", "ink", "bag"))]

    rows = score(scenario, START, moves, Outlook(scenario)).moves

    assert rows[0].regret[EVI] == 100 * 75
    assert rows[1].regret[EVI] == 0


def test_every_set_of_tasks_that_can_be_in_time_is_one_move():
    scenario = a_case(an_order())
    there = begin(scenario, START)
    order = scenario.scenes["case"].act

    found = {in_time(order, move.options, 0) for move, _ in moves_open(
        scenario.scenes["case"], there
    )}  # fmt: skip

    assert found == {
        frozenset(s) for s in (("ink", "bag", "call"), ("ink", "call"), ("bag", "call"))
    }


@pytest.mark.parametrize("tasks", [("ink",), ("ink", "bag", "bag"), ("ink", "bag", "tea")])
def test_an_order_names_every_task_once(tasks):
    scenario = a_case(an_order())

    with pytest.raises(OptionNotOpen):
        after(scenario, begin(scenario, START), Move("order", options=tasks))


def a_budget(**fields):
    options = {
        "clip": an_option("clip", "out", effort=3, credit={"EVI": 100}),
        "calls": an_option("calls", "out", effort=1, credit={"EVI": 60}),
        "camera": an_option("camera", "out", effort=2, credit={"EVI": 0}),
    }
    given = dict(assesses={"EVI": 100}, options=options, budget=4)
    return Pick(same("?"), same(""), **(given | fields))


@pytest.mark.parametrize("chosen", [(), ("clip", "camera"), ("clip", "calls", "camera")])
def test_a_pick_stays_within_its_budget_and_is_never_empty(chosen):
    scenario = a_case(a_budget())

    with pytest.raises(OptionNotOpen):
        after(scenario, begin(scenario, START), Move("pick", options=chosen))


def test_the_best_use_of_a_budget_is_the_reference():
    scenario = a_case(a_budget())

    assert Outlook(scenario).best(begin(scenario, START)).vector[EVI] == 100 * 160


def test_at_most_so_many_may_be_picked():
    scenario = a_case(a_budget(budget=None, most=1))
    there = begin(scenario, START)

    assert after(scenario, there, Move("pick", options=("calls",)))[0].scene == "out"
    with pytest.raises(OptionNotOpen):
        after(scenario, there, Move("pick", options=("calls", "clip")))


def test_what_an_enquiry_returns_depends_on_the_hidden_truth():
    found = (Block(((Effect(Op.LEARN, SLUR, 0),),), when("truth == bias")),)
    options = {"clip": an_option("clip", "out", changes=found), "tea": an_option("tea", "out")}
    scenario = a_case(Pick(same("?"), same(""), {"EVI": 100}, options, count=1))

    outcomes = [
        replay(scenario, Start(1, 0, truth), [Move("pick", options=("clip",))]).values[SLUR]
        for truth in (0, 1)
    ]

    assert outcomes == [KNOWN, 0]


def test_an_estimate_is_never_scored_and_changes_nothing():
    scenario = a_case(Estimate(same("?")))
    there = begin(scenario, START)

    ends = {after(scenario, there, Move("estimate", number=n))[0] for n in (0, 50, 100)}

    assert len(ends) == 1
    with pytest.raises(OptionNotOpen):
        after(scenario, there, Move("estimate", number=101))
    assert not any(
        score(scenario, START, [Move("estimate", number=70)], Outlook(scenario)).moves[0].earned
    )


def a_classification(**fields):
    given = dict(
        prompt=same("?"), hint=same(""), assesses={"LAW": 100},
        offences={"injury": same("Injury")}, fits=(("injury", None),),
        motive=(
            Motive("indicated", when("knows(slur)"), {"open": 60}),
            Motive("open", when("knows(push)")),
            Motive("not_indicated"),
        ),
        truth=(Motive("indicated", when("truth == bias")), Motive("not_indicated")),
        columns=COLUMNS, items=items(), whys={}, took={},
    )  # fmt: skip
    return Classify(**(given | fields))


def classify(answer, *named, **fields):
    placed = tuple((*each.split("="), 0) for each in named)
    return Move("classify", option=answer, options=("injury",), placed=placed, **fields)


@pytest.mark.parametrize(
    ("known", "answer", "named", "credit"),
    [
        ((SLUR, PUSH), "indicated", ("slur=for", "push=against"), 100),
        ((SLUR, PUSH), "indicated", ("slur=for",), 80),  # a sign against was not named
        ((SLUR, PUSH), "indicated", ("slur=for", "push=for"), 70),  # and one on the wrong side
        ((SLUR, PUSH), "open", ("slur=for", "push=against"), 60),  # as the author says
        ((SLUR, PUSH), "not_indicated", ("slur=for", "push=against"), 0),
        ((PUSH,), "open", ("push=against",), 100),
        ((PUSH,), "indicated", ("push=against",), 50),  # next to the right one
        ((), "not_indicated", (), 100),
        ((), "indicated", ("slur=for",), 0),
        ((), "open", ("slur=for", "push=against"), 30),
    ],
)
def test_a_classification_fits_the_file_as_it_stands(known, answer, named, credit):
    scenario = a_case(a_classification(), known=known)

    rows = score(scenario, START, [classify(answer, *named)], Outlook(scenario)).moves

    assert rows[0].earned[LAW] == 100 * credit


def test_the_hidden_truth_never_changes_what_an_answer_earns():
    scenario = a_case(a_classification(), known=(SLUR,))
    outlook = Outlook(scenario)

    earned = [
        score(scenario, Start(1, 0, truth), [classify("indicated", "slur=for")], outlook).moves[0].earned
        for truth in (0, 1)
    ]  # fmt: skip

    assert earned[0] == earned[1]
    assert true_motive(a_classification(), (0, 0)) == "indicated"
    assert true_motive(a_classification(), (0, 1)) == "not_indicated"


@pytest.mark.parametrize(
    "move",
    [
        Move("classify", option="perhaps"),
        classify("open", "slur=for", "slur=against"),
        classify("open", "tea=for"),
        classify("open", "slur=unknown"),
        classify("open")._replace(options=("murder",)),
    ],
)
def test_a_classification_that_names_what_is_not_there_is_refused(move):
    scenario = a_case(a_classification())

    with pytest.raises(OptionNotOpen):
        after(scenario, begin(scenario, START), move)


def test_a_later_condition_can_ask_for_the_answer():
    scenario = a_case(a_classification(took={"indicated": TOOK}))

    assert replay(scenario, START, [classify("indicated")]).values[TOOK] == 1
    assert replay(scenario, START, [classify("open")]).values[TOOK] == 0


def a_report():
    checks = {"words": Check("words", same("Words")), "wish": Check("wish", same("Wish"))}
    return Narrative(same("?"), same(""), 80, 250, {"EVI": 200}, checks, WROTE)


WRITTEN = [Move("write", writing=1), Move("look_over", options=("words",))]


def test_a_report_is_written_and_then_looked_at_with_the_checklist():
    scenario = a_case(a_report())

    written = replay(scenario, START, WRITTEN[:1])
    looked_at, _ = after(scenario, written, WRITTEN[1])

    assert (written.scene, looked_at.scene) == ("case", "out")
    with pytest.raises(OptionNotOpen):
        after(scenario, written, Move("write"))
    with pytest.raises(OptionNotOpen):
        after(scenario, begin(scenario, START), Move("look_over"))


def test_a_report_stands_in_neither_side_until_a_person_has_rated_it():
    scenario = a_case(a_report())

    unrated = score(scenario, START, WRITTEN, Outlook(scenario))
    rated = score(scenario, START, WRITTEN, Outlook(scenario), ratings={0: 75})

    assert not any(unrated.moves[0].earned) and not any(unrated.moves[0].regret)
    assert rated.moves[0].earned[EVI] == 200 * 75
    assert rated.moves[0].regret[EVI] == 200 * 25
    assert next(row for row in rated.figures.competencies if row.code == "EVI").points == 75


def set_going(**fields):
    given = dict(
        purpose="door.it.later.0", armed=ARMED, changes=plain(((Effect(Op.ADD, TRUST, 7),),))
    )
    return Later(**(given | fields))


def a_story(later, **fields):
    scenes = {
        "door": a_decision_scene("door", {"it": an_option("it", "hall", later=(later,))}),
        "hall": a_decision_scene("hall", {"on": an_option(
            "on", "room", effects=((Effect(Op.ADD, MINUTES, 10, 1000),),)
        )}),
        "room": a_decision_scene("room", {"on": "out"}),
    }  # fmt: skip
    endings = {"out": an_ending("out")}
    return a_whole_scenario(scenes, endings, start=NUMBERS, later=(later,), **fields)


def trust_along(scenario):
    moves = [a_decision("it"), a_decision("on"), a_decision("on")]
    return [step.after.values[TRUST] for step in story(scenario, START, moves)]


@pytest.mark.parametrize(
    ("later", "trust"),
    [
        (set_going(after=1), [0, 7, 7]),
        (set_going(after=2), [0, 0, 7]),
        (set_going(counter=MINUTES, at=10), [0, 7, 7]),
        (set_going(counter=MINUTES, at=11), [0, 0, 0]),
        (set_going(), [0, 0, 7]),  # at the ending
        (set_going(after=1, when=when("minutes >= 10")), [0, 7, 7]),
        (set_going(after=1, when=when("minutes >= 11")), [0, 0, 0]),
    ],
)
def test_what_was_set_going_comes_at_its_moment(later, trust):
    assert trust_along(a_story(later)) == trust


def test_something_later_comes_once_and_is_told():
    scenario = a_story(set_going(after=1, line=same("A door opens.")))
    steps = story(scenario, START, [a_decision("it"), a_decision("on"), a_decision("on")])

    told = [[e.what.line for e in step.events if e.kind == "later"] for step in steps]

    assert told == [[], [same("A door opens.")], []]


def test_blocks_of_changes_read_the_situation_before_any_of_them():
    up = Block(((Effect(Op.ADD, TRUST, 50),),))
    more = Block(((Effect(Op.ADD, TRUST, 20),),), when("trust >= 50"))
    scenes = {"door": a_decision_scene("door", {"it": an_option("it", "out", changes=(up, more))})}
    scenario = a_whole_scenario(scenes, {"out": an_ending("out")}, start=NUMBERS)

    assert replay(scenario, START, [a_decision("it")]).values[TRUST] == 50
