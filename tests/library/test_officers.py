"""Careless officers are careless in every kind of scene."""

from random import Random

import pytest

from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play import play
from scenario_trainer.engine.turn.moves import Move, Situation, Start
from scenario_trainer.library.checks import officers
from tests.library.examples import CASE, scenario_in

SCENARIO = scenario_in(CASE)


def moves_of(taste: officers.Taste, start: Start = Start(1)) -> dict[str, list[Move]]:
    """What an officer of this taste does, scene by scene."""
    situation, moves = play.begin(SCENARIO, start), {}
    while not play.has_ended(SCENARIO, situation):
        move = officers.move_by(taste, SCENARIO, situation)
        moves.setdefault(situation.scene, []).append(move)
        situation, _ = play.after(SCENARIO, situation, move)
    return moves


def asked(moves: dict[str, list[Move]]) -> list[str | None]:
    return [move.option for move in moves["talk"]]


def test_the_first_wording_of_one_topic_after_another_is_asked_until_no_more_may_be():
    first = ["evening.because", "foot.limp", "before.until_now"]

    assert asked(moves_of(officers.FIRST)) == [*first, first[0], None]


def test_the_longest_wording_is_asked_topic_after_topic():
    assert asked(moves_of(officers.longest("en")))[:3] == [
        "evening.because", "foot.or_only", "before.why_not",
    ]  # fmt: skip


def test_whoever_asks_at_random_leaves_at_any_moment_but_never_asks_too_much():
    counts = {len(asked(moves_of(officers.at_random(Random(seed))))) - 1 for seed in range(60)}

    assert counts == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    "taste, column",
    [(officers.FIRST, "for"), (officers.longest("en"), "neutral"), (officers.longest("sq"), "neutral")],
)  # fmt: skip
def test_everything_goes_into_one_column(taste, column):
    (sorting,) = moves_of(taste)["first_board"]

    assert {where for _, where, _ in sorting.placed} == {column}
    assert len(sorting.placed) == 5


def test_chance_spreads_the_items_over_the_columns_and_strengths():
    placed = [
        place
        for seed in range(20)
        for move in moves_of(officers.at_random(Random(seed)))["first_board"]
        for place in move.placed
    ]

    assert {column for _, column, _ in placed} == {"for", "against", "neutral", "unknown"}
    assert {strength for _, column, strength in placed if column == "for"} == {1, 2, 3}


def test_tasks_are_done_in_the_order_of_the_file_or_by_their_length():
    (first,), (longest,) = (
        moves_of(taste)["first_hours"] for taste in (officers.FIRST, officers.longest("en"))
    )

    assert first.options == ("cover", "doctor", "landing", "her_words")
    assert longest.options == ("doctor", "landing", "her_words", "cover")


def test_a_budget_is_filled_with_what_comes_first():
    (first,) = moves_of(officers.FIRST)["enquiries"]

    assert first.options == ("cafe", "caretaker", "registry")


def test_the_first_answer_is_that_bias_is_indicated_with_the_first_signs():
    (answer,) = moves_of(officers.FIRST)["what_it_is"]

    assert answer.option == "indicated"
    assert [(item, side) for item, side, _ in answer.placed] == [
        ("said", "for"), ("ceiling", "for"), ("couple", "against"), ("toes", "against"),
    ]  # fmt: skip


def test_chance_gives_every_answer_and_other_signs():
    answers = [
        move
        for seed in range(20)
        for move in moves_of(officers.at_random(Random(seed)))["what_it_is"]
    ]

    assert {move.option for move in answers} == {"indicated", "open", "not_indicated"}
    assert len({move.placed for move in answers}) > 5


def test_estimate_and_report_are_made_without_an_opinion():
    moves = moves_of(officers.FIRST)

    assert [move.number for move in moves["feeling"]] == [50]
    assert [(move.kind, move.options) for move in moves["report"]] == [
        ("write", ()),
        ("look_over", ()),
    ]


def test_who_is_careful_asks_only_what_is_recommended_where_there_is_such_a_question():
    questions = asked(moves_of(officers.careful(Random(1))))[:3]

    assert set(questions) == {"evening.tell", "foot.limp", "before.until_now"}


def test_a_talk_that_is_closed_is_left():
    scene = SCENARIO.scenes["talk"]
    hub: Talk = scene.act
    values = list(play.begin(SCENARIO, Start(1)).values)
    values[hub.asked] = hub.most

    move = officers.move_by(officers.FIRST, SCENARIO, Situation("talk", tuple(values), 1, 1))

    assert move == Move("leave")
