"""Talks and files become the engine's values: openings, halves of facts, later effects, boards."""

import pytest

from scenario_trainer.engine.play.play import after, begin
from scenario_trainer.engine.story.values import KNOWN, SUGGESTED, TRUTH, Op
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import guard
from tests.library.examples import CASE

SOURCE = (CASE / "scenario.yaml").read_text(encoding="utf-8")


def built(*changes: tuple[str, str], catalogues=None):
    source = SOURCE
    for before, after_ in changes:
        assert before in source, before
        source = source.replace(before, after_, 1)
    return builder.build(source.encode(), catalogues or {})


def findings(before: str, after_: str) -> list[str]:
    assert before in SOURCE, before
    source = SOURCE.replace(before, after_, 1).encode()
    return [str(finding) for finding in builder.compose(guard.read(source, "f"), {}).findings]


def question(scenario, id: str):
    return scenario.scenes["talk"].act.options[id]


def opened_by(scenario, id: str) -> list[str]:
    """The facts a question may open, once for each way."""
    names = {slot: name.removeprefix("fact:") for name, slot in scenario.slots.items()}
    return [names[slot] for slot, _ in question(scenario, id).opens]


def asked(scenario, *options: str, start: Start = Start(1), first: str = "sit"):
    """The situation after these questions."""
    situation, _ = after(scenario, begin(scenario, start), Move("decide", option=first))
    for option in options:
        situation, _ = after(scenario, situation, Move("ask", option=option))
    return situation


def test_a_group_opens_with_each_of_its_types():
    scenario = built()

    assert opened_by(scenario, "evening.tell") == ["kick", "words"]  # recommended
    assert opened_by(scenario, "evening.who") == ["kick", "words"]  # neutral, and a second way
    assert opened_by(scenario, "evening.because") == []
    assert opened_by(scenario, "before.until_now") == ["dry", "leak"]
    assert opened_by(scenario, "before.why_not") == []


def test_several_types_may_open_and_a_mistyped_one_is_guessed():
    scenario = built(
        ("question: [recommended, neutral]}]\n  foot", "question: [motive, probe]}]\n  foot")
    )

    assert opened_by(scenario, "evening.because") == ["kick"]
    assert 'Did you mean "recommended"?' in " ".join(
        findings("question: [recommended, neutral]", "question: [recommendet, neutral]")
    )


def test_each_way_to_a_fact_has_its_own_gate():
    scenario = built()
    words = scenario.slots["fact:words"]

    by_telling = asked(scenario, "evening.tell")
    by_probing = asked(scenario, "evening.who")
    again = asked(scenario, "foot.limp", "before.until_now", "evening.who", start=Start(1, 1))

    assert by_telling.values[words] == KNOWN
    assert by_probing.values[words] != KNOWN
    assert again.values[words] == KNOWN


def test_a_fact_is_there_only_in_its_draws():
    scenario = built()
    quarrel = asked(scenario, "before.until_now", "evening.tell", start=Start(1, truth=1))

    assert quarrel.values[scenario.slots["fact:leak"]] == KNOWN
    assert quarrel.values[scenario.slots["fact:dry"]] != KNOWN
    assert quarrel.values[scenario.slots["fact:words"]] != KNOWN
    assert scenario.facts["dry"].when.reads == {TRUTH}


def test_a_fact_reads_differently_in_each_truth():
    scenario = built()
    bias, quarrel = (begin(scenario, Start(1, truth=truth)).values for truth in (0, 1))

    def told(values):
        passages = scenario.facts["kick"].text
        return [each.text.speak("en").split()[1] for each in passages if each.when.test(values)]

    assert (told(bias), told(quarrel)) == (["rang,"], ["held"])


def test_every_condition_of_a_list_of_changes_reads_what_was_before():
    scenario = built(
        ("changes: {trust: +4}", "changes: [{trust: +20}, {when: trust >= 70, distress: +30}]")
    )
    before = asked(scenario)

    situation = asked(scenario, "evening.tell")

    assert situation.values[scenario.slots["trust"]] == before.values[scenario.slots["trust"]] + 16
    distress = scenario.slots["distress"]
    assert situation.values[distress] == before.values[distress]


def test_changes_may_read_temperament():
    scenario = built()
    kick = scenario.slots["fact:kick"]

    obliging = asked(scenario, "evening.because", start=Start(1, temperament=1))
    dry = asked(scenario, "evening.because")

    assert (obliging.values[kick], dry.values[kick]) == (SUGGESTED, 0)


def test_a_block_of_changes_has_one_condition():
    found = findings(
        "changes: [{when: temperament == obliging, suggest: kick}",
        "changes: [{when: [trust > 1, trust > 2], suggest: kick}",
    )

    assert any("SCN303" in each for each in found)


def test_a_question_takes_the_minutes_of_its_topic():
    scenario = built()

    spent = [
        asked(scenario, id).values[scenario.slots["minutes"]]
        for id in ("foot.which", "evening.who")
    ]

    assert spent[1] - spent[0] == 1


