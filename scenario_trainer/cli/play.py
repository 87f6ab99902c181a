"""`trainer play`: the role-play in the terminal, with the same score as in the browser.

Nothing is stored. The scene comes from the same view as the page, so what the
officer may not know stays out of it here as well.
"""

import secrets
from collections import deque
from dataclasses import replace

import click

from scenario_trainer.cli.answering import ask
from scenario_trainer.cli.debrief import tell_debrief
from scenario_trainer.cli.naming import scenario_of
from scenario_trainer.cli.page import Page
from scenario_trainer.cli.scene import tell_hint, tell_scene
from scenario_trainer.debrief.debrief import debrief_view
from scenario_trainer.debrief.played import Played, played_of
from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.play import chance
from scenario_trainer.engine.play import play as engine
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.story.cast import Draw
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.library.walks import steps
from scenario_trainer.stage.answers import move_of
from scenario_trainer.stage.form import Answer
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.scenes import scene_view
from scenario_trainer.stage.suggestion import with_suggestion
from scenario_trainer.stage.views import SceneView
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training.practice import MODES


@click.command()
@click.argument("slug", required=False)
@click.option("--seed", type=click.IntRange(min=0), help="The same seed gives the same chances.")
@click.option("--mode", type=click.Choice(MODES), default="practice", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), default="sq", show_default=True)
@click.option("--moves", default="", help="Moves to make, with commas between them.")
@click.option("--temperament", help="Play with this temperament instead of a drawn one.")
@click.option("--truth", help="Play with this hidden truth instead of a drawn one.")
def play(
    slug: str | None,
    seed: int | None,
    mode: str,
    language: str,
    moves: str,
    temperament: str | None,
    truth: str | None,
) -> None:
    """Play a scenario here; nothing is stored.

    A move is the id of an option, a+b for several, continue, silence, or reflect,
    as in walks.yaml. Without --moves you choose by number; q ends, h asks for a hint.

    \b
    trainer play the-lease --language en
    trainer play the-lease --seed 7 --mode coach
    trainer play the-lease --language en --moves sit_down,open_question
    """
    scenario, page = scenario_of(slug), Page(language)
    start = _start(scenario, _seed(seed, mode), temperament, truth)
    script = deque(word.strip() for word in moves.split(",") if word.strip())
    tell_introduction(page, scenario)
    rehearsal = _play_through(page, scenario, Playing("terminal", mode, start), script)
    if rehearsal.moves:
        tell_debrief(page, debrief_view(_played(scenario, rehearsal)))
    page.say(page.words("Seed {seed}: play it again with --seed {seed}.", seed=start.seed))


def tell_introduction(page: Page, scenario: Scenario) -> None:
    """The page before the first scene."""
    page.heading(scenario.title)
    page.say(scenario.content_note)
    page.gap()
    page.say(scenario.setting)


def _play_through(page: Page, scenario: Scenario, playing: Playing, script: deque[str]) -> Playing:
    """Play until it ends, the officer stops, or the script does."""
    scripted, words = bool(script), {}
    while True:
        view = scene_view(playing, scenario, key="", words=words)
        hinted = bool(playing.moves) and playing.moves[-1].kind == "hint"
        (tell_hint if hinted else tell_scene)(page, view)
        if view.kind == "ending" or (scripted and not script):
            return playing
        answer = None if scripted else _asked(page, scenario, playing, view)
        if answer is None and not scripted:
            return playing
        if answer is None:
            move = _scripted(scenario, playing, script.popleft())
        else:
            try:
                move = _answered(scenario, playing, answer)
            except InputError:  # all else was asked again until it fitted
                page.say(page.words("There is no answer to that here. Ask it in another way."))
                continue
            words |= {playing.turn: answer.words} if answer.words else {}
        playing = replace(playing, moves=(*playing.moves, move))


def _asked(page: Page, scenario: Scenario, playing: Playing, view: SceneView) -> Answer | None:
    """The officer's answer; a question of their own is shown as it is read before it is one."""
    answer = ask(page, view)
    if answer is None or answer.kind != "read":
        return answer
    return ask(page, with_suggestion(view, playing, scenario, answer.words, page.language))


def _answered(scenario: Scenario, playing: Playing, answer: Answer) -> Move:
    """The move an answer means here."""
    if answer.kind == "hint":
        return Move("hint")
    situation = engine.replay(scenario, playing.start, playing.moves)
    return move_of(playing, scenario.scenes[situation.scene], situation.values, answer)


def _seed(given: int | None, mode: str) -> int:
    if given is not None:
        return given
    return 1 if mode == "coach" else secrets.randbits(31)


def _start(scenario: Scenario, seed: int, temperament: str | None, truth: str | None) -> Start:
    return Start(
        seed,
        _place(scenario.temperaments, "temperament", temperament, seed),
        _place(scenario.truths, "truth", truth, seed),
    )


def _place(draws: tuple[Draw, ...], what: str, named: str | None, seed: int) -> int:
    """The place of the draw that was named, else the one that belongs to the seed."""
    if named is None:
        return chance.number(seed, what, 0) % len(draws) if draws else 0
    ids = [draw.id for draw in draws]
    if named not in ids:
        raise click.UsageError(
            f"There is no {what} {named}; there are: {', '.join(ids) or 'none'}."
        )
    return ids.index(named)


def _played(scenario: Scenario, playing: Playing) -> Played:
    outlook = Outlook(scenario, assessment=playing.mode == "assessment")
    standing = score(scenario, playing.start, playing.moves, outlook)
    return played_of(playing, scenario, standing)


def _scripted(scenario: Scenario, playing: Playing, word: str) -> Move:
    """The move a word of the script means here; a usage error if it is not open."""
    situation = engine.replay(scenario, playing.start, playing.moves)
    move = steps.move_of(scenario, situation, tuple(word.split("+")))
    try:
        if move is None:
            raise OptionNotOpen(word)
        engine.after(scenario, situation, move)
    except OptionNotOpen as error:
        known = ", ".join(steps.steps_open(scenario, situation))
        raise click.UsageError(
            f"{word} is not open in {situation.scene}; open there: {known}."
        ) from error
    return move
