"""The shipped scenarios are in order, and their walks end where they say."""

import pytest

from scenario_trainer.library import checker, reader
from scenario_trainer.library.findings.finding import errors
from tests.library.examples import EXAMPLE, scenario_in

SHIPPED = reader.folders(EXAMPLE.parents[3] / "scenarios")


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_scenario_has_nothing_to_mend(folder):
    reading = checker.check_folder(folder)

    assert [str(finding) for finding in errors(reading.findings)] == []
    assert reading.is_ready


def test_every_family_has_a_scenario():
    families = {scenario_in(folder).family for folder in SHIPPED}

    assert families == {"incident_response", "victim_interview", "classification"}
