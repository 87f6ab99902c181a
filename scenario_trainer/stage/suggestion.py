"""The suggestion: how a question in the officer's own words is read, before it is asked."""

from dataclasses import replace

from scenario_trainer.engine.kinds import talk
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.typed.typed_question import suggest
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.stage.kinds.talk import SuggestionView, read_question
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.tokens import token_of
from scenario_trainer.stage.views import SceneView


def with_suggestion(
    view: SceneView, playing: Playing, scenario: Scenario, words: str, language: str
) -> SceneView:
    """The view with how a question in the officer's own words is read."""
    scene = scenario.scenes[view.scene] if view.kind == "talk" else None
    if scene is None or not view.act.may_type:
        raise OptionNotOpen("no questions of one's own here")
    said = read_question(words)
    found = suggest(said, language, _words_of_topics(scene.act, playing, scenario))
    suggestion = SuggestionView(
        words=said,
        type=found.type,
        because=found.because,
        evidence=found.evidence,
        topic=token_of(playing, scene.id, found.topic) if found.topic else None,
    )
    return replace(view, act=replace(view.act, suggestion=suggestion))


def _words_of_topics(hub: Talk, playing: Playing, scenario: Scenario) -> dict[str, str]:
    """The words that tell of each topic open now, in every language: whoever types chooses theirs."""
    values = play.replay(scenario, playing.start, playing.moves).values
    open_now = {topic.id for topic in talk.topics_open(hub, values)}
    told = {id: hub.topics[id].words or hub.topics[id].name for id in hub.topics if id in open_now}
    return {id: ",".join(text.by_language.values()) for id, text in told.items()}
