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
    seen: set[str] = set()
    scene = story.scenario.scenes.get(story.scenario.opening)
    while scene is not None and (scene.id not in seen or kind_of(scene.act).neutral):
        if scene.id not in seen:
            words += told((*scene.narration, *scene.lines)) + in_file(scene.act).words(scene.act)
        seen.add(scene.id)
        scene = story.scenario.scenes.get(_best_way(story, scene, seen))
    needed = -(-words // WORDS_A_MINUTE)
    if needed > story.file.minutes:
        yield story.finding("SCN424", "minutes", what=needed, minutes=story.file.minutes)


def _best_way(story: Story, scene: Scene[Any], seen: set[str]) -> str:
    """Where to go next: after a neutral choice to what was not seen yet, else to the best there is."""
    options, exits = options_in(scene.act), [w.to for w in story.ways if w.start == scene.id]
    if kind_of(scene.act).neutral:
        return next((to for to in exits if to not in seen), "")
    if options and kind_of(scene.act).branches:
        return best(options.values()).goes
    return exits[-1] if exits else ""


CHECKS = (minutes,)
