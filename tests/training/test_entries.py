"""The process part of a debrief: one entry for each scored thing, and what shows over the whole."""

from fractions import Fraction
from random import Random

import pytest

from scenario_trainer.debrief.debrief import debrief_view
from scenario_trainer.debrief.entries import entry_view, grouped
from scenario_trainer.debrief.figures import credits, weight
from scenario_trainer.debrief.patterns import patterns_view
from scenario_trainer.debrief.played import Played, played_of
from scenario_trainer.debrief.truth import truth_view
from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.stage.playing import Playing
from tests.training.wandering import a_way, bench, the_way

BENCH = bench()
OUTLOOK = Outlook(BENCH)
BIAS, QUARREL = 0, 1
TALK = ("words.open", "blow.closed", "words.lead", "people.open", "leave")


def told(
    *way: str | Move, truth: int = BIAS, temperament: int = 0, seed: int = 7, **more
) -> Played:
    """What there is to tell of a way, written as in a walk."""
    start = Start(seed, temperament, truth)
    moves = [*way] if way and isinstance(way[0], Move) else the_way(BENCH, start, *way)
    standing = score(BENCH, start, moves, OUTLOOK, ratings=more.get("ratings", {}))
    return played_of(Playing("bench", "practice", start, tuple(moves)), BENCH, standing, **more)


def entries(of: Played):
    return [entry_view(of, steps) for steps in grouped(of)]


def the_entry(of: Played, kind: str):
    return next(entry for entry in entries(of) if entry.kind == kind)


def english(*texts) -> list[str]:
    return [text.speak("en") for text in texts]


# A talk


def test_a_talk_is_one_entry_with_its_questions_in_order():
    talk = the_entry(told("ask", *TALK), "talk").body

    assert [question.type for question in talk.questions] == ["open", "probe", "motive", "cued"]
    assert [question.group for question in talk.questions][2] == "avoid"
    assert english(*talk.questions[1].opened) == ["The man with the cap struck first."]
    assert (talk.asked, talk.percent) == (4, 55)


def test_a_talk_says_what_was_left_unasked_and_how_its_figures_come_about():
    talk = the_entry(told("ask", *TALK), "talk").body

    assert [(*english(topic.name), topic.asked, topic.must) for topic in talk.topics] == [
        ("What was said", True, True),
        ("The blow", True, False),
        ("Before that day", False, True),
        ("Who else was there", True, False),
    ]
    assert [(of.codes, of.earned, of.avoided, of.points, of.whole) for of in talk.shares] == [
        (("ASK",), (100, 60, 100), 1, 220, 400),
        (("COM",), (100, 100, 100), 1, 260, 400),
    ]


def test_a_topic_asked_about_only_with_a_question_to_avoid_is_not_met():
    talk = the_entry(told("ask", "words.lead", "leave"), "talk").body

    words = talk.topics[0]
    assert words.asked and not words.met


def test_an_empty_talk_is_told_with_what_was_left_unasked_and_without_praise():
    whole = told("ask", "leave")

    entry = the_entry(whole, "talk")
    questions = debrief_view(whole).questions
    assert (entry.body.percent, entry.grade) == (0, "weak")
    assert all(row.earned == "0.00" for row in entry.worth)
    assert (questions.level, questions.index, questions.keep) == (1, 0, None)
    assert english(*questions.unasked) == [
        "What was said", "The blow", "Before that day", "Who else was there",
    ]  # fmt: skip


def test_one_good_question_is_not_an_interview():
    questions = debrief_view(told("ask", "words.open", "leave")).questions

    assert (questions.index, questions.covered, questions.level) == (100, 25, 1)


def test_every_entry_has_a_word_for_what_it_gave_away():
    asked, empty = told("ask", *TALK), told("ask", "leave")

    assert the_entry(empty, "talk").loss == "much"
    assert the_entry(asked, "decision").loss == "none"


def test_a_talk_is_worth_the_sum_of_all_its_moves():
    whole = told("ask", *TALK)

    entry = the_entry(whole, "talk")
    rows = [whole.rows[number] for number in range(1, 6)]
    earned = {row.code: (row.working, row.earned, row.lost) for row in entry.worth}
    assert earned["ASK"] == ("220% × 2", "4.40", credits(sum(row.regret[4] for row in rows)))
    assert earned["COM"][:2] == ("260% × 1", "2.60")
    assert earned["EVI"][:2] == ("100% × 0.5 + 0% × 0.25", "0.50")


def test_a_talk_that_was_broken_off_says_so():
    whole = told("ask", "words.open", "before.lead", "people.open")

    talk = the_entry(whole, "talk")
    assert not talk.body.left and talk.body.asked == 3
    assert all(row.earned == "0.00" and not row.working for row in talk.worth)


def test_a_talk_goes_on_after_an_interruption():
    whole = told("doubt", "before.lead", "sorry", "words.open", "leave")

    assert [entry.kind for entry in entries(whole)] == ["decision", "talk", "decision"]
    assert len(the_entry(whole, "talk").body.questions) == 2


