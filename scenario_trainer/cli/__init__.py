"""The command line: one group, one file per command, read when its command is called.

What goes wrong in a way we have words for is printed as one sentence, without a
traceback; the program then ends with 1, or with 2 where the command itself was
wrong.

The floor plan:

commands     attempts, db, demo, doctor, graph, lint, play, rename, translate, unit, user
a scene      scene, answering, kinds/ (what each kind of scene asks), asking, own_question
a debrief    debrief, debrief_entries
all of them  page, sentences, naming, ready
"""

from importlib import import_module

import click

from scenario_trainer import __version__
from scenario_trainer.cli.sentences import sentence_of
from scenario_trainer.errors import TrainerError

# Whoever checks a file does not wait for the database, nor a player for the checks.
COMMANDS = (
    "attempts", "db", "demo", "doctor", "graph", "lint", "play", "rename", "translate", "unit", "user",
)  # fmt: skip


class _Family(click.Group):
    """A group that ends with a sentence where one of our own errors rises."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return getattr(import_module(f"scenario_trainer.cli.{name}"), name)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except TrainerError as error:
            raise click.ClickException(sentence_of(error)) from error


@click.group(cls=_Family, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="trainer")
def trainer() -> None:
    """Scenario Trainer: check, play and draw scenarios, look after accounts and data."""
