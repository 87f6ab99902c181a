"""A backup is whole or it is refused; restoring brings back what was there."""

import json
import os
import shutil
import sqlite3
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, replace

import pytest
from sqlalchemy import NullPool, create_engine, select, text

from scenario_trainer.config import Settings
from scenario_trainer.errors import NotAllowed, NotReady
from scenario_trainer.records import attempts, backups, database, opening, people
from scenario_trainer.records.backups import embedded as embedded_files
from scenario_trainer.records.backups import one_file
from scenario_trainer.training import accounts
from tests import postgres
from tests.builders import a_decision
from tests.stored import PASSWORD, a_person, an_attempt

pytestmark = pytest.mark.both_databases


@pytest.fixture
def backup(tmp_path):
    """Where the copy goes."""
    return tmp_path / "backup"


@pytest.fixture
def another(settings, tmp_path):
    """A second database with the same in it, to spoil."""
    if not settings.is_sqlite:
        with postgres.another(settings.database_url, like="postgres") as url:
            yield replace(settings, database_url=url)
        return
    shutil.copyfile(embedded_files.file_of(settings), tmp_path / "another.sqlite")
    yield replace(settings, database_url=f"sqlite:///{tmp_path / 'another.sqlite'}")


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    """PostgreSQL's programs are found where its server is."""
    if postgres.programs():
        monkeypatch.setenv("PATH", f"{postgres.programs()}{os.pathsep}{os.environ['PATH']}")


def test_restoring_brings_back_what_was_there(settings, backup):
    with opening.opened(settings):
        attempt = an_attempt(a_person("teuta"), a_decision("introduce"))
    backups.backup(settings, backup)
    with opening.opened(settings):
        a_person("came-later")

    backups.restore(settings, backup)

    with opening.opened(settings):
        opening.check()
        assert people.named("came-later") is None
        assert attempts.of_officer(attempt.public_id, attempt.person_id) == attempt


def test_a_backup_is_made_while_the_program_runs(settings, backup):
    with opening.opened(settings):
        a_person("teuta")
        backups.backup(settings, backup)

    said = backups.check(settings, backup)
    assert said.database == ("sqlite" if settings.is_sqlite else "postgresql")


def test_a_backup_is_for_its_owner_only(embedded, backup):
    backups.backup(embedded, backup)

    assert backup.stat().st_mode & 0o077 == 0


def test_restoring_is_refused_while_the_program_runs(settings, backup):
    backups.backup(settings, backup)

    with opening.opened(settings):
        a_person("teuta")
        with pytest.raises(NotReady, match="Stop the program"):
            backups.restore(settings, backup)
        assert people.named("teuta")


def test_a_program_that_is_just_stopping_is_waited_for(on_postgres, backup):
    backups.backup(on_postgres, backup)
    engine = create_engine(on_postgres.database_url, poolclass=NullPool)
    connection = engine.connect()
    going = threading.Timer(0.7, connection.close)
    going.start()

    backups.restore(on_postgres, backup)

    going.join()
    assert connection.closed


@pytest.mark.parametrize("bytes_left", [0, 1, 4096, -4096, -1000, -20])
def test_a_copy_that_was_cut_short_is_refused(settings, backup, bytes_left):
    backups.backup(settings, backup)
    backup.write_bytes(backup.read_bytes()[:bytes_left])

    with untouched(settings), pytest.raises(NotReady, match="cut short"):
        backups.restore(settings, backup)