def test_a_question_in_ones_own_words_counts_by_its_own_type():
    ask = Move("ask", option="words.open", question="encourager")
    whole = told(Move("decide", option="ask"), ask, Move("leave"), words={1: "And then?"})

    question = the_entry(whole, "talk").body.questions[0]
    assert (question.type, question.words, question.typed) == ("encourager", "And then?", True)


# Boards, orders, classifications, reports


def first_board(*wrong: str) -> Played:
    return told("ask", "leave", "estimate=80", "+".join(("sort", *wrong)))


def test_a_board_shows_every_item_beside_where_it_belongs():
    board = the_entry(first_board("slur=for.3", "beer=unknown"), "board").body

    points = {english(item.text)[0]: item.points for item in board.items}
    assert points["“People like you”"] == 0 and points["Two empty bottles"] == 50
    assert (board.sum, board.mean) == (350, 70)


def test_a_balance_lays_the_strengths_on_either_side():
    board = the_entry(first_board("slur=for.3", "push=against.1"), "board").body

    yours, key = board.balance
    assert (yours.whose, yours.against, yours.in_favour) == ("yours", 1, 4)
    assert (key.whose, key.against, key.in_favour) == ("key", 0, 1)
    assert yours.blocks == (("for", 0, 3), ("for", 3, 1), ("against", -1, 1))
    assert board.view_box == "-4 0 8 1"


ON = ("camera+photo+bench", "clip", "sort", "estimate=60")


def test_the_second_board_shows_what_moved():
    whole = told("ask", "leave", "estimate=80", "sort+bench=neutral", *ON)

    second = [entry.body for entry in entries(whole) if entry.kind == "board"][1]
    moved = [
        (*english(item.text), *english(item.before.column)) for item in second.items if item.before
    ]
    assert moved == [
        ("“People like you”", "Not known yet"),
        ("The bench is where couples sit", "Says nothing either way"),
    ]
    assert (second.again, second.moved, second.mean_before) == (True, 2, 80)
    assert [bar.whose for bar in second.balance] == ["before", "yours", "key"]


def test_an_order_says_when_each_task_was_finished():
    whole = told("ask", "leave", "estimate=80", "sort", "bench+photo+camera")

    order = the_entry(whole, "order")
    assert [(task.finished, task.in_time) for task in order.body.tasks] == [
        (20, True),
        (25, True),
        (35, False),
    ]
    assert (order.body.worth_in_time, order.body.worth, order.points) == (2, 4, 50)


def classified(answer: str, *, truth: int = BIAS) -> Played:
    way = ("ask", "leave", "estimate=80", "sort", *ON, answer)
    return told(*way, truth=truth)


def test_a_classification_is_told_line_by_line():
    entry = the_entry(classified("open+for=push+for=bench"), "classify")

    body = entry.body
    assert (body.answer, body.right, body.motive) == ("open", "indicated", 60)
    assert [(less.what, less.side, less.points) for less in body.deductions] == [
        ("wrong", "for", 10)
    ]
    assert entry.points == body.points == 50
    assert {english(sign.text)[0]: sign.belongs for sign in body.signs}[
        "Who struck first"
    ] == "none"


def test_base_offences_are_shown_beside_those_that_fit():
    body = the_entry(classified("indicated"), "classify").body

    assert [(offence.ticked, offence.fits) for offence in body.offences] == [
        (True, True),
        (False, False),
        (True, True),
    ]


@pytest.mark.parametrize(
    ("answer", "truth", "outcome"),
    [
        ("indicated", BIAS, "hit"),
        ("open", BIAS, "left_open"),
        ("not_indicated", BIAS, "missed"),
        ("indicated", QUARREL, "false_alarm"),
        ("not_indicated", QUARREL, "right_rejection"),
    ],
)
def test_hits_and_false_alarms_are_told_apart(answer, truth, outcome):
    whole = classified(answer, truth=truth)

    hits = patterns_view(whole).hits
    assert the_entry(whole, "classify").body.outcome == outcome
    assert (hits.indicated, hits.not_indicated) == ((1, 0) if truth == BIAS else (0, 1))
    assert hits.hits + hits.false_alarms == (answer == "indicated")


WRITTEN = ("ask", "leave", "estimate=80", "sort", *ON, "indicated", "write", "rate")


def test_a_report_stands_beside_its_checklist_and_is_not_scored():
    entry = the_entry(told(*WRITTEN, words={9: "He was struck once."}), "narrative")

    assert (entry.body.words, entry.body.count) == ("He was struck once.", 4)
    assert [(check.held, check.ticked) for check in entry.body.checks] == [
        (True, False),
        (True, False),
    ]
    assert entry.grade is None and entry.worth == ()


def test_a_rated_report_is_worth_its_rating():
    entry = the_entry(told(*WRITTEN, ratings={9: 75}), "narrative")

    assert entry.body.rated == 75
    assert [(row.code, row.working, row.earned, row.lost) for row in entry.worth] == [
        ("EVI", "75% × 1", "0.75", "0.25")
    ]


