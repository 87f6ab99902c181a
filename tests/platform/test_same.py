"""What another build stored is shown alike: the comparison, on this build and a copy of it."""

import shutil
from pathlib import Path

import pytest

from bench.same import compare
from tests.platform.places import a_checkout

ATTEMPTS = 7  # one of each scenario

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a copy of this build stored and showed."""
    kept = tmp_path_factory.mktemp("same") / "kept"
    other = a_checkout(tmp_path_factory.mktemp("other") / "checkout")
    compare.shown_by_other(other, ATTEMPTS, kept)
    return kept


@pytest.fixture
def ours(kept: Path, tmp_path: Path) -> Path:
    """The same, shown by a build that differs in nothing."""
    return shutil.copytree(kept / "shown", tmp_path / "ours")


def test_attempts_of_another_build_are_shown_to_the_byte_as_there(kept, tmp_path, capsys):
    compare.main([str(tmp_path), "--kept", str(kept)])  # ends with 1 where anything differs

    said = capsys.readouterr().out.splitlines()
    assert [line.split() for line in said if line.endswith(f" {ATTEMPTS} of {ATTEMPTS}")] == [
        [what, str(ATTEMPTS), "of", str(ATTEMPTS)]
        for what in ("debrief.en", "debrief.sq", "scene.en", "scene.sq", "attempts")
    ]
    assert any(line.startswith("  figures") for line in said)


@pytest.mark.parametrize("what", ["debrief.sq", "scene.en", "figures", "library.en"])
def test_one_sign_more_is_a_difference(kept, ours, capsys, what):
    changed = next(ours.glob(f"*.{what}"))
    changed.write_text(changed.read_text() + "!")

    assert compare.differences(kept / "shown", ours)
    assert f"ours/{changed.name}" in capsys.readouterr().out


def test_a_page_less_is_a_difference(kept, ours):
    next(ours.glob("*.debrief.en")).unlink()

    assert compare.differences(kept / "shown", ours)


def test_what_comes_by_chance_is_no_difference(kept, ours):
    page = next(ours.glob("*-ward-four.scene.en"))
    token = 'name="csrf_token" value="'
    page.write_text(page.read_text().replace(token, f"{token}other"))

    assert not compare.differences(kept / "shown", ours)
