"""`trainer attempts`: an officer's own attempts, for their own support.

Whoever runs this machine is not thereby allowed to read what officers
practised: the command asks for the officer's name and password like the page
does, and only opens what the page would open for them.
"""

import click

from scenario_trainer.cli.debrief import tell_debrief
from scenario_trainer.cli.page import Page
from scenario_trainer.cli.ready import ready
from scenario_trainer.cli.scene import tell_scene
from scenario_trainer.debrief.debrief import debrief_view
from scenario_trainer.engine.play.play import line_of
from scenario_trainer.errors import InputError
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.stage.scenes import scene_view
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import accounts
from scenario_trainer.training.beside import open_attempt
from scenario_trainer.training.debrief import played_in
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.playing import playing_of
from scenario_trainer.training.shelf import is_told


@click.group()
def attempts() -> None:
    """Look at an attempt again, together with its officer.

    \b
    trainer attempts replay R4nd0mPubl1cId
    """


# A public id may begin with a dash; so nothing short is an option here.
@attempts.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
@click.argument("attempt")
@click.option("--name", prompt="Officer's name", help="The officer's sign-in name.")
@click.option("--language", type=click.Choice(LANGUAGES), default="sq", show_default=True)
def replay(attempt: str, name: str, language: str) -> None:
    """Play an attempt back from its moves; asks the officer to sign in.

    ATTEMPT is the random part of its address in the browser.

    \b
    trainer attempts replay R4nd0mPubl1cId --name arta
    """
    password = click.prompt("Officer's password", hide_input=True)
    with ready():
        _tell(Page(language), open_attempt(attempt, _officer(name, password)))


def _officer(name: str, password: str) -> int:
    """The officer who signs in, and out again at once."""
    token = accounts.sign_in(name, password, "command line", "trainer attempts replay")
    person = accounts.person_of(token)
    accounts.sign_out(token)
    if person is None:
        raise InputError(code="sign_in_failed")
    return person.id


def _tell(page: Page, attempt: StoredAttempt) -> None:
    scenario = scenario_of(attempt)
    page.heading(scenario.title)
    for (number, move), at in zip(line_of(attempt.moves), _moments(attempt), strict=True):
        chosen = move.option or ", ".join(move.options) or move.kind
        page.say(f"{at:%d.%m.%Y %H:%M:%S} {chosen}", mark=f"{number + 1}. ")
    if is_told(attempt):
        tell_debrief(page, debrief_view(played_in(attempt)))
    else:
        tell_scene(page, scene_view(playing_of(attempt, attempt.moved_at), scenario, key=""))


def _moments(attempt: StoredAttempt):
    """When each move of the line that stands was made, in UTC."""
    return [attempt.taken_at[number] for number, _ in line_of(attempt.moves)]
