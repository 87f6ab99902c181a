"""What holds for every command: examples in its help, one sentence for what goes wrong."""

from collections.abc import Iterator

import click
import pytest

from scenario_trainer.cli import trainer
from scenario_trainer.config import PACKAGE


def leaves(
    command: click.Command = trainer, name: str = "trainer"
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for word in sorted(command.list_commands(ctx)):
            yield from leaves(command.get_command(ctx, word), f"{name} {word}")
    else:
        yield name, command


COMMANDS = dict(leaves())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(run, name):
    told = run(*name.split()[1:], "--help")

    assert told.exit_code == 0
    assert f"\n  {name} " in told.output or f"\n  {name}\n" in told.output


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_terminal(run, name):
    told = run(*name.split()[1:], "--help")

    assert max(map(len, told.output.splitlines())) <= 80


def test_a_command_is_one_file_of_its_name():
    files = {path.stem for path in (PACKAGE / "cli").glob("*.py")}

    assert {name.split()[1] for name in COMMANDS} <= files


def test_what_goes_wrong_is_one_sentence(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(tmp_path))
    monkeypatch.setenv("TRAINER_PORT", "many")

    told = run("user", "list")

    assert told.exit_code == 1
    assert len(told.output.splitlines()) == 1
    assert told.output.startswith("Error: Set TRAINER_PORT to a whole number")


def test_a_database_without_tables_says_what_to_do(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_DATA", str(tmp_path / "new"))

    told = run("user", "list")

    assert told.exit_code == 1
    assert "run trainer db upgrade" in told.output


def test_a_scenario_that_is_not_there_is_guessed(run):
    told = run("play", "the-leas")

    assert told.exit_code == 2
    assert "Did you mean the-lease?" in told.output
