"""What is written becomes numbers, closures and effects, once and rightly."""

import pytest

from scenario_trainer.engine.play.play import after, begin
from scenario_trainer.engine.story.values import Op
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import guard
from tests.library.examples import EXAMPLE

SOURCE = (EXAMPLE / "scenario.yaml").read_text(encoding="utf-8")


def built(*changes: tuple[str, str], catalogues=None):
    source = SOURCE
    for before, after_ in changes:
        assert before in source, before
        source = source.replace(before, after_, 1)
    return builder.build(source.encode(), catalogues or {})


def findings(before: str, after_: str) -> list[str]:
    source = SOURCE.replace(before, after_, 1).encode()
    return [str(finding) for finding in builder.compose(guard.read(source, "f"), {}).findings]


def option(scenario, scene: str, id: str):
    return scenario.scenes[scene].act.options[id]


@pytest.mark.parametrize(
    "share, change, becomes",
    [
        ("80%", "+15", 12),
        ("50%", "+15", 8),
        ("130%", "+5", 7),
        ("10%", "+4", 0),
        ("80%", "-15", -15),
    ],
)
def test_a_temperament_takes_its_share_of_a_gain_rounded_half_up_once(share, change, becomes):
    scenario = built(
        ("gain: {trust: 80%}", f"gain: {{trust: {share}}}"), ("trust: +15", f"trust: {change}")
    )

    guarded, pouring = option(scenario, "arrival", "aside").changes[0].effects

    assert guarded[0].amount == becomes
    assert pouring[0].amount == int(change)


def test_a_loss_is_rounded_by_its_size():
    scenario = built(("gain: {trust: 80%}", "loss: {trust: 130%}"), ("trust: -15", "trust: -5"))

    assert option(scenario, "arrival", "loudly").changes[0].effects[0][0].amount == -7


def test_several_changes_to_one_gauge_keep_their_order():
    scenario = built(("trust: +15,", "trust: [max 50, -5, = 45],"))

    effects = option(scenario, "arrival", "aside").changes[0].effects[1]

    assert [effect.op for effect in effects][:3] == [Op.CAP, Op.ADD, Op.SET]
    assert scenario.start[effects[0].cap] == 100


def test_a_gauge_without_a_ceiling_has_no_slot_for_one():
    assert not any(name.startswith("cap:") for name in built().slots)


def test_visits_and_options_get_a_slot_only_where_a_condition_asks():
    asked = built(
        (
            "{when: heard == the_queue, text",
            "{when: took(arrival.loudly) and visited(arrival), text",
        )
    )

    assert option(asked, "arrival", "loudly").took == asked.slots["took:arrival.loudly"]
    assert asked.scenes["arrival"].visited == asked.slots["visited:arrival"]
    assert asked.scenes["asking"].visited == -1
    assert built().scenes["arrival"].visited == -1


def test_the_file_is_played_as_it_is_written():
    scenario = built()
    start = begin(scenario, Start(seed=1, temperament=0))

    aside, _ = after(scenario, start, Move("decide", option="aside"))
    asked, _ = after(scenario, aside, Move("decide", option="tell"))

    assert aside.values[scenario.slots["trust"]] == 52
    assert asked.values[scenario.slots["fact:threat"]] == 1
    assert asked.scene == "registered"


def test_an_interruption_counts_as_a_visit():
    scenario = built(
        (
            "opening: arrival",
            "interrupts: [{id: up, when: trust < 30, goes: up}]\nopening: arrival",
        ),
        ("  close:\n", "  up: {narration: She stands up., goes: back}\n  close:\n"),
        ("{when: heard == the_queue, text", "{when: visited(up), text"),
    )

    stopped, _ = after(scenario, begin(scenario, Start(1)), Move("decide", option="loudly"))
    going_on, _ = after(scenario, stopped, Move("continue"))

    assert (stopped.scene, going_on.scene) == ("up", "asking")
    assert scenario.scenes["asking"].narration[1].when.test(going_on.values)


def test_a_condition_that_cannot_be_is_found_to_the_column():
    (found,) = findings("gate: [{when: trust >= 40", "gate: [{when: trust >= 40 and trsut > 1")

    line = (
        SOURCE.splitlines().index("    gate: [{when: trust >= 40, goes: registered}, {goes: half}]")
        + 1
    )
    assert found.startswith(f"f:{line}:35 SCN302") and 'Did you mean "trust"?' in found


@pytest.mark.parametrize(
    "condition",
    ["trust in [trust]", "heard in [1]", "trust // 0 > 1", "(" * 90 + "1" + ")" * 90, "trust > 10**9",
     "__import__('os')", "trust.real > 1", "knows('threat')", "lambda: 1", "heard == trust", "not trust",
     "1 < trust < 5", "trust >= 1 or", "took(arrival)", "visited(asking, arrival)", "ｔrust > 1", "trust > 1.5"],
)  # fmt: skip
def test_a_condition_outside_the_language_is_a_finding(condition):
    found = findings("when: heard == the_queue", f'when: "{condition}"')

    assert found and all(" SCN30" in each for each in found)


def test_a_translation_is_spoken_in_its_language():
    scenario = built(catalogues={"sq": {"title": "Sporteli"}})

    assert (scenario.title.speak("sq"), scenario.title.speak("en")) == ("Sporteli", "The counter")


def test_the_same_content_is_built_once():
    assert built() is built()
    assert built() is not built(catalogues={"sq": {"title": "Sporteli"}})


def test_a_scenario_that_cannot_be_played_says_all_that_is_wrong():
    with pytest.raises(ScenarioError) as error:
        built(("trust: +15,", "trst: +15,"), ("goes: gone", "goes: nowhere"))

    assert {finding.code for finding in error.value.findings} == {"SCN301", "SCN306"}
