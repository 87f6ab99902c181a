"""Every kind of scene is played: what is shown, what is read from its form, what is refused."""

import itertools
from dataclasses import replace

import pytest

from scenario_trainer.engine.play import play
from scenario_trainer.errors import InputError, OptionNotOpen, TurnTaken
from scenario_trainer.records import attempts, drafts
from scenario_trainer.stage.form import Typed
from scenario_trainer.stage.tokens import token_of
from scenario_trainer.training import practice
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.writing import keep_draft
from tests import stored
from tests.training.playing import an_answer, as_played, filled, to_the_end
from tests.training.wandering import the_bench

WRITE, RATE = {"kind": "write"}, {"kind": "look_over"}


@pytest.fixture
def bench(opened):
    return the_bench()


@pytest.fixture
def attempt(bench, officer) -> str:
    """An attempt whose draws are always the same: a calm man, a quarrel."""
    return stored.an_attempt(officer, edition=bench, start=play.Start(5, 0, 1)).public_id


@pytest.fixture
def coached(bench, officer) -> str:
    return practice.begin("the-bench", officer.id, "coach")


@pytest.fixture
def assessed(bench, officer) -> str:
    return practice.begin("the-bench", officer.id, "assessment")


def moves_of(attempt, officer):
    return attempts.of_officer(attempt, officer.id).moves


def come_to(attempt, officer, kind, times=1):
    """Play on until a scene of the kind stands there for the n-th time."""
    met = []
    for _ in range(60):
        scene = practice.scene(attempt, officer.id)
        if scene.kind == kind and scene.scene not in met:
            met.append(scene.scene)
            if len(met) == times:
                return scene
        leave = {"kind": "leave", "tokens": ()} if scene.kind == "talk" else {}
        practice.decide(attempt, officer.id, an_answer(scene, **leave))
    raise AssertionError(f"no {kind}")


def send(attempt, officer, scene, **fields):
    return practice.decide(attempt, officer.id, an_answer(scene, **fields))


def refused(attempt, officer, scene, **fields) -> str:
    """The code with which an answer is refused; nothing is recorded."""
    before = moves_of(attempt, officer)
    with pytest.raises((InputError, OptionNotOpen)) as error:
        send(attempt, officer, scene, **fields)
    assert moves_of(attempt, officer) == before
    return error.value.code


def spoken(text) -> str:
    return text.speak("en")


def asking(attempt, officer, scene, words):
    """Ask the question that begins so."""
    wordings = [w for topic in scene.act.topics for w in topic.wordings]
    token = next(w.token for w in wordings if spoken(w.label).strip("“").startswith(words))
    return send(attempt, officer, scene, tokens=(token,))


@pytest.mark.parametrize("option", [0, 1, 5])
@pytest.mark.parametrize("mode", ["coach", "practice", "assessment"])
@pytest.mark.both_databases
def test_a_whole_attempt_is_played_from_what_the_page_shows(bench, officer, mode, option):
    attempt = practice.begin("the-bench", officer.id, mode)

    ended = to_the_end(attempt, officer.id, option)

    held = attempts.of_officer(attempt, officer.id)
    assert ended.kind == "ending" and held.ended_at is not None
    assert play.replay(scenario_of(held), held.start, held.moves).scene == ended.scene
    kinds = {move.kind for move in held.moves}
    assert kinds >= {"ask", "leave", "sort", "order", "estimate", "classify", "write", "look_over"}


def test_nothing_of_the_answer_key_leaves_before_the_end(attempt, officer):
    seen = ""
    for _ in range(60):
        scene = practice.scene(attempt, officer.id)
        if scene.kind == "ending":
            break
        seen += repr(replace(scene, scene="", consequence=None, rewinds=()))
        practice.decide(attempt, officer.id, an_answer(scene))

    for secret in ("words.open", "lead'", "recommended", "Words said with the blow", "'camera'"):
        assert secret not in seen
    for secret in ("strength=3", "fits", "by=25", "'clip'", "'slur'", "The words with the blow"):
        assert secret not in seen


# A talk


