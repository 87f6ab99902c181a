"""From a stored edition to the scenario it holds, built once and kept in memory."""

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library.building.builder import build
from scenario_trainer.records import editions
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.editions import StoredEdition


def scenario_in(edition: StoredEdition) -> Scenario:
    """The scenario an edition holds."""
    return build(edition.source, edition.catalogues, edition.sha)


def scenario_of(attempt: StoredAttempt) -> Scenario:
    """The scenario of the attempt's own edition, whatever has been published since."""
    return scenario_in(editions.get(attempt.edition_id))
