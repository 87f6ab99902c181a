"""The environment is made once, and what is missing is said in one sentence."""

import ast
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from scenario_trainer import bootstrap
from tests.platform.places import PLAIN_PYTHON, a_checkout, plain_environ


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The bootstrap of a checkout of its own."""
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path / ".venv")
    return tmp_path


def said(capture: pytest.ExceptionInfo) -> str:
    """The sentence the program ended with; it fits one line of text."""
    assert "\n" not in str(capture.value)
    return str(capture.value)


@pytest.mark.parametrize(
    "file",
    ["wsgi.py", "scenario_trainer/__init__.py", "scenario_trainer/bootstrap.py"]
    + ["tests/__init__.py", "tests/__main__.py"],
)
def test_an_old_python_can_read_what_tells_it_so(file):
    ast.parse((bootstrap.ROOT / file).read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_which_one_is_needed():
    with pytest.raises(SystemExit) as capture:
        bootstrap.check_python((3, 9))

    assert said(capture).startswith("Python 3.11 or newer is needed, this is 3.9:")


def test_without_venv_debians_package_is_named(elsewhere, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(SystemExit) as capture:
        bootstrap.make([bootstrap.TO_RUN])

    assert "apt-get install python3-venv" in said(capture)


@pytest.mark.parametrize(
    ("told", "remedy"),
    [
        (
            "ERROR: Could not install packages: [Errno 28] No space left on device",
            "disk is full",
        ),
        ("ERROR: [Errno 13] Permission denied: '/srv/x'", "cannot be written"),
        ("OSError: [Errno 30] Read-only file system: '/srv/x'", "cannot be written"),
        ("ERROR: No matching distribution found for alembic==1.20.1", "check the network"),
        ("Retrying after connection broken by 'NewConnectionError(...)'", "check the network"),
        ("ERROR: Temporary failure in name resolution", "check the network"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "was not installed",
        ),
    ],
)
def test_what_pip_says_becomes_what_to_do(told, remedy):
    assert remedy in bootstrap.remedy_for(told)


def test_something_unknown_is_not_explained_away():
    assert bootstrap.remedy_for("ERROR: the moon is full") is None


def test_pip_without_network_says_so(elsewhere, monkeypatch):
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")

    with pytest.raises(SystemExit) as capture:
        bootstrap.pip(["install", "no-such-package-of-ours"])

    assert "check the network" in said(capture)


def test_a_changed_lock_is_noticed(elsewhere, monkeypatch):
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    (elsewhere / ".venv").mkdir()
    bootstrap.stamp_of(bootstrap.TO_RUN).write_text(bootstrap.sum_of(bootstrap.TO_RUN))
    fresh = bootstrap.is_fresh(bootstrap.TO_RUN)

    (elsewhere / bootstrap.TO_RUN).write_text("alembic==1.0\n")

    assert fresh and not bootstrap.is_fresh(bootstrap.TO_RUN)


def test_half_an_environment_is_made_again(elsewhere):
    bootstrap.python().parent.mkdir(parents=True)
    bootstrap.python().symlink_to("/nowhere/python3")

    assert not bootstrap.is_usable() and not bootstrap.is_fresh(bootstrap.TO_RUN)


DROP_RIGHTS = """
import ensurepip, os, venv
from scenario_trainer import bootstrap
if os.geteuid() == 0:
    os.setegid(65534), os.seteuid(65534)
bootstrap.make([bootstrap.TO_RUN])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps its rights elsewhere")
def test_a_folder_that_cannot_be_written_is_named():
    with tempfile.TemporaryDirectory() as place:
        checkout = a_checkout(Path(place) / "checkout")
        os.chmod(place, 0o755)
        checkout.chmod(0o555)

        done = subprocess.run(
            [PLAIN_PYTHON, "-c", DROP_RIGHTS], cwd=checkout, env=plain_environ(),
            capture_output=True, text=True,
        )  # fmt: skip

        checkout.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{checkout} cannot be written: move the program to a folder of your own and start again."
    ]


LOCKS = (bootstrap.TO_RUN, bootstrap.TO_TEST)
PINNED = re.compile(
    r"([\w.-]+)==([\w.]+)(?: ; [\w =!'-]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)"
)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_with_the_sums_of_their_files_and_no_places(lock):
    lines = (bootstrap.ROOT / lock).read_text().splitlines(keepends=True)
    pins = "".join(line for line in lines if not line.startswith("#"))

    assert PINNED.sub("", pins).strip() == ""


def test_what_is_compiled_is_locked_for_every_machine():
    pins = PINNED.findall((bootstrap.ROOT / bootstrap.TO_RUN).read_text())
    files = {name: sums.count("--hash") for name, _, sums in pins}

    assert all(files[name] >= 20 for name in ("markupsafe", "pydantic-core", "psycopg-binary"))


def test_what_runs_is_what_was_tested():
    assert locked(bootstrap.TO_RUN).items() <= locked(bootstrap.TO_TEST).items()


@pytest.mark.parametrize("sum_of_it", [f" --hash=sha256:{'0' * 64}", ""])
def test_a_package_that_is_not_the_locked_one_is_not_installed(elsewhere, monkeypatch, sum_of_it):
    a_wheel(elsewhere, "ours", "1.0")
    (elsewhere / bootstrap.TO_TEST).write_text(f"ours==1.0{sum_of_it}\n")
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    given = {"NO_INDEX": "1", "FIND_LINKS": str(elsewhere), "DRY_RUN": "1"}
    for name, value in given.items():
        monkeypatch.setenv(f"PIP_{name}", value)

    with pytest.raises(SystemExit) as capture:
        bootstrap.install(bootstrap.TO_TEST)

    assert "was not installed" in said(capture) or "hash" in said(capture).lower()


def a_wheel(folder: Path, name: str, version: str) -> None:
    """The smallest package that pip would install."""
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def test_the_locks_hold_all_that_the_project_asks_for():
    import tomllib

    from packaging.requirements import Requirement

    project = tomllib.loads((bootstrap.ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    for lock, asked in (
        ((bootstrap.TO_RUN,), project["dependencies"]),
        ((bootstrap.TO_RUN, bootstrap.TO_TEST), [*extras["tests"], *extras["bench"]]),
    ):
        held = locked(*lock)
        for requirement in map(Requirement, asked):
            name = requirement.name.lower().replace("_", "-")
            assert requirement.specifier.contains(held[name], prereleases=True), requirement


def locked(*locks: str) -> dict[str, str]:
    """The versions the locks name, by package."""
    pins = "".join((bootstrap.ROOT / lock).read_text() for lock in locks)
    return {name.lower().replace("_", "-"): version for name, version, _ in PINNED.findall(pins)}


def test_ci_runs_the_second_command_and_nothing_else():
    script = (bootstrap.ROOT / ".ci" / "run").read_text()

    assert script.splitlines()[-1] == "exec python3 -m tests"
    assert os.access(bootstrap.ROOT / ".ci" / "run", os.X_OK)
