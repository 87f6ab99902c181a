"""A backup or a restore that is killed: one whole copy stands, and a database to work with.

The child dies at each system call of ours that makes something last or gives it its name.
"""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scenario_trainer.config import Settings
from scenario_trainer.records import backups, opening, people
from tests import stored

TRAINER = "from scenario_trainer.cli import trainer; trainer()"
LASTING = ("fsync", "rename")  # strace counts each kind of call by itself

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills with strace")


@pytest.fixture
def nights(embedded: Settings, tmp_path: Path) -> Path:
    """A backup of the first night; somebody came since then."""
    copy = tmp_path / "copies" / "nightly"
    copy.parent.mkdir()
    backups.backup(embedded, copy)
    with opening.opened(embedded):
        stored.a_person("second-night")
    return copy


def killed_everywhere(strace: str, settings: Settings, *words: object) -> Iterator[str]:
    """The command killed at each place in turn; one place further it lives."""
    for call in LASTING:
        for place in itertools.count(1):
            kill = f"inject={call}:signal=KILL:when={place}"
            killed = is_killed(strace, settings, kill, *words)
            yield f"{call} {place}" if killed else f"{call} lived"
            if not killed:
                break


def is_killed(strace: str, settings: Settings, kill: str, *words: object) -> bool:
    """Whether the command came to that place and died there."""
    environ = os.environ | {"TRAINER_DATA": str(settings.data), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [strace, "-f", "-o", os.devnull, "-e", kill,
         sys.executable, "-c", TRAINER, "db", *map(str, words)],
        env=environ, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode in (0, -9), done.stderr
    return done.returncode == -9


def somebody_came(settings: Settings) -> bool:
    """Whether the database is that of the second night; it must be one of the two."""
    with opening.opened(settings):
        opening.check()
        assert people.named("bystander")
        return people.named("second-night") is not None


def test_a_backup_killed_anywhere_leaves_a_whole_copy(strace, embedded, nights, tmp_path):
    first, restored = nights.read_bytes(), Settings.read({"TRAINER_DATA": str(tmp_path / "other")})
    found = {}

    for place in killed_everywhere(strace, embedded, "backup", nights):
        backups.restore(restored, nights)
        found[place] = somebody_came(restored)
        nights.write_bytes(first)

    assert found == {
        "fsync 1": False,
        "fsync 2": True,
        "fsync lived": True,
        "rename 1": False,
        "rename lived": True,
    }


def test_a_restore_killed_anywhere_leaves_the_old_or_the_new(strace, embedded, nights, tmp_path):
    before, found = tmp_path / "before", {}
    shutil.copytree(embedded.data, before)

    for place in killed_everywhere(strace, embedded, "restore", "--yes", nights):
        found[place] = somebody_came(embedded)
        shutil.rmtree(embedded.data)
        shutil.copytree(before, embedded.data)

    # what stood there is kept first: its two syncs and its name come before those of the restore
    assert found == {
        "fsync 1": True,
        "fsync 2": True,
        "fsync 3": True,
        "fsync 4": False,
        "rename 1": True,
        "rename 2": True,
        "fsync lived": False,
        "rename lived": False,
    }
