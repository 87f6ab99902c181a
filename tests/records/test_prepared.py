"""A prepared statement finds and changes what SQLAlchemy's own way does, on both databases."""

import traceback

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from scenario_trainer.records import database
from scenario_trainer.records.database import transaction
from scenario_trainer.records.prepared import Prepared
from scenario_trainer.records.tables import Attempt, Edition, Unit
from tests.stored import an_attempt

ADD_UNIT = Prepared(insert(Unit.__table__), columns=("name", "region"))
UNITS = Prepared(select(Unit.name).order_by(Unit.name))


def test_a_prepared_statement_reads_what_sqlalchemy_reads(opened):
    attempt = an_attempt()
    statement = (
        select(Attempt.public_id, Attempt.started_at, Attempt.ended_at, Edition.catalogues)
        .join_from(Attempt, Edition)
        .where(Attempt.id == bindparam("id"), Attempt.mode == attempt.mode)
        .limit(1)
    )

    found = Prepared(statement).rows(id=attempt.id)

    assert found == [tuple(row) for row in database.rows(statement, {"id": attempt.id})]
    assert len(found) == 1


def test_a_prepared_change_alone_is_committed(opened):
    with transaction():
        ADD_UNIT.change(name="Detkala", region="Detkala")

    assert UNITS.rows() == [("Detkala",)]


def test_a_prepared_change_of_a_broken_off_transaction_is_undone(opened):
    with pytest.raises(ZeroDivisionError), transaction():
        ADD_UNIT.change(name="Detkala", region="Detkala")
        raise ZeroDivisionError

    assert UNITS.row() is None


def test_a_prepared_change_outside_a_transaction_is_refused(opened):
    with pytest.raises(RuntimeError, match="outside"):
        ADD_UNIT.change(name="Detkala", region="Detkala")


def test_what_somebody_wrote_is_not_told_with_the_error_of_a_prepared_change(opened):
    written = "his " + "reason"  # this line stands in the traceback too

    with pytest.raises(IntegrityError) as failed, transaction():
        ADD_UNIT.change(name=written, region="")
        ADD_UNIT.change(name=written, region="")

    told = "".join(traceback.format_exception(failed.value))
    assert "his reason" not in told
    assert "unique" in told.lower()
