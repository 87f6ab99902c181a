"""The shipped scenarios are in order, and their walks end where they say."""

from random import Random

import pytest

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.score import totals
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.turn.moves import Start
from scenario_trainer.library import checker, reader, released
from scenario_trainer.library.checks import fairness
from scenario_trainer.library.findings.finding import errors
from tests.library.examples import EXAMPLE, scenario_in
from tests.training.wandering import a_way

pytestmark = pytest.mark.slow

SHIPPED = reader.folders(EXAMPLE.parents[3] / "scenarios")


RECORD = released.record_in(SHIPPED[0].parent / released.FILE)


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_scenario_has_nothing_to_mend_and_the_record_says_so(folder):
    reading = checker.check_folder(folder)

    assert [str(finding) for finding in errors(reading.findings)] == []
    assert reading.is_ready
    assert RECORD.get(folder.name) == released.entry_of(reading), (
        "what is found now is not what scenarios/checked.json says: if that is right, write it anew"
        " with python3 -m scenario_trainer.library.released, and raise CHECKS where checks changed"
    )


def test_the_record_names_the_shipped_scenarios_and_no_other():
    assert sorted(RECORD) == [folder.name for folder in SHIPPED]


TALKING = [
    folder
    for folder in SHIPPED
    if any(isinstance(scene.act, Talk) for scene in scenario_in(folder).scenes.values())
]


@pytest.mark.parametrize("asks", fairness.TALKERS)
@pytest.mark.parametrize("folder", TALKING, ids=lambda folder: folder.name)
def test_whoever_does_not_ask_or_asks_only_what_is_to_be_avoided_fails(folder, asks):
    scenario = scenario_in(folder)
    outlook, draws = Outlook(scenario), (len(scenario.temperaments) or 1, len(scenario.truths) or 1)
    starts = [Start(seed, seed % draws[0], seed % draws[1]) for seed in range(200)]

    came_to = [fairness.total_of_talker(outlook, start, asks) for start in starts]

    assert sum(came_to) / len(came_to) < fairness.CARELESS
    assert sum(total >= 65 for total in came_to) < 0.05 * len(came_to)


def test_every_family_has_a_scenario():
    families = {scenario_in(folder).family for folder in SHIPPED}

    assert families == {"incident_response", "victim_interview", "classification"}


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_figures_of_an_attempt_alone_are_those_of_its_score(folder):
    scenario = scenario_in(folder)
    start = Start(1, 1 % len(scenario.temperaments or "-"))
    moves = a_way(scenario, start, Random(1))
    reports = {n: 40 for n, move in enumerate(moves) if move.kind == "write"}

    alone, whole = (Outlook(scenario, assessment=True) for _ in range(2))
    told = score(scenario, start, moves, whole, ratings=reports)

    assert totals.figures(scenario, start, moves, alone, ratings=reports) == told.figures