def test_a_talk_shows_its_topics_in_order_and_their_questions_shuffled(bench, officer):
    orders = set()
    for _ in range(10):
        attempt = practice.begin("the-bench", officer.id, "practice")
        hub = come_to(attempt, officer, "talk").act
        assert [spoken(topic.name) for topic in hub.topics][:2] == ["What was said", "The blow"]
        orders.add(tuple(spoken(wording.label) for wording in hub.topics[0].wordings))

    assert len(orders) > 1


def test_a_question_is_answered_and_counted_and_its_topic_may_come_again(attempt, officer):
    scene = come_to(attempt, officer, "talk")

    after = asking(attempt, officer, scene, "Which words")
    again = asking(attempt, officer, after, "Were there")

    assert (after.kind, after.act.left, after.act.most) == ("talk", 6, 7)
    assert after.consequence.asked and spoken(after.consequence.lines[0].text) == "Some."
    assert [topic.asked for topic in again.act.topics] == [2, 0, 0, 0]
    assert again.act.topics[0].is_latest
    assert [spoken(asked.topic) for asked in again.act.asked] == ["What was said"] * 2


def test_the_questions_keep_their_places_during_a_talk(attempt, officer):
    scene = come_to(attempt, officer, "talk")

    after = asking(attempt, officer, scene, "Which words")

    kept = [w for w in scene.act.topics[0].wordings if w in after.act.topics[0].wordings]
    assert list(after.act.topics[0].wordings) == kept and len(kept) == 2
    assert [t.wordings for t in after.act.topics[1:]] == [t.wordings for t in scene.act.topics[1:]]


def test_a_talk_is_closed_once_its_questions_are_used_up_and_can_always_be_left(attempt, officer):
    scene = come_to(attempt, officer, "talk")
    for words in ("Which w", "Were th", "What happ", "Who str", "What was", "Did you", "Tell me"):
        scene = asking(attempt, officer, scene, words)

    assert (scene.act.left, scene.act.topics, scene.act.may_type) == (0, (), False)
    assert send(attempt, officer, scene, kind="leave", tokens=()).kind == "estimate"


def test_what_was_told_on_arriving_is_not_told_again_after_each_question(attempt, officer):
    scene = come_to(attempt, officer, "talk")

    after = asking(attempt, officer, scene, "Which words")

    assert scene.told_before == () and after.narration == ()
    assert after.presences and after.presences[0].signs


def test_a_temperament_may_show_less_than_there_is(bench, officer):
    from scenario_trainer.stage.heard import shown_value
    from tests.training.wandering import bench as built

    scenario = built()
    calm = scenario.temperaments[0]
    shy = replace(scenario, temperaments=(replace(calm, shows={"trust": -20}),))
    values = play.begin(shy, play.Start(1)).values

    assert shown_value(scenario, scenario.gauges["trust"], values) == 45
    assert shown_value(shy, shy.gauges["trust"], values) == 25


def test_a_talk_counts_as_one_decision(attempt, officer):
    scene = come_to(attempt, officer, "talk")
    decided = scene.decided
    for words in ("Which w", "What happ", "Tell me"):
        scene = asking(attempt, officer, scene, words)
    assert scene.decided == decided

    assert send(attempt, officer, scene, kind="leave", tokens=()).decided == decided + 1
    assert scene.about == 9  # the decision, the talk, two boards, order, pick, form, report, gaps


def test_a_topic_with_nothing_left_to_choose_still_stands_there(attempt, officer):
    scene = come_to(attempt, officer, "talk")
    for words in ("Tell me", "Was anybody", "Was it a man"):
        scene = asking(attempt, officer, scene, words)

    assert (len(scene.act.topics), scene.act.topics[3].wordings) == (4, ())
    assert scene.act.topics[3].asked == 3


# A question in one's own words


def test_a_typed_question_may_come_back_to_what_was_asked(attempt, officer):
    scene = come_to(attempt, officer, "talk")
    own = {"kind": "ask", "tokens": (), "words": "And the words?", "question": "open"}
    for _ in range(2):
        scene = send(attempt, officer, scene, topic=scene.act.topics[0].token, **own)

    assert scene.act.topics[0].asked == 2


