"""From moves to a score; the eleven points of the rule, one by one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.play import begin
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score.figures import CompetencyScore, band_of, points_of, total_of
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.story.conditions import Names, compile_condition, compile_number
from scenario_trainer.engine.story.options import Chance, Flag
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.rounding import half_up
from scenario_trainer.engine.story.scenario import COMPETENCIES, FactCount, Major
from scenario_trainer.engine.story.values import KNOWN, Effect, Op
from scenario_trainer.engine.turn.moves import Start
from scenario_trainer.text import same
from tests.builders import a_decision, a_decision_scene, a_scenario, an_option, plain
from tests.engine.scenarios import scenarios

START = Start(seed=7)
COM = COMPETENCIES.index("COM")


def deciding(id, options, assesses=None, **fields):
    built = {
        name: an_option(name, goes, credit={"COM": credit}, **more)
        for name, (goes, credit, more) in {
            name: (*given, {}) if len(given) == 2 else given for name, given in options.items()
        }.items()
    }
    return a_decision_scene(id, built, assesses=assesses or {"COM": 100}, **fields)


def scored(scenario, *path):
    return score(scenario, START, [a_decision(option) for option in path], Outlook(scenario))


def points(result, code="COM"):
    return next(row.points for row in result.figures.competencies if row.code == code)


# The small example of the competency document, section 4.2.
SMALL = a_scenario(
    d1=deciding("d1", {"best": ("d2", 100), "middling": ("d2", 60), "worst": ("out", 0)}),
    d2=deciding("d2", {"best": ("d3", 100), "worst": ("d3", 0)}),
    d3=deciding("d3", {"best": ("out", 100), "worst": ("out", 0)}),
    out={},
)


def test_what_is_known_earns_at_the_ending_and_not_before():
    known = replace(SMALL, outcome=FactCount({"COM": 100}, ((2, None),)), start=(0, 0, KNOWN))

    under_way, ended = scored(known, "best"), scored(known, "worst")

    assert under_way.at_ending[COM] == 0 < ended.at_ending[COM]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("worst",), 0),  # regret 3: failing fast is not rewarded
        (("middling", "best", "best"), 87),
        (("best", "best", "best"), 100),
    ],
)
def test_the_small_example(path, expected):
    assert scored(SMALL, *path).figures.total == expected


def test_what_somebody_else_skipped_changes_the_denominator_not_the_score():
    skipped = replace(
        SMALL.scenes["d1"],
        act=replace(
            SMALL.scenes["d1"].act,
            options={"best": an_option("best", "d3", credit={"COM": 100})},
        ),
    )
    scenario = replace(SMALL, scenes={**SMALL.scenes, "d1": skipped})

    assert scored(scenario, "best", "best").figures.total == 100


def test_too_little_seen_is_not_observed():
    scenario = a_scenario(door=deciding("door", {"a": ("out", 90), "b": ("out", 0)}), out={})

    assert points(scored(scenario, "a")) is None


def test_chance_is_apart_from_regret():
    unlucky = Chance("door.risk", compile_number("50", Names()), plain(((Effect(Op.SET, 2, 1),),)))
    closed = an_option("good", "out", credit={"COM": 100})
    names = Names(numbers={"leaked": 2})
    hall = a_decision_scene(
        "hall",
        {
            "good": replace(closed, when=compile_condition("leaked == 0", names)),
            "poor": an_option("poor", "out", credit={"COM": 20}),
        },
        assesses={"COM": 100},
    )
    door = a_decision_scene(
        "door", {"risk": an_option("risk", "hall", credit={"COM": 100}, chance=unlucky)},
        assesses={"COM": 100},
    )  # fmt: skip
    scenario = replace(a_scenario(door=door, hall=hall, out={}), start=(0, 0, 0))
    results = {}
    for seed in range(20):
        start = Start(seed)
        leaked = play.replay(scenario, start, [a_decision("risk")]).values[2]
        path = [a_decision("risk"), a_decision("poor" if leaked else "good")]
        results[leaked] = score(scenario, start, path, Outlook(scenario))

    assert results[0].figures.total == results[1].figures.total == 100
    assert results[0].moves[0].luck[COM] == -results[1].moves[0].luck[COM] == 4000


def test_an_extra_scene_gives_back_what_was_lost_at_most_and_costs_its_own_regret():
    scenario = a_scenario(
        door=deciding("door", {"clean": ("hall", 100), "clumsy": ("repair", 50)}),
        repair=deciding("repair", {"mend": ("hall", 100), "leave": ("hall", 0)}, extra=True),
        hall=deciding("hall", {"go": ("out", 100)}),
        out={},
    )

    assert scored(scenario, "clean", "go").figures.total == 100
    mended, left = (
        scored(scenario, "clumsy", "mend", "go"),
        scored(scenario, "clumsy", "leave", "go"),
    )

    assert mended.figures.total == half_up(100 * 200, 250)  # 50 of the 100 earned
    assert left.figures.total == half_up(100 * 150, 300)
    assert mended.figures.total < 100


def flagged(flag="RF4", **more):
    return a_scenario(
        door=deciding(
            "door",
            {"kind": ("hall", 100), "slur": ("hall", 80, {"flags": (Flag(flag),)} | more)},
        ),
        hall=deciding("hall", {"go": ("out", 100)}),
        out={},
    )


def test_a_critical_flag_caps_competency_and_total_and_nothing_lifts_it():
    result = scored(flagged(), "slur", "go")

    assert result.figures.uncapped == 90
    assert (result.figures.total, result.figures.band) == (49, 1)
    assert next(row for row in result.figures.competencies if row.code == "COM").capped == 39


@pytest.mark.parametrize("flag", RED_FLAGS)
def test_every_flag_caps_the_total(flag):
    assert scored(flagged(flag), "slur", "go").figures.total == RED_FLAGS[flag].total


def slipping(repair_at):
    """A major slip, then four decisions; the one at *repair_at* can repair it."""
    scenes = {"d0": deciding("d0", {"clean": ("d1", 100), "slip": ("d1", 100, {"major": "heard"})})}
    for place in range(1, 5):
        goes = f"d{place + 1}" if place < 4 else "out"
        more = {"repairs": "heard"} if place == repair_at else {}
        scenes[f"d{place}"] = deciding(f"d{place}", {"go": (goes, 100, more)})
    scenario = a_scenario(**scenes, out={})
    return replace(scenario, majors={"heard": Major("heard", "COM", same("overheard"))})


@pytest.mark.parametrize(("repair_at", "total"), [(None, 69), (1, 84), (2, 84), (3, 69)])
def test_a_major_is_repaired_only_within_the_next_two_decisions(repair_at, total):
    assert scored(slipping(repair_at), "slip", "go", "go", "go", "go").figures.total == total


def test_a_slip_that_a_later_decision_may_repair_is_not_yet_lost():
    kept = scored(slipping(1), "slip", "go", "go", "go", "go")

    assert [row.reach_after for row in kept.moves[:2]] == [84, 84]
    assert kept.turning_point == 0  # from 100 to 84


def test_what_a_slip_costs_is_lost_by_the_move_that_lets_the_repair_lapse():
    scenario = slipping(1)
    mend = scenario.scenes["d1"].act.options
    scenario.scenes["d1"].act.options["pass_by"] = replace(
        mend["go"], id="pass_by", repairs=None, goes="d2"
    )

    lapsed = scored(scenario, "slip", "pass_by", "go", "go", "go")

    assert [(row.reach_before, row.reach_after) for row in lapsed.moves[:2]] == [
        (100, 84),
        (84, 69),
    ]


def test_an_extra_scene_gives_back_nothing_where_nothing_was_lost():
    scenario = a_scenario(
        door=deciding("door", {"clean": ("detour", 100), "clumsy": ("hall", 50)}),
        detour=deciding("detour", {"well": ("hall", 100)}, extra=True),
        hall=deciding("hall", {"go": ("out", 50), "better": ("out", 100)}),
        out={},
    )

    assert scored(scenario, "clean", "well", "go").figures.total == 75  # not 250 of 300


def test_what_the_scenario_does_not_weigh_is_no_matter_of_giving_back():
    repair = a_decision_scene(
        "repair",
        {"mend": an_option("mend", "hall", credit={"SLF": 100})},
        assesses={"SLF": 300},
        extra=True,
    )
    scenario = a_scenario(
        door=deciding("door", {"clumsy": ("repair", 50)}), repair=repair,
        hall=deciding("hall", {"go": ("out", 100)}), out={},
    )  # fmt: skip

    assert points(scored(scenario, "clumsy", "mend", "go"), "SLF") == 100


def test_the_total_is_rounded_once():
    rows = [
        CompetencyScore("COM", 50, 6_050, 3_950, 61, 61),
        CompetencyScore("DIG", 50, 5_950, 4_050, 60, 60),
    ]

    assert half_up(61 + 60, 2) == 61
    assert total_of(rows) == 60  # the mean of 60.5 and 59.5


@pytest.mark.parametrize(
    ("seen", "earned", "is_level"),
    [(3, 10_000, True), (2, 10_000, False), (1, 30_000, True), (3, 5_000, False)],
)
def test_a_level_takes_three_decisions_or_three_weights(seen, earned, is_level):
    row = CompetencyScore("COM", 50, earned, 0, points_of(earned, 0), points_of(earned, 0), seen)

    assert row.is_level is is_level


def test_every_move_says_how_much_it_gave_away():
    assert [row.loss for row in scored(SMALL, "middling", "best", "worst").moves] == [
        "much", "none", "much",
    ]  # fmt: skip


def test_the_turning_point_is_the_largest_drop_in_the_total_still_reachable():
    assert scored(SMALL, "best", "worst", "best").turning_point == 1
    assert scored(SMALL, "worst").turning_point == 0
    assert scored(SMALL, "best", "best", "best").turning_point is None


def test_the_earlier_of_two_equal_drops_is_the_turning_point():
    four = a_scenario(
        **{
            f"d{n}": deciding(f"d{n}", {"a": (f"d{n + 1}", 100), "b": (f"d{n + 1}", 0)})
            for n in range(1, 4)
        },
        d4=deciding("d4", {"a": ("out", 100)}),
        out={},
    )

    assert scored(four, "a", "b", "b", "a").turning_point == 1


def test_a_drop_under_five_points_is_no_turning_point():
    scenario = a_scenario(
        d1=deciding("d1", {"a": ("d2", 100), "b": ("d2", 92)}),
        d2=deciding("d2", {"a": ("out", 100)}),
        out={},
    )

    assert scored(scenario, "b", "a").turning_point is None


@pytest.mark.parametrize(("earned", "regret", "expected"), [(10_000, 0, 100), (1, 9_999, 0),
                                                            (5_000, 5_000, 50), (8_450, 1_550, 85)])  # fmt: skip
def test_points_are_rounded_half_up_once(earned, regret, expected):
    assert points_of(earned, regret) == expected


@pytest.mark.parametrize(
    ("total", "band"), [(0, 1), (39, 1), (40, 2), (64, 2), (65, 3), (84, 3), (85, 4)]
)
def test_bands(total, band):
    assert band_of(total) == band


@settings(max_examples=60, deadline=None)
@given(scenarios(), st.integers(0, 10_000), st.data())
def test_a_score_stays_in_bounds_and_the_best_way_is_worth_all(scenario, seed, data):
    start, moves = Start(seed, seed % 2), []
    situation, outlook = begin(scenario, start), Outlook(scenario)
    while situation.scene in scenario.scenes:
        open_now = list(moves_open(scenario.scenes[situation.scene], situation))
        move, _ = data.draw(st.sampled_from(open_now))
        moves.append(move)
        situation, _ = play.after(scenario, situation, move)

    result = score(scenario, start, moves, outlook)

    assert 0 <= result.figures.total <= result.figures.uncapped <= 100
    points = [row.points for row in result.figures.competencies if row.points is not None]
    assert all(0 <= each <= 100 for each in points)
    assert play.replay(scenario, start, moves) == situation
    if not any(scenario.scenes[row.scene].extra for row in result.moves):
        assert what_is_told_adds_up(result, outlook.best(begin(scenario, start)).vector)


def what_is_told_adds_up(result, reference):
    """The reference at the opening is what was earned, lost and known at the end, less luck."""
    return all(
        reference[place]
        == sum(row.earned[place] + row.regret[place] - row.luck[place] for row in result.moves)
        + result.at_ending[place]
        for place in range(len(COMPETENCIES))
    )
