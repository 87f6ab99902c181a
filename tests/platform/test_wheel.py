"""Installed from a wheel, far from the checkout, everything is found."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from scenario_trainer.bootstrap import ROOT
from tests.platform.places import plain_environ

pytestmark = pytest.mark.slow

SLUG = "the-lease"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of the checkout as it stands, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check",
        "--no-build-isolation", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder with nothing in it, and beside it an environment with the wheel."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "env", with_pip=False, symlinks=True)
    packages = next((home / "env").glob("lib/python*/site-packages"))
    (packages / "shared.pth").write_text(
        sysconfig.get_path("purelib") + "\n"
    )  # not ours, only theirs
    run(
        sys.executable, "-m", "pip", "--python", home / "env" / "bin" / "python", "install",
        "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--force-reinstall",
        wheel, cwd=home,
    )  # fmt: skip
    (home / "elsewhere").mkdir()
    return home


def run(*words: object, cwd: Path, **settings: str) -> str:
    """What the command says; it must succeed."""
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=plain_environ(**settings),
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def trainer(home: Path, *words: object) -> str:
    return run(
        home / "env" / "bin" / "trainer",
        *words,
        cwd=home / "elsewhere",
        TRAINER_DATA=str(home / "data"),
    )


def test_the_wheel_holds_every_file_the_program_reads(wheel):
    inside = {name.removeprefix("scenario_trainer/data/") for name in ZipFile(wheel).namelist()}

    for folder in ("templates", "static", "scenarios", "migrations", "translations"):
        files = [
            path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"
        ]
        assert {path.relative_to(ROOT).as_posix() for path in files} <= inside


def test_the_wheel_holds_nothing_else(wheel):
    outside = [
        name
        for name in ZipFile(wheel).namelist()
        if name.startswith(("tests", "bench", "instance"))
    ]

    assert not outside


def test_the_program_runs_from_the_wheel(installed):
    script = "import scenario_trainer; print(scenario_trainer.__file__)"

    told = run(installed / "env" / "bin" / "python", "-c", script, cwd=installed / "elsewhere")

    assert told.startswith(str(installed))


def test_the_doctor_finds_everything(installed):
    trainer(installed, "db", "upgrade")
    trainer(installed, "demo", "load")

    told = trainer(installed, "doctor").splitlines()

    notes = [line for line in told if not line.startswith("ok ")]
    assert [line.partition(":")[0] for line in notes] == ["note    contact"]  # nobody is named here
    assert any(str(installed) in line for line in told if " files: " in line)


def test_a_scenario_can_be_played(installed):
    told = trainer(installed, "play", SLUG, "--language", "sq", "--moves", "all_of_it")

    assert "Numri" in told


def test_the_pages_can_be_served(installed):
    trainer(installed, "db", "upgrade")
    script = (
        "from scenario_trainer.web import create_app; client = create_app().test_client();"
        "print(client.get('/sign-in').status_code)"
    )

    told = run(
        installed / "env" / "bin" / "python", "-c", script,
        cwd=installed / "elsewhere", TRAINER_DATA=str(installed / "data"),
    )  # fmt: skip

    assert told == "200\n"
