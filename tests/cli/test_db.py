"""The database from the command line: made, copied, put back."""

import pytest

from scenario_trainer.errors import NotAllowed
from scenario_trainer.records import opening, people
from scenario_trainer.training import accounts
from tests import stored

pytestmark = pytest.mark.both_databases


def test_upgrade_makes_the_tables_and_again_changes_nothing(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(tmp_path / "data"))

    first, second = run("db", "upgrade"), run("db", "upgrade")

    assert first.exit_code == 0
    assert first.output == second.output


def test_a_backup_brings_back_what_was_there(run_here, settings, tmp_path):
    with opening.opened(settings):
        stored.a_person("before")
    assert run_here("db", "backup", tmp_path / "copy").exit_code == 0
    with opening.opened(settings):
        stored.a_person("after")

    told = run_here("db", "restore", "--yes", tmp_path / "copy")

    assert told.exit_code == 0, told.output
    with opening.opened(settings):
        assert people.named("before") and not people.named("after")


def test_what_was_signed_out_or_used_since_the_copy_stays_so(run_here, settings, tmp_path):
    with opening.opened(settings):
        person = stored.a_person("arta")
        token = accounts.sign_in("arta", stored.PASSWORD, "127.0.0.1", "test")
        link = accounts.reset_link(None, person.id)
    run_here("db", "backup", tmp_path / "copy")
    with opening.opened(settings):
        accounts.sign_out(token)
        accounts.use_reset(link, "another pass phrase")

    run_here("db", "restore", "--yes", tmp_path / "copy")

    with opening.opened(settings):
        assert accounts.person_of(token) is None
        with pytest.raises(NotAllowed):
            accounts.reset(link)


def test_what_stood_there_is_kept(run, embedded, tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(embedded.data))
    run("db", "backup", tmp_path / "copy")

    run("db", "restore", "--yes", tmp_path / "copy")

    kept = [path for path in embedded.data.glob("before-restore-*.sqlite")]
    assert len(kept) == 1


def test_a_damaged_database_can_be_replaced(run, embedded, tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(embedded.data))
    run("db", "backup", tmp_path / "copy")
    (embedded.data / "trainer.sqlite").write_bytes(b"no database at all" * 1000)

    told = run("db", "restore", "--yes", tmp_path / "copy")

    assert told.exit_code == 0, told.output
    with opening.opened(embedded):
        assert people.named("bystander")


@pytest.mark.parametrize("given", [b"", b"something else"])
def test_what_is_no_backup_is_refused_and_nothing_changes(run_here, settings, tmp_path, given):
    (tmp_path / "copy").write_bytes(given)

    told = run_here("db", "restore", "--yes", tmp_path / "copy")

    assert told.exit_code == 1
    assert "no backup of this program" in told.output.replace("\n", " ")
    with opening.opened(settings):
        assert people.named("bystander")


def test_restore_asks_first(run_here, settings, tmp_path):
    run_here("db", "backup", tmp_path / "copy")

    told = run_here("db", "restore", tmp_path / "copy", input="n\n")

    assert told.exit_code == 1
    assert "Restored" not in told.output
