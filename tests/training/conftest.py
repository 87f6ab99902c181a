"""An officer before a small scenario, on both databases."""

import pytest

from scenario_trainer.records import people
from scenario_trainer.records.database import transaction
from scenario_trainer.records.editions import StoredEdition
from scenario_trainer.records.people import StoredPerson
from tests import stored


@pytest.fixture
def counter(opened) -> StoredEdition:
    """The edition of the example scenario."""
    return stored.the_counter()


@pytest.fixture
def officer(opened) -> StoredPerson:
    """An officer who has read the privacy notice."""
    person = stored.a_person("arta")
    with transaction():
        people.update_person(person.id, privacy_accepted_at=stored.NOON)
    return person
