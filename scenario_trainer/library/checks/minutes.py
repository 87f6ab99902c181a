"""How long one way through takes: the words there are to read, and what is to be done with them."""

from collections.abc import Iterator
from typing import Any

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.kind import options_in
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.kinds import in_file
from scenario_trainer.library.kinds.reading_time import best, told

WORDS_A_MINUTE = 200


def minutes(story: Story) -> Iterator[Finding]:
    """The best way through can be read in the minutes the card promises."""
    words = len(story.file.setting.split())
    seen, scene = set(), story.scenario.scenes.get(story.scenario.opening)
    while scene is not None and scene.id not in seen:
        seen.add(scene.id)
        words += told((*scene.narration, *scene.lines)) + in_file(scene.act).words(scene.act)
        scene = story.scenario.scenes.get(_best_way(story, scene))
    needed = -(-words // WORDS_A_MINUTE)
    if needed > story.file.minutes:
        yield story.finding("SCN424", "minutes", what=needed, minutes=story.file.minutes)


def _best_way(story: Story, scene: Scene[Any]) -> str:
    options = options_in(scene.act)
    if options and kind_of(scene.act).branches:
        return best(options.values()).goes
    exits = [way.to for way in story.ways if way.start == scene.id]
    return exits[-1] if exits else ""


CHECKS = (minutes,)
