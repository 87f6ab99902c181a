"""Nobody floods the others; nobody who practises meets a limit; and no count says who reported."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from scenario_trainer.errors import InputError
from scenario_trainer.records import database
from scenario_trainer.training import limits, practice
from tests.stored import NOON, a_person, an_attempt

pytestmark = pytest.mark.both_databases


@pytest.fixture
def attempt(counter, officer) -> str:
    return practice.begin("the-counter", officer.id, "practice")


def refusal(what, *given) -> str:
    with pytest.raises(InputError) as refused:
        what(*given)
    return refused.value.code


def rows_by_table() -> dict[str, int]:
    tables = database.db.metadata.sorted_tables
    return {t.name: database.row(select(func.count()).select_from(t))[0] for t in tables}


def test_after_sixty_attempts_in_an_hour_the_next_has_to_wait(counter, officer):
    now = datetime.now(UTC)
    for number in range(limits.MOST_BEGUN - 1):
        an_attempt(officer, edition=counter, now=now - timedelta(seconds=number))
    an_attempt(officer, edition=counter, now=now - limits.HOUR)

    assert practice.begin("the-counter", officer.id, "practice")
    assert refusal(practice.begin, "the-counter", officer.id, "practice") == "many_begun"


def test_what_others_begin_counts_for_them(counter, officer):
    other = a_person()
    for _ in range(limits.MOST_BEGUN):
        an_attempt(other, edition=counter, now=datetime.now(UTC))

    assert practice.begin("the-counter", officer.id, "practice")


def test_after_twenty_reports_in_an_hour_the_next_has_to_wait(attempt, officer):
    for number in range(limits.MOST_REMARKS):
        practice.remark(attempt, officer.id, f"Wrong: {number}")

    assert refusal(practice.remark, attempt, officer.id, "Once more") == "many_remarks"
    limits.count_remark(a_person().id)


def test_of_a_report_nothing_is_kept_but_the_report(attempt, officer):
    before = rows_by_table()

    practice.remark(attempt, officer.id, "No second room")

    after = rows_by_table()
    assert {name for name in after if after[name] != before[name]} == {"remark"}


def test_an_hour_later_a_report_is_forgotten():
    recent = limits.Recent()

    kept = [recent.add("arta", NOON + minutes * timedelta(minutes=1), 2) for minutes in (0, 1, 2)]
    later = recent.add("arta", NOON + timedelta(minutes=60), 2)
    recent.add("teuta", NOON + timedelta(minutes=200), 2)

    assert (kept, later) == ([True, True, False], True)
    assert list(recent._moments) == ["teuta"]
