"""A backup is whole or it is refused; restoring brings back what was there."""

import json
import os
import sqlite3
from contextlib import closing

import pytest

from scenario_trainer.config import Settings
from scenario_trainer.errors import NotReady
from scenario_trainer.records import attempts, backups, opening, people
from tests import postgres
from tests.builders import a_decision
from tests.stored import a_person, an_attempt


@pytest.fixture
def backup(tmp_path):
    """Where the copy goes."""
    return tmp_path / "backup"


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

    manifest = backups.manifest_of(backup)
    assert manifest.database == ("sqlite" if settings.is_sqlite else "postgresql")


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


def test_a_copy_that_was_cut_short_is_refused(embedded, backup):
    backups.backup(embedded, backup)
    backup.write_bytes(backup.read_bytes()[:-4096])

    with pytest.raises(NotReady, match="checksum"):
        backups.restore(embedded, backup)


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
    beside = backup.with_name("backup.json")
    beside.write_text(json.dumps(json.loads(beside.read_text()) | {"database": "postgresql"}))

    with pytest.raises(NotReady, match="backup of postgresql"):
        backups.restore(embedded, backup)


def test_a_damaged_database_is_not_kept_as_a_backup(embedded, backup):
    _damage(backups.sqlite_file(embedded))

    with pytest.raises(NotReady, match="damaged"):
        backups.backup(embedded, backup)
    assert not backup.exists()


def test_a_backup_that_fails_leaves_the_one_before(embedded, backup):
    backups.backup(embedded, backup)
    before = backup.read_bytes()
    _damage(backups.sqlite_file(embedded))

    with pytest.raises(NotReady):
        backups.backup(embedded, backup)

    assert backup.read_bytes() == before
    assert backups.manifest_of(backup).sha256 == backups._sum_of(backup)


def test_a_damaged_database_is_restored_all_the_same(embedded, backup):
    backups.backup(embedded, backup)
    backups.sqlite_file(embedded).write_bytes(b"no database at all" * 1000)

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


def _damage(file):
    """Spoil the last page only: the copy is made without complaint, the check finds it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.write_bytes(file.read_bytes()[:-4096] + b"\xa5" * 4096)


def test_nobody_else_can_read_a_backup_while_it_is_written(embedded, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(
        backups, "_check_integrity", lambda _, file: seen.append(file.stat().st_mode & 0o777)
    )

    backups.backup(embedded, tmp_path / "copy.sqlite")

    assert seen == [0o600]
