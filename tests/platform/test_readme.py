"""The README says what the program is: its settings, its commands, its rooms, its words."""

import re

import click
import pytest

from scenario_trainer.bootstrap import ROOT
from scenario_trainer.config import PACKAGE, SETTINGS
from scenario_trainer.engine.score import figures
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from tests.cli.test_commands import COMMANDS

README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def table(heading: str) -> dict[str, str]:
    """The rows of the table under a heading: first cell to second."""
    part = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `(.+?)` \| (.+?) \|$", part, re.MULTILINE))


def usage(name: str) -> str:
    """A command with the names of its arguments."""
    command = COMMANDS[name]
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    return " ".join([name, *(p.make_metavar(click.Context(command)) for p in arguments)])


def test_every_setting_is_in_the_readme():
    assert table("Settings") == SETTINGS


def test_every_command_is_in_the_readme():
    assert table("Commands") == {
        usage(name): command.help.splitlines()[0] for name, command in COMMANDS.items()
    }


def test_every_room_is_on_the_map():
    for room in PACKAGE.iterdir():
        if room.is_dir() and (room / "__init__.py").exists():
            assert f"{room.name}/" in README


def test_the_figures_of_the_score_are_those_of_the_engine():
    low = [f"{least}-" for least in figures.BANDS]
    assert all(mark in README.split("6. Levels:")[1].split("\n7.")[0] for mark in low)
    totals = sorted({flag.total for flag in RED_FLAGS.values()})
    told = f"holds the total at {' or '.join(map(str, totals))}"
    assert told in " ".join(README.split())
    assert f"holds it at {figures.MAJOR_TOTAL}, or at {figures.REPAIRED_TOTAL}" in " ".join(
        README.split()
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