def test_a_typed_question_is_read_and_shown_back_and_nothing_is_recorded(attempt, officer):
    scene = come_to(attempt, officer, "talk")
    before = moves_of(attempt, officer)

    read = practice.read_question(attempt, officer.id, " What about the blow? ", "en")

    suggestion = read.act.suggestion
    assert (suggestion.words, suggestion.topic) == (
        "What about the blow?",
        scene.act.topics[1].token,
    )
    assert moves_of(attempt, officer) == before


@pytest.mark.both_databases
def test_a_typed_question_is_asked_as_corrected_and_its_words_are_kept_apart(attempt, officer):
    scene = come_to(attempt, officer, "talk")
    own = {"kind": "ask", "tokens": (), "words": "Which bad words, please?", "question": "cued"}

    after = send(attempt, officer, scene, topic=scene.act.topics[0].token, **own)

    move = moves_of(attempt, officer)[-1]
    assert (move.kind, move.option, move.question) == ("ask", "words.open", "cued")
    held = attempts.of_officer(attempt, officer.id)
    assert list(attempts.writings_of(held).values()) == ["Which bad words, please?"]
    assert "bad words" not in repr(held.moves)
    assert spoken(after.consequence.chosen[0]) == "Which bad words, please?"
    assert spoken(after.act.asked[-1].words) == "Which bad words, please?"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"words": "  "}, "say_question"),
        ({"words": "w" * 301}, "too_long"),
        ({"topic": None}, "choose_topic"),
        ({"topic": "0" * 12}, "option_not_open"),
        ({"question": "rude"}, "choose_type"),
    ],
)
def test_a_typed_question_says_what_it_lacks(attempt, officer, fields, code):
    scene = come_to(attempt, officer, "talk")
    own = {"kind": "ask", "tokens": (), "words": "Who?", "question": "probe"}
    own |= {"topic": scene.act.topics[0].token} | fields

    assert refused(attempt, officer, scene, **own) == code


def test_there_is_nothing_to_type_where_a_talk_has_no_place_for_it(attempt, officer):
    practice.scene(attempt, officer.id)

    with pytest.raises(OptionNotOpen):
        practice.read_question(attempt, officer.id, "Who?", "en")


# Boards, orders, estimates, classifications


def test_a_board_wants_every_item(attempt, officer):
    scene = come_to(attempt, officer, "board")
    placed = filled(scene)["placed"]

    assert refused(attempt, officer, scene, placed=placed[1:]) == "place_everything"
    assert refused(attempt, officer, scene, placed=((placed[0][0], "x"), *placed[1:])) == (
        "option_not_open"
    )
    assert send(attempt, officer, scene).kind == "order"
    assert {column for _, column, _ in moves_of(attempt, officer)[-1].placed} == {"for"}


def test_the_second_board_stands_as_the_first_was_left(attempt, officer):
    first = come_to(attempt, officer, "board")
    send(attempt, officer, first)

    second = come_to(attempt, officer, "board")

    column = second.act.columns[0]
    assert [item.text for item in second.act.items] == [item.text for item in first.act.items]
    assert {item.before.value for item in second.act.items} == {f"{column.token}.1"}
    assert {(spoken(i.before.name), i.before.strength) for i in second.act.items} == {("For", 1)}


def test_an_order_gives_every_task_a_place_of_its_own(attempt, officer):
    scene = come_to(attempt, officer, "order")
    tokens = [task.token for task in scene.act.tasks]

    twice = tuple((token, "1") for token in tokens)
    turned = tuple((token, str(n)) for n, token in enumerate(reversed(tokens), 1))

    assert refused(attempt, officer, scene, placed=twice) == "one_place_each"
    assert refused(attempt, officer, scene, placed=turned[1:]) == "one_place_each"
    after = send(attempt, officer, scene, placed=turned)
    held = attempts.of_officer(attempt, officer.id)
    stands = [token_of(as_played(held), "traces", task) for task in held.moves[-1].options]
    assert stands == tokens[::-1]
    assert any(
        "kiosk" in spoken(line.text) or "gone" in spoken(line.text)
        for line in after.consequence.lines
    )


def test_an_estimate_is_one_of_the_steps(attempt, officer):
    scene = come_to(attempt, officer, "estimate")

    assert scene.act.steps == tuple(range(0, 101, 10))
    for wrong in (None, 55, -10):
        assert refused(attempt, officer, scene, number=wrong) == "choose_estimate"
    send(attempt, officer, scene, number=70)
    assert moves_of(attempt, officer)[-1].number == 70