def test_arriving_changes_only_when_one_comes_from_elsewhere():
    scenario = built()
    minutes = scenario.slots["minutes"]

    arrived, stayed = asked(scenario), asked(scenario, "foot.which")

    assert arrived.values[minutes] == 5 + 3
    assert stayed.values[minutes] == 5 + 3 + 1


def test_later_effects_come_after_moves_at_a_mark_or_at_the_ending():
    scenario = built(
        ("later: [{after: 1, when: trust < 40,", "later: [{at: {minutes: 60}, changes: {trust: -1}}, {ending: yes, when: trust < 40,"),
    )  # fmt: skip
    after_two = scenario.scenes["counter"].act.options["here"].later[0]
    at_mark, at_ending = question(scenario, "before.why_not").later

    assert (after_two.after, after_two.counter, after_two.purpose) == (
        2,
        None,
        "counter.here.later.0",
    )
    assert (at_mark.counter, at_mark.at) == (scenario.slots["minutes"], 60)
    assert (at_ending.after, at_ending.counter) == (None, None)
    assert scenario.later == (after_two, at_mark, at_ending)
    assert at_ending.changes[0].effects[0][0].op == Op.RAISE


@pytest.mark.parametrize(
    "written", ["{line: Late.}", "{after: 1, ending: yes, line: Late.}", "{after: 1, at: {minutes: 3}, line: Late.}"]
)  # fmt: skip
def test_a_later_effect_has_exactly_one_moment(written):
    before = 'later: [{after: 1, when: trust < 40, changes: {privacy: overheard}, line: "She has answered so loudly that the bench outside has gone quiet."}]'

    (found,) = findings(before, f"later: [{written}]")

    assert "SCN322" in found


def test_a_later_effect_waits_for_a_counter_of_the_file():
    found = findings("later: [{after: 1, when", "later: [{at: {hours: 1}, when")

    assert any("SCN318" in each for each in found)


def test_a_second_board_sorts_the_same_items_anew():
    scenario = built()
    first, second = (scenario.scenes[id].act for id in ("first_board", "second_board"))

    assert second.first == "first_board"
    assert list(second.items) == list(first.items)
    assert second.columns.keys() == first.columns.keys()
    assert scenario.scenes["what_it_is"].act.items.keys() == first.items.keys()


def test_what_is_sorted_twice_is_translated_once():
    texts = builder.compose(guard.read(SOURCE.encode(), "f"), {}).texts

    assert "scenes.first_board.board.items.said.text" in texts
    assert not any(id.startswith("scenes.second_board.board.items") for id in texts)
    assert not any(id.startswith("scenes.what_it_is.classify.items") for id in texts)


def test_every_sentence_has_an_id_that_does_not_hang_on_its_place():
    def ids(source: str) -> set[str]:
        return set(builder.compose(guard.read(source.encode(), "f"), {}).texts)

    moved = SOURCE.replace("      topics:\n", "      topics:\n        weather:\n          name: The weather\n          wordings:\n            how: {text: How is it outside?, question: open, reply: [{besa: Wet.}]}\n            wet: {text: Is it wet?, question: probe, reply: [{besa: Wet.}]}\n            why: {text: Why is it wet?, question: blame, reply: [{besa: Wet.}]}\n", 1)  # fmt: skip

    assert ids(SOURCE) < ids(moved)
    assert ids(SOURCE) >= {
        "facts.kick.text.0", "facts.kick.suggested", "draws.truth.bias.about",
        "scenes.talk.hub.topics.evening.name", "scenes.talk.hub.topics.evening.words",
        "scenes.talk.hub.topics.evening.tells.1.0",
        "scenes.talk.hub.topics.before.wordings.why_not.later.0.line", "scenes.talk.hub.leave",
        "scenes.feeling.estimate.prompt", "scenes.first_board.board.columns.for.name",
        "scenes.first_hours.order.items.landing.late_reply.0",
        "scenes.what_it_is.classify.offences.injury", "scenes.what_it_is.classify.why.open",
        "scenes.report.write.checklist.quoted.text", "scenes.report.write.example",
        "scenes.prosecutor.gaps.questions.said.text",
        "scenes.prosecutor.gaps.questions.said.options.honest.reply.0",
    }  # fmt: skip


def test_a_translation_of_a_question_is_spoken_in_its_language():
    at = "scenes.talk.hub.topics.foot.wordings.which.text"

    scenario = built(catalogues={"sq": {at: "Cilët gishta?"}})

    assert question(scenario, "foot.which").text.speak("sq") == "Cilët gishta?"


def test_topics_are_named_once_in_the_whole_file():
    found = findings(
        "        foot:\n          name: The foot", "        class:\n          name: The foot"
    )

    assert any("SCN313" in each and '"class"' in each for each in found)


def test_what_an_estimate_or_a_second_board_needs_is_asked_for():
    assert any("SCN202" in each for each in findings('estimate: {prompt: "How likely', 'estimate: {ask: "How likely'))  # fmt: skip
    assert any("SCN315" in each for each in findings("    goes: first_board\n", ""))
