"""What CONTRIBUTING names is there: for a kind, a finding, a page and a column."""

import re
from pathlib import Path

import pytest

from scenario_trainer.engine.kinds import board
from tests.test_kinds import files_of

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def listed(what: str) -> list[str]:
    """The files named under a heading that is marked for it."""
    part = PAGE.split(f"<!-- files: {what} -->")[1].split("\n## ")[0]
    return re.findall(r"^- `([^`]+)`", part, re.MULTILINE)


@pytest.mark.parametrize("what", ["kind", "finding", "page", "column"])
def test_every_file_it_names_is_there(what):
    files = listed(what)

    assert len(files) >= 4
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_a_kind_consists_of_what_it_names():
    assert set(files_of(board.KIND)) <= set(listed("kind"))


def test_the_pages_for_developers_are_found_from_the_readme():
    assert "CONTRIBUTING.md" in README and "docs/architecture.md" in README
