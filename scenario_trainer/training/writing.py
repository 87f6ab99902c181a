"""What an officer writes: the draft of a report, and the words that belong to their moves.

A draft is kept while it is typed, so that a lost line, a closed window or
another device costs nothing.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Situation
from scenario_trainer.errors import OptionNotOpen, TurnTaken
from scenario_trainer.records import attempts
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.stage.form import Typed
from scenario_trainer.stage.kinds.moment import Words
from scenario_trainer.stage.kinds.narrative import DraftView
from scenario_trainer.stage.views import SceneView
from scenario_trainer.training import drafts
from scenario_trainer.training.editions import scenario_of


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do about words typed in other windows: go on with those of one, or discard them."""

    go_on_with: str = ""
    discard: str = ""


def keep_draft(
    public_id: str, officer_id: int, typed: Typed, turn: int, choice: Choice | None = None
) -> DraftView:
    """Keep what was typed at a turn; refused once the report is handed over."""
    now = datetime.now(UTC)
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        scenario = scenario_of(attempt)
        situation = play.replay(scenario, attempt.start, attempt.moves[:turn])
        if not is_writing(scenario, situation):
            raise OptionNotOpen("nothing to write here")
        if any(move.kind == "write" for move in attempt.moves[turn:]):
            raise TurnTaken(public_id)
        _keep(attempt, situation.scene, typed, choice or Choice(), now)
        return drafts.draft_view(attempt, situation.scene) or DraftView()


def _keep(attempt: StoredAttempt, scene: str, typed: Typed, choice: Choice, now: datetime) -> None:
    drafts.keep(attempt, scene, typed, now)
    if choice.go_on_with:
        drafts.go_on_with(attempt, scene, choice.go_on_with)
    if choice.discard:
        drafts.discard(attempt, scene, choice.discard)


def is_writing(scenario: Scenario, situation: Situation) -> bool:
    """Whether a report is to be written here, and is not yet."""
    scene = scenario.scenes.get(situation.scene)
    return (
        scene is not None
        and isinstance(scene.act, Narrative)
        and not situation.values[scene.act.wrote]
    )


def own_words(attempt: StoredAttempt) -> Words:
    """The officer's own questions and reports by the number of their move, where there are any."""
    if any(move.writing and (move.question or move.kind == "write") for move in attempt.moves):
        return attempts.writings_of(attempt)
    return {}


def with_draft(view: SceneView, attempt: StoredAttempt, scenario: Scenario) -> SceneView:
    """The view with what was typed before: the draft, else the report that was taken back."""
    draft = drafts.draft_view(attempt, view.scene)
    if draft is None:
        draft = DraftView(_taken_back(attempt, scenario, view.scene))
    return replace(view, act=replace(view.act, draft=draft))


def _taken_back(attempt: StoredAttempt, scenario: Scenario, scene: str) -> str:
    """What was written in the scene before the officer came back to it."""
    words = own_words(attempt)
    for number, move in reversed(tuple(enumerate(attempt.moves))):
        if move.kind != "write" or not words.get(number):
            continue
        if play.replay(scenario, attempt.start, attempt.moves[:number]).scene == scene:
            return words[number]
    return ""
