"""The command line: one group, one file per command.

What goes wrong in a way we have words for is printed as one sentence, without a
traceback; the program then ends with 1, or with 2 where the command itself was
wrong.

The floor plan:

commands     attempts, db, demo, doctor, graph, lint, play, rename, translate, unit, user
a scene      scene, answering, own_question
a debrief    debrief, debrief_entries
all of them  page, sentences, naming, ready
"""

import click

from scenario_trainer import __version__
from scenario_trainer.cli.attempts import attempts
from scenario_trainer.cli.db import db
from scenario_trainer.cli.demo import demo
from scenario_trainer.cli.doctor import doctor
from scenario_trainer.cli.graph import graph
from scenario_trainer.cli.lint import lint
from scenario_trainer.cli.play import play
from scenario_trainer.cli.rename import rename
from scenario_trainer.cli.sentences import sentence_of
from scenario_trainer.cli.translate import translate
from scenario_trainer.cli.unit import unit
from scenario_trainer.cli.user import user
from scenario_trainer.errors import TrainerError

COMMANDS = (attempts, db, demo, doctor, graph, lint, play, rename, translate, unit, user)


class _Family(click.Group):
    """A group that ends with a sentence where one of our own errors rises."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except TrainerError as error:
            raise click.ClickException(sentence_of(error)) from error


@click.group(cls=_Family, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="trainer")
def trainer() -> None:
    """Scenario Trainer: check, play and draw scenarios, look after accounts and data."""


for command in COMMANDS:
    trainer.add_command(command)