def test_somebody_who_asks_back_is_answered_question_by_question():
    whole = told(*WRITTEN, "woman.none")

    last = entries(whole)[-1]
    assert english(last.prompt) == ["“Who saw it?”"]
    assert english(*last.body.chosen) == ["“Nobody.”"]
    assert len(last.body.alternatives) == 1 and last.body.tags == ("LE",)


# Over the whole


def test_the_first_and_the_last_estimate_stand_beside_what_was_drawn():
    estimates = patterns_view(told(*WRITTEN)).estimates

    assert (estimates.first, estimates.last, *english(estimates.truth)) == (80, 60, "A bias motive")


@pytest.mark.parametrize(
    ("felt", "picked", "side"),
    [
        ("80", "calls", "against"),
        ("80", "clip", None),
        ("20", "spring", "for"),
        ("50", "calls", None),
    ],
)
def test_looking_only_for_what_one_expects_is_named(felt, picked, side):
    whole = told("ask", "leave", f"estimate={felt}", "sort", ON[0], picked)

    assert patterns_view(whole).one_sided == side


def test_certainty_is_measured_against_credit():
    sure = told(Move("decide", option="ask", confidence="certain"))
    wrong = told(Move("decide", option="doubt", confidence="certain"))

    close, far = patterns_view(sure).calibration, patterns_view(wrong).calibration
    assert (close.distance, close.level, close.leaning, close.wrong) == (
        "0.00",
        "close",
        "level",
        (),
    )
    assert (far.distance, far.level, far.leaning) == ("0.56", "far", "surer")
    assert [entry for _, entry in far.wrong] == [0]


def test_the_thoughts_behind_what_was_taken_are_counted():
    whole = told("doubt", "words.lead", "sorry", "leave")

    assert patterns_view(whole).thoughts == (("VB", 1), ("NM", 1))


# The truth beside the file


def facts(of: Played):
    return {english(f.true)[0] if f.true else None: f for f in truth_view(of, {}).facts}


def test_the_truth_stands_beside_the_file():
    case = truth_view(told("ask", *TALK), {})

    assert (case.found, case.missed, case.suggested) == (3, 1, 0)
    assert {fact.status for fact in case.facts if fact.where is None} == {"missed"}


def test_what_a_question_put_in_names_the_question():
    row = facts(told("ask", "words.lead", "leave", temperament=1))[
        "The man with the cap said “people like you” before he struck."
    ]

    assert (row.status, *english(row.false)) == ("suggested", "The whole group shouted slurs.")
    assert english(row.question)[0].startswith("“He shouted it")


def test_what_does_not_exist_in_this_truth_is_not_listed():
    quarrel = facts(told("ask", *TALK, truth=QUARREL))

    assert len(quarrel) == 3
    assert "Luan struck first, after his bag was thrown." in quarrel


def test_what_was_put_in_of_nothing_is_listed_all_the_same():
    row = facts(told("ask", "words.lead", "leave", temperament=1, truth=QUARREL))[None]

    assert (row.status, *english(row.false)) == ("suggested", "The whole group shouted slurs.")


# Before a rewind


def test_what_was_taken_back_is_shown_with_what_it_came_to():
    start, way = Start(7), ("ask", "leave", "estimate=80", "sort+slur=for.3")
    moves = the_way(BENCH, start, *way)
    sorted_rightly = the_way(BENCH, start, *way[:3], "sort")[-1]

    board = the_entry(told(*moves, Move("rewind", to=3), sorted_rightly), "board")

    assert (board.points_first, board.points) == (80, 100)


def test_questions_that_were_taken_back_are_not_forgotten():
    moves = the_way(BENCH, Start(7), "ask", "words.lead")
    again = the_way(BENCH, Start(7), "ask", "words.open", "leave")[1:]

    talk = the_entry(told(*moves, Move("rewind", to=1), *again), "talk").body

    assert [text[:10] for text in english(*talk.taken_back)] == ["“He shoute"]
    assert [question.type for question in talk.questions] == ["open"]


# Any way at all


@pytest.mark.parametrize("seed", range(25))
def test_every_move_that_earned_stands_in_exactly_one_entry(seed):
    draws = {"temperament": seed % 2, "truth": seed // 2 % 2, "seed": seed}
    start = Start(seed, draws["temperament"], draws["truth"])
    whole = told(*a_way(BENCH, start, Random(seed)), **draws)

    numbers = [step.number for steps in grouped(whole) for step in steps]
    assert len(numbers) == len(set(numbers))
    rest = [row for row in whole.score.moves if row.number not in numbers]
    assert not any(any(row.earned) or any(row.flags) for row in rest)


def test_weights_are_written_without_places_they_do_not_need():
    assert [weight(n) for n in (200, 50, 25, 100, 1000)] == ["2", "0.5", "0.25", "1", "10"]
    assert credits(Fraction(-12345, 2)) == "-0.62"
