"""What a person says of an officer's own words stands beside them, and never reaches practice."""

import pytest

from scenario_trainer.errors import NotAllowed
from scenario_trainer.records import attempts, ratings
from scenario_trainer.records.database import transaction
from tests.stored import NOON, a_person, an_attempt

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("opened")]


def handed_in(officer):
    attempt = an_attempt(officer, mode="assessment")
    with transaction():
        return attempts.submit(attempt, result={"rules": "1"}, now=NOON)


def test_a_report_is_rated_by_how_much_of_its_checklist_it_fulfils():
    officer, trainer = a_person(), a_person()
    attempt = handed_in(officer)

    with transaction():
        ratings.rate_narrative(
            attempt, 3, {"words": True, "doctor": True, "wish": False}, by=trainer.id, now=NOON
        )

    assert ratings.of_attempt(attempt) == {3: 67}


def test_the_latest_rating_counts():
    officer, trainer = a_person(), a_person()
    attempt = handed_in(officer)

    with transaction():
        for fulfilled in (True, False):
            ratings.rate_narrative(attempt, 3, {"words": fulfilled}, by=trainer.id, now=NOON)

    assert ratings.of_attempt(attempt) == {3: 0}


def test_a_question_can_be_coded_again():
    officer, trainer = a_person(), a_person()
    attempt = handed_in(officer)

    with transaction():
        ratings.recode_question(attempt, 1, "leading", by=trainer.id, now=NOON)

    assert ratings.recoded(attempt) == {1: "leading"}
    assert ratings.of_attempt(attempt) == {}


@pytest.mark.parametrize("mode", ["practice", "assessment"])
def test_nothing_is_rated_that_was_not_handed_in(mode):
    attempt, trainer = an_attempt(a_person(), mode=mode), a_person()

    with pytest.raises(NotAllowed), transaction():
        ratings.rate_narrative(attempt, 0, {"words": True}, by=trainer.id, now=NOON)
