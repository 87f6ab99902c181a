"""A finished line of moves with its score: what every part of the debrief reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from scenario_trainer.engine.play import play
from scenario_trainer.engine.score.figures import RULES_VERSION
from scenario_trainer.engine.score.majors import majors_of
from scenario_trainer.engine.score.scoring import MoveScore, Score
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.turn.moves import Move, Start, Step
from scenario_trainer.stage.playing import Playing
from scenario_trainer.text import Text

Steps = tuple[Step, ...]
NO_WORDS: Mapping[int, str] = MappingProxyType({})
NO_RATINGS: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Played:
    """The line that stands with its score, and what was written and taken back."""

    scenario: Scenario
    score: Score
    steps: tuple[Step, ...]
    rows: Mapping[int, MoveScore]
    majors: Mapping[str, tuple[int, bool]]
    assessment: bool = False
    words: Mapping[int, str] = field(default_factory=dict)  # by the number of the move
    taken_back: tuple[Step, ...] = ()
    ratings: Mapping[int, int] = field(default_factory=dict)  # of reports, in percent
    sources: Path | None = None  # the folder whose sources are cited

    @property
    def is_by_other_rules(self) -> bool:
        """Whether the figures were told by rules that have moved since."""
        return self.score.figures.rules != RULES_VERSION

    def scene(self, step: Step) -> Scene[Any]:
        """The scene a step was taken in."""
        return self.scenario.scenes[step.before.scene]

    def title(self, step: Step) -> Text:
        """The title of that scene."""
        return title_of(self.scenario, step.before.scene)

    def first_of(self, step: Step) -> Step | None:
        """What was done in the same scene before it was taken back."""
        scene = step.before.scene
        return next((other for other in self.taken_back if other.before.scene == scene), None)


def played_of(
    playing: Playing,
    scenario: Scenario,
    score: Score,
    *,
    words: Mapping[int, str] = NO_WORDS,
    ratings: Mapping[int, int] = NO_RATINGS,
    sources: Path | None = None,
) -> Played:
    """What was played with its score, and what persons wrote and gave for it."""
    steps = tuple(play.story(scenario, playing.start, playing.moves))
    return Played(
        scenario=scenario,
        score=score,
        steps=steps,
        rows={row.number: row for row in score.moves},
        majors=majors_of(steps),
        assessment=playing.mode == "assessment",
        words=words,
        taken_back=taken_back(scenario, playing.start, playing.moves),
        ratings=ratings,
        sources=sources,
    )


def taken_back(scenario: Scenario, start: Start, moves: Sequence[Move]) -> tuple[Step, ...]:
    """The steps that do not stand any more, in the order in which they were taken."""
    found: list[Step] = []
    for number, move in enumerate(moves):
        if move.kind == "rewind":
            line = play.story(scenario, start, moves[:number])
            found += [step for step in line if step.number >= (move.to or 0)]
    return tuple(found)


def title_of(scenario: Scenario, name: str) -> Text:
    """The title of a scene or an ending; the scenario's own where a scene has none."""
    if name in scenario.endings:
        return scenario.endings[name].title
    return scenario.scenes[name].title or scenario.title
