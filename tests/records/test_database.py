"""Changes are all or nothing, writers take turns, a database that breaks its word is refused."""

import gc
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import event, make_url, text, update
from sqlalchemy.exc import DBAPIError

from scenario_trainer.config import Settings
from scenario_trainer.errors import NotReady, TurnTaken
from scenario_trainer.records import attempts, audit, database, editions, opening, people
from scenario_trainer.records.database import transaction
from scenario_trainer.records.fair_lock import FairLock
from scenario_trainer.records.tables import AuditEntry, Edition, Move, Result
from tests.builders import a_decision
from tests.stored import NOON, a_person, an_attempt, an_edition, move_on

pytestmark = pytest.mark.both_databases


def test_the_tables_are_those_the_program_knows(opened):
    with database.db.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        different = compare_metadata(context, database.db.metadata)

    assert [change for change in different if "alembic_version" not in str(change)] == []


def test_bringing_up_to_date_twice_changes_nothing(settings):
    opening.upgrade(settings)
    opening.upgrade(settings)

    with opening.opened(settings):
        opening.check()
        assert opening.revision() == opening.newest()


def test_a_database_without_tables_is_refused(tmp_path):
    settings = Settings.read({"TRAINER_DATA": str(tmp_path)})

    with opening.opened(settings), pytest.raises(NotReady, match="trainer db upgrade"):
        opening.check()


def test_a_damaged_database_is_refused(embedded):
    file = embedded.data / "trainer.sqlite"
    file.write_bytes(b"somebody's holiday" * 1000)

    with opening.opened(embedded):
        with pytest.raises(NotReady, match="not a database"):
            opening.check()
        with pytest.raises(NotReady, match="not a database"):
            people.everybody()


@pytest.mark.parametrize("name, weaker", [("synchronous", "NORMAL"), ("foreign_keys", "OFF")])
def test_a_weaker_sqlite_is_refused(embedded, monkeypatch, name, weaker):
    promised = opening.PRAGMAS[name][1]
    monkeypatch.setitem(opening.PRAGMAS, name, (weaker, promised))

    with opening.opened(embedded), pytest.raises(NotReady, match=name):
        opening.check()


def test_sqlite_without_wal_is_refused(embedded, monkeypatch):
    monkeypatch.setitem(opening.PRAGMAS, "journal_mode", ("DELETE", "wal"))

    with opening.opened(embedded), pytest.raises(NotReady, match="journal_mode"):
        opening.check()


def test_every_connection_keeps_the_promises(embedded):
    with opening.opened(embedded):
        connections = [database.db.engine.connect() for _ in range(3)]
        found = [c.exec_driver_sql("PRAGMA synchronous").scalar() for c in connections]
        for connection in connections:
            connection.close()

    assert found == [2, 2, 2]


def test_an_app_that_nobody_has_any_more_leaves_no_connection_open(settings):
    app, closed = Flask("forgotten"), []
    opening.attach(app, settings)
    with app.app_context():
        event.listen(database.db.engine, "close", lambda connection, _: closed.append(connection))
        people.everybody()

    del app
    gc.collect()

    assert len(closed) == 1


def test_the_database_file_is_its_owners(tmp_path):
    settings = Settings.read({"TRAINER_DATA": str(tmp_path / "data")})
    opening.upgrade(settings)

    assert {path.stat().st_mode & 0o077 for path in settings.data.iterdir()} == {0}


def test_a_database_that_is_away_says_so(tmp_path):
    away = f"postgresql://nobody@/trainer?host={tmp_path}"
    settings = Settings.read({"DATABASE_URL": away, "SECRET_KEY": "k" * 32})

    with opening.opened(settings), pytest.raises(NotReady) as refused:
        people.everybody()

    assert refused.value.code == "database_away"


def test_a_broken_off_transaction_leaves_nothing(opened):
    with pytest.raises(ZeroDivisionError), transaction():
        people.add_unit("Detkala", "Detkala")
        raise ZeroDivisionError

    assert people.units() == ()


def test_a_transaction_inside_another_is_part_of_it(opened):
    with pytest.raises(ZeroDivisionError), transaction():
        with transaction():
            people.add_unit("Detkala", "Detkala")
        raise ZeroDivisionError

    assert people.units() == ()


def test_what_is_not_committed_is_seen_by_nobody_else(opened):
    with transaction():
        people.add_unit("Detkala", "Detkala")
        seen = _elsewhere(opened, people.units)

    assert seen == ()
    assert len(people.units()) == 1


def test_two_devices_at_once_make_one_move(opened):
    attempt = an_attempt()
    everybody_is_here = threading.Barrier(8)

    def tap(number):
        with opened.app_context():
            everybody_is_here.wait()
            try:
                with transaction():
                    present = attempts.of_officer(attempt.public_id, attempt.person_id)
                    if present.turn == 0:
                        move = a_decision(f"option{number}")
                        attempts.record(present, move, key=f"tap{number}", now=NOON)
                        return "moved"
            except TurnTaken:
                pass
            return "was late"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(tap, range(8)))

    assert sorted(answers) == ["moved"] + ["was late"] * 7
    assert attempts.of_officer(attempt.public_id, attempt.person_id).turn == 1