def test_a_pick_keeps_to_its_budget(attempt, officer):
    scene = come_to(attempt, officer, "pick")
    efforts = {option.token: option.effort for option in scene.options}

    assert (scene.act.budget, sorted(efforts.values())) == (3, [1, 2, 2])
    assert refused(attempt, officer, scene, tokens=tuple(efforts)) == "pick_within"
    assert refused(attempt, officer, scene, tokens=()) == "pick_something"
    two = tuple(sorted(efforts, key=efforts.get)[:2])
    assert send(attempt, officer, scene, tokens=two).kind == "board"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"motive": None}, "choose_answer"),
        ({"tokens": ()}, "name_an_offence"),
        ({"confidence": None}, "say_how_sure"),
        ({"tokens": ("0" * 12,)}, "option_not_open"),
    ],
)
def test_a_classification_says_what_it_lacks(attempt, officer, fields, code):
    scene = come_to(attempt, officer, "classify")

    assert refused(attempt, officer, scene, **fields) == code


def test_a_classification_names_few_signs_and_each_on_one_side(attempt, officer):
    scene = come_to(attempt, officer, "classify")
    items = [item.token for item in scene.act.items]

    three = tuple((token, "for") for token in items[:3])
    both = ((items[0], "for"), (items[0], "against"))

    assert refused(attempt, officer, scene, placed=three) == "fewer_signs"
    assert refused(attempt, officer, scene, placed=both) == "sign_on_both_sides"
    send(attempt, officer, scene, motive="open", placed=())
    move = moves_of(attempt, officer)[-1]
    assert (move.option, move.placed, move.confidence) == ("open", (), "certain")


# A report


def test_a_report_keeps_within_its_words_and_what_is_refused_is_kept(attempt, officer):
    scene = come_to(attempt, officer, "narrative")

    assert (scene.act.least, scene.act.most) == (5, 120)
    assert refused(attempt, officer, scene, words="Too short.") == "too_few_words"
    assert practice.scene(attempt, officer.id).act.draft.words == "Too short."
    assert refused(attempt, officer, scene, words="word " * 121) == "too_many_words"


@pytest.mark.both_databases
def test_a_draft_stands_there_again_and_goes_with_the_report(attempt, officer):
    scene = come_to(attempt, officer, "narrative")
    keep_draft(attempt, officer.id, Typed("", "He was struck"), scene.turn)
    assert practice.scene(attempt, officer.id).act.draft.words == "He was struck"

    rating = send(attempt, officer, scene, words="He was struck in the face.", seen=1)

    held = attempts.of_officer(attempt, officer.id)
    assert (rating.kind, rating.act.words) == ("look_over", "He was struck in the face.")
    assert drafts.of_scene(held, "report") is None
    with pytest.raises(TurnTaken):
        keep_draft(attempt, officer.id, Typed("", "late"), scene.turn)


def test_a_draft_is_its_officers_own(attempt, officer):
    scene = come_to(attempt, officer, "narrative")
    from scenario_trainer.errors import NotAllowed

    with pytest.raises(NotAllowed):
        keep_draft(attempt, stored.a_person("stranger").id, Typed("", "words"), scene.turn)


def test_there_is_a_draft_only_of_a_report(attempt, officer):
    with pytest.raises(OptionNotOpen):
        keep_draft(attempt, officer.id, Typed("", "words"), 0)


@pytest.mark.both_databases
def test_a_report_that_is_taken_back_is_not_lost(attempt, officer):
    scene = come_to(attempt, officer, "narrative")
    rating = send(attempt, officer, scene, words="He was struck in the face.")

    back = send(attempt, officer, rating, kind="rewind", to=scene.turn, tokens=())

    assert (back.kind, back.act.draft.words) == ("narrative", "He was struck in the face.")


def test_the_checklist_asks_only_what_the_file_holds(attempt, officer):
    scene = come_to(attempt, officer, "narrative")

    rating = send(attempt, officer, scene, words="He was struck in the face.")

    held = attempts.of_officer(attempt, officer.id)
    situation = play.replay(scenario_of(held), held.start, held.moves)
    knows = situation.values[scenario_of(held).facts["slur"].slot] == 1
    assert len(rating.act.checks) == (2 if knows else 1)
    assert send(attempt, officer, rating).kind in ("gaps", "ending")


