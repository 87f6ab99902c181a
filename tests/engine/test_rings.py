"""Two scenes that may come in either order: the best way is still known, and soon."""

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.ahead.rings import Rings
from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.engine.play.play import after, begin
from scenario_trainer.engine.story.scenario import Interrupt, Scene
from scenario_trainer.engine.story.values import Condition
from scenario_trainer.engine.turn.moves import Start
from tests.builders import a_decision, a_decision_scene, a_whole_scenario, an_ending, an_option
from tests.engine.test_outlook import by_brute_force

HERS, HIS, BROKE_IN = 2, 3, 4


def not_yet(slot):
    return Condition(f"not visited({slot})", lambda values: not values[slot], frozenset({slot}))


def two_answers(id: str, goes: str, best: int, visited: int = -1) -> Scene:
    options = {
        "well": an_option("well", goes, credit={"COM": best}),
        "badly": an_option("badly", goes, credit={"COM": 10}),
    }
    scene = a_decision_scene(id, options, assesses={"COM": 100})
    return Scene(id, scene.act, visited=visited)


def either_order(**fields):
    """Whom to hear first; then the other one; then the end."""
    whom = {"her": an_option("her", "hers"), "him": an_option("him", "his")}
    scenes = {
        "whom": a_decision_scene("whom", whom),
        "hers": two_answers("hers", "after_her", 80, HERS),
        "after_her": Scene("after_her", Gate(((not_yet(HIS), "his"), (None, "close")))),
        "his": two_answers("his", "after_him", 90, HIS),
        "after_him": Scene("after_him", Gate(((not_yet(HERS), "hers"), (None, "close")))),
        "close": two_answers("close", "done", 100),
    }
    extra = fields.pop("scenes", {})
    return a_whole_scenario(
        scenes | extra, {"done": an_ending("done")}, start=(0, 0, 0, 0, 0), **fields
    )


def test_a_ring_is_all_that_leads_back_to_itself():
    rings = Rings(either_order())

    assert rings.of("hers") == rings.of("after_him") == {"hers", "after_her", "his", "after_him"}
    assert rings.of("whom") == rings.of("close") == frozenset()
    assert rings.exits(rings.of("his")) == {"close"}


@pytest.mark.parametrize("path", [[], ["her"], ["him"], ["her", "badly"], ["him", "well", "badly"]])
def test_the_best_way_through_a_ring_is_found_and_known_to_be_the_best(path):
    scenario = either_order()
    outlook, situation = Outlook(scenario), begin(scenario, Start(1))
    for option in path:
        situation, _ = after(scenario, situation, a_decision(option))

    best = outlook.best(situation)

    (_, credit, _, _), _ = by_brute_force(scenario, outlook.weigh, situation)
    assert (best.credit, best.exact) == (credit, True)


def test_what_lies_ahead_of_a_ring_is_never_reckoned_too_low():
    scenario = either_order()
    outlook, situation = Outlook(scenario), begin(scenario, Start(1))
    while situation.scene != "done":
        best = outlook.best(situation)
        assert outlook._bounds.ahead(situation) >= best.credit
        option = next(iter(scenario.scenes[situation.scene].act.options))
        situation, _ = after(scenario, situation, a_decision(option))


def test_a_scene_in_a_ring_that_is_broken_into_is_still_to_be_played():
    breaks_in = Interrupt("up", Condition("always", lambda values: values[HERS], frozenset({HERS})), BROKE_IN, "up")  # fmt: skip
    up = two_answers("up", "back", 50)
    scenario = either_order(scenes={"up": up}, interrupts=(breaks_in,))
    outlook = Outlook(scenario)
    broken_into, _ = after(scenario, begin(scenario, Start(1)), a_decision("her"))

    best = outlook.best(broken_into)

    (_, credit, _, _), _ = by_brute_force(scenario, outlook.weigh, broken_into)
    assert broken_into.scene == "up"
    assert best.credit == credit