def test_many_writers_lose_nothing(opened):
    officers = [a_person() for _ in range(4)]
    edition = an_edition()

    def play(officer):
        with opened.app_context():
            for _ in range(10):
                an_attempt(officer, a_decision("introduce"), edition=edition)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(play, officers))

    assert [len(attempts.all_of_officer(officer.id)) for officer in officers] == [10] * 4


@pytest.mark.parametrize("table", [Edition, Move, Result, AuditEntry])
def test_what_was_written_for_good_cannot_be_changed(opened, table):
    attempt = an_attempt(None, a_decision("introduce"), mode="assessment")
    with transaction():
        attempts.submit(attempt, result={"rules": "1"}, now=NOON)
        audit.add("me", "invited", "", NOON)
    column = next(c for c in table.__table__.columns if str(c.type).startswith("VARCHAR"))

    with pytest.raises(DBAPIError, match="never changes"), transaction():
        database.change(update(table).values({column.name: "other"}))


def test_an_edition_stays_when_the_file_changes(opened):
    first = an_edition(source=b"id: the-door\ntitle: One\n")
    second = an_edition(source=b"id: the-door\ntitle: Two\n")

    assert editions.current("the-door") == second
    assert editions.get(first.id).source == b"id: the-door\ntitle: One\n"


def test_loading_the_same_content_again_makes_no_new_edition(opened):
    first, other = an_edition(), an_edition(source=b"id: the-door\ntitle: Two\n")

    assert an_edition() == first
    assert editions.current("the-door").id == first.id != other.id


def test_a_withdrawn_scenario_is_gone_but_its_attempts_go_on(opened):
    attempt = an_attempt()
    editions.withdraw("the-door")

    assert editions.current("the-door") is None
    assert "the-door" not in {edition.slug for edition in editions.all_current()}
    assert editions.get(attempt.edition_id).slug == "the-door"


def test_the_lock_is_handed_over_in_the_order_of_coming():
    lock, served = FairLock(), []

    def come(number):
        with lock.held(5):
            served.append(number)

    with lock.held(5):
        comers = [threading.Thread(target=come, args=(number,)) for number in range(6)]
        for before, comer in enumerate(comers):
            comer.start()
            _wait_until(lambda before=before: len(lock._waiting) == before + 1)
    for comer in comers:
        comer.join()

    assert served == [0, 1, 2, 3, 4, 5]


def test_who_holds_the_lock_cannot_take_it_again_before_the_others():
    lock, served = FairLock(), []

    def other():
        with lock.held(5):
            served.append("other")

    thread = threading.Thread(target=other)
    with lock.held(5):
        thread.start()
        _wait_until(lambda: lock._waiting)
    with lock.held(5):
        served.append("holder again")
    thread.join()

    assert served == ["other", "holder again"]


def test_a_turn_that_does_not_come_is_given_up_and_leaves_the_line():
    lock = FairLock()
    with lock.held(1), pytest.raises(TimeoutError), lock.held(0.01):
        pass

    with lock.held(0.01):
        pass


def test_a_writer_that_waits_too_long_hears_that_the_database_is_busy(embedded, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 0.01)
    with opening.opened(embedded) as app, transaction(), pytest.raises(NotReady) as refused:
        _elsewhere(app, an_edition)

    assert refused.value.code == "database_busy"


def test_a_full_disk_is_told_apart(embedded):
    with opening.opened(embedded):
        edition = an_edition()
        with database.db.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        with pytest.raises(NotReady) as refused, transaction():
            database.change(text(f"PRAGMA max_page_count={pages}"))
            editions.load("other", b"x" * 1_000_000, edition.catalogues)

    assert refused.value.code == "database_full"


def _elsewhere(app, what):
    """What somebody else gets at the same time."""

    def ask():
        with app.app_context():
            return what()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


def _wait_until(holds):
    until = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.001)


@pytest.mark.parametrize(
    "careless",
    [
        "INSERT INTO unit (name, region) VALUES (NULL, :words)",
        "INSERT INTO unit (id, name, region) VALUES (1, :words, ''), (2, :words, '')",
        "INSERT INTO shelf (slug, edition_id) VALUES (:words, NULL)",
    ],
)
def test_what_somebody_wrote_is_not_told_with_an_error(opened, careless):
    written = {"words": "his " + "reason"}  # this line stands in the traceback too

    with pytest.raises(DBAPIError) as failed, transaction():
        database.change(text(careless), written)

    told = "".join(traceback.format_exception(failed.value))
    assert "his reason" not in told
    assert "constraint" in told.lower() and "Error" in told


def test_what_is_deleted_is_gone_from_the_file(embedded):
    with opening.opened(embedded):
        attempt = an_attempt()
        attempt = move_on(attempt, a_decision("aside"), words="only for myself")
        with transaction():
            attempts.delete(attempt)
    written = Path(make_url(embedded.database_url).database).read_bytes()

    assert b"only for myself" not in written