def test_a_copy_that_was_changed_is_refused(settings, backup):
    backups.backup(settings, backup)
    written = bytearray(backup.read_bytes())
    written[len(written) // 2] ^= 1
    backup.write_bytes(written)

    with untouched(settings), pytest.raises(NotReady, match="checksum"):
        backups.restore(settings, backup)


@pytest.mark.parametrize("beside", [None, "{}", "nonsense", '{"kind": "other"}'])
def test_a_file_that_is_no_backup_is_refused(embedded, backup, beside):
    backup.write_text("somebody's holiday")
    if beside:
        backup.with_name("backup.json").write_text(beside)

    with pytest.raises(NotReady, match="no backup"):
        backups.restore(embedded, backup)
    with opening.opened(embedded):
        assert people.named("bystander")


def test_a_backup_of_the_other_database_is_refused(embedded, backup):
    backups.backup(embedded, backup)
    backup.write_bytes(backup.read_bytes().replace(b'"sqlite"', b'"postgresql"'))

    with untouched(embedded), pytest.raises(NotReady, match="backup of postgresql"):
        backups.restore(embedded, backup)


def test_a_damaged_database_is_not_kept_as_a_backup(embedded, backup):
    _damage(embedded_files.file_of(embedded))

    with pytest.raises(NotReady, match="damaged"):
        backups.backup(embedded, backup)
    assert not backup.exists()


def test_a_backup_that_fails_leaves_the_one_before(embedded, backup):
    backups.backup(embedded, backup)
    before = backup.read_bytes()
    _damage(embedded_files.file_of(embedded))

    with pytest.raises(NotReady):
        backups.backup(embedded, backup)

    assert backup.read_bytes() == before
    assert sorted(path.name for path in backup.parent.glob("backup*")) == ["backup"]


def test_a_damaged_database_is_restored_all_the_same(embedded, backup):
    backups.backup(embedded, backup)
    embedded_files.file_of(embedded).write_bytes(b"no database at all" * 1000)

    backups.restore(embedded, backup)

    with opening.opened(embedded):
        assert people.named("bystander")


def test_a_missing_program_is_named(on_postgres, backup, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(NotReady, match="pg_dump is missing"):
        backups.backup(on_postgres, backup)


def test_a_backup_of_nothing_is_refused(tmp_path, backup):
    with pytest.raises(NotReady, match="no database"):
        backups.backup(Settings.read({"TRAINER_DATA": str(tmp_path / "new")}), backup)


def test_a_place_that_cannot_be_written_is_named(embedded, tmp_path):
    with pytest.raises(NotReady, match="cannot be written"):
        backups.backup(embedded, tmp_path / "nowhere" / "backup")


def test_nobody_else_can_read_a_backup_while_it_is_written(embedded, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(
        embedded_files,
        "_check_integrity",
        lambda *_: seen.extend(f.stat().st_mode & 0o777 for f in tmp_path.glob("copy.sqlite*")),
    )

    backups.backup(embedded, tmp_path / "copy.sqlite")

    assert seen == [0o600]


def test_a_backup_is_read_by_the_databases_own_programs(settings, backup):
    backups.backup(settings, backup)

    if settings.is_sqlite:
        with closing(sqlite3.connect(backup)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT count(*) FROM person").fetchone() == (1,)
    else:
        listed = subprocess.run(["pg_restore", "--list", backup], capture_output=True, text=True)
        assert "TABLE DATA public person" in listed.stdout


def test_a_backup_of_before_with_its_manifest_beside_it_is_restored(settings, backup):
    backups.backup(settings, backup)
    as_before(backup)
    with opening.opened(settings):
        a_person("came-later")

    backups.restore(settings, backup)

    with opening.opened(settings):
        assert people.named("came-later") is None and people.named("bystander")


def test_what_opens_a_door_does_not_come_back(settings, backup):
    with opening.opened(settings):
        person = a_person("arta")
        token = accounts.sign_in("arta", PASSWORD, "127.0.0.1", "test")
        link = accounts.reset_link(None, person.id)
    backups.backup(settings, backup)

    backups.restore(settings, backup)

    with opening.opened(settings):
        assert accounts.person_of(token) is None
        with pytest.raises(NotAllowed):
            accounts.reset(link)


def test_a_restore_that_fails_at_the_upgrade_changes_nothing_or_closes_the_doors(
    settings, backup, monkeypatch
):
    with opening.opened(settings):
        a_person("arta")
        token = accounts.sign_in("arta", PASSWORD, "127.0.0.1", "test")
    backups.backup(settings, backup)
    with opening.opened(settings):
        accounts.sign_out(token)
    upgrade = opening.upgrade

    def fails(settings, to="the newest"):
        if to == "the newest":
            raise NotReady("no upgrade")
        upgrade(settings, to)

    monkeypatch.setattr(opening, "upgrade", fails)
    with pytest.raises(NotReady, match="no upgrade"):
        backups.restore(settings, backup)

    with opening.opened(settings):
        assert accounts.person_of(token) is None


@pytest.mark.parametrize("spoil, said", [
    ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
    ("DELETE FROM alembic_version", "no database of this program"),
    ("DROP TABLE alembic_version", "no database of this program"),
    ("DROP TABLE plan", "lacks.*table plan"),
    ("DROP TRIGGER move_never_changes ON move", "lacks.*trigger move_never_changes"),
    ("DROP INDEX writing_attempt_id", "lacks.*index writing_attempt_id"),
    ("CREATE TRIGGER also BEFORE UPDATE ON move ...", "not the program's: trigger also"),
])  # fmt: skip
def test_a_copy_that_this_program_cannot_use_is_refused(settings, another, backup, spoil, said):
    does = "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    if settings.is_sqlite:
        spoil, does = spoil.removesuffix(" ON move"), "BEGIN SELECT 1; END"
    with opening.opened(another), database.transaction():
        database.change(text(spoil.replace("...", does)))
    backups.backup(another, backup)

    with untouched(settings), pytest.raises(NotReady, match=said):
        backups.restore(settings, backup)


@pytest.mark.parametrize("given", [b"", b"nonsense" * 1000, "foreign"])
def test_a_foreign_file_is_refused_however_its_manifest_reads(settings, backup, given):
    if given == "foreign":
        with closing(sqlite3.connect(backup)) as connection:
            connection.execute("CREATE TABLE holiday (day)")
    else:
        backup.write_bytes(given)
    one_file.sign(backup, "sqlite" if settings.is_sqlite else "postgresql")

    with untouched(settings), pytest.raises(NotReady, match="damaged|no database of this program"):
        backups.restore(settings, backup)


def test_two_backups_at_once_leave_a_whole_one(settings, backup):
    with ThreadPoolExecutor(4) as pool:
        for _ in range(6):
            for done in [pool.submit(backups.backup, settings, backup) for _ in range(4)]:
                done.result()
            backups.check(settings, backup)

    backups.restore(settings, backup)
    assert [path.name for path in backup.parent.glob("backup*")] == ["backup"]


# --- arranging and looking ----------------------------------------------------


@contextmanager
def untouched(settings):
    """Whatever happens inside, the database and what lies beside it stay as they are."""
    before = _everything(settings)
    yield
    assert _everything(settings) == before


def as_before(backup):
    """Write the manifest beside the copy, as older versions did."""
    manifest = one_file.manifest_of(backup)
    backup.write_bytes(backup.read_bytes()[: manifest.size])
    said = {name: value for name, value in asdict(manifest).items() if name != "size"}
    backup.with_name("backup.json").write_text(json.dumps(said))


def _everything(settings):
    with opening.opened(settings):
        rows = {table: database.rows(select(table)) for table in database.db.metadata.sorted_tables}
    return rows, sorted(path.name for path in settings.data.iterdir() if path.suffix != ".key")


def _damage(file):
    """Spoil the last page only: the copy is made without complaint, the check finds it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.write_bytes(file.read_bytes()[:-4096] + b"\xa5" * 4096)