def test_in_practice_one_may_go_on_without_writing(attempt, officer):
    scene = come_to(attempt, officer, "narrative")

    rating = send(attempt, officer, scene, kind="pass", words="half a thought")

    held = attempts.of_officer(attempt, officer.id)
    assert (rating.kind, rating.act.words) == ("look_over", None)
    assert drafts.of_scene(held, "report").words == "half a thought"
    assert held.moves[-1].writing is None


def test_an_assessment_asks_for_the_report(assessed, officer):
    scene = come_to(assessed, officer, "narrative")

    assert not scene.act.may_pass
    assert refused(assessed, officer, scene, kind="pass", words="") == "option_not_open"


# Somebody asks back


def test_gaps_are_put_one_after_another(attempt, officer):
    scene = come_to(attempt, officer, "gaps")
    assert spoken(scene.act.question.text) == "“Which words fell?”"
    assert spoken(scene.act.question.speaker.name) == "Petrit"

    after = send(attempt, officer, scene)

    assert spoken(after.act.question.text) == "“Who saw it?”"
    assert {spoken(option.label) for option in after.options} == {
        "“I will ask on the spot tomorrow.”",
        "“Nobody.”",
    }


def test_an_answer_to_a_gap_keeps_no_words_beyond_a_reason(attempt, officer):
    scene = come_to(attempt, officer, "gaps")

    assert refused(attempt, officer, scene, words="w" * 201) == "too_long"


# Hints, going back


@pytest.mark.parametrize(
    "kind", ["talk", "board", "order", "pick", "classify", "narrative", "gaps"]
)
def test_every_kind_of_scene_has_a_hint_once_for_each_stay(coached, officer, kind):
    scene = come_to(coached, officer, kind)

    hinted = send(coached, officer, scene, kind="hint", tokens=(), words="")

    assert scene.may_hint and not hinted.may_hint and hinted.hint
    assert refused(coached, officer, hinted, kind="hint", tokens=()) == "option_not_open"


def test_a_hint_stays_during_a_talk(coached, officer):
    scene = come_to(coached, officer, "talk")
    hinted = send(coached, officer, scene, kind="hint", tokens=())

    after = asking(coached, officer, hinted, "Which words")

    assert after.hint == hinted.hint and not after.may_hint


def test_a_hint_beside_a_report_keeps_what_was_written(coached, officer):
    scene = come_to(coached, officer, "narrative")

    hinted = send(coached, officer, scene, kind="hint", words="He was")

    assert hinted.act.draft.words == "He was"


@pytest.mark.parametrize("kind", ["board", "order", "classify", "narrative"])
def test_one_can_go_back_to_every_move_that_was_worth_something(attempt, officer, kind):
    scene = come_to(attempt, officer, kind)
    after = send(attempt, officer, scene)
    assert scene.turn in {rewind.number for rewind in after.rewinds}

    back = send(attempt, officer, after, kind="rewind", to=scene.turn, tokens=())

    assert (back.kind, back.scene) == (scene.kind, scene.scene)


def test_an_estimate_is_not_gone_back_to(attempt, officer):
    scene = come_to(attempt, officer, "estimate")
    after = send(attempt, officer, scene)

    assert scene.turn not in {rewind.number for rewind in after.rewinds}


# Draws


@pytest.mark.both_databases
def test_practice_takes_another_truth_than_the_last_time(bench, officer):
    truths = []
    for _ in range(8):
        attempt = practice.begin("the-bench", officer.id, "practice")
        truths.append(attempts.of_officer(attempt, officer.id).start.truth)

    assert all(one != other for one, other in itertools.pairwise(truths))


@pytest.mark.both_databases
def test_practice_prefers_the_variants_met_least(bench, officer):
    met = []
    for _ in range(6):
        attempt = practice.begin("the-bench", officer.id, "practice")
        start = attempts.of_officer(attempt, officer.id).start
        met.append((start.temperament, start.truth))

    counts = sorted(met.count(variant) for variant in set(met))
    assert len(set(met)) == 3 and counts[-1] - counts[0] <= 2
