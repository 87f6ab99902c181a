"""The moment: where what is played stands, as a kind of scene makes its form from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from scenario_trainer.engine.play import chance
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.stage.heard import taken
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.tokens import token_of
from scenario_trainer.stage.views import OptionView
from scenario_trainer.text import Text, same

A = TypeVar("A")
V = TypeVar("V")
Words = Mapping[int, str]  # the officer's own, by the number of their move; empty once deleted


@dataclass(frozen=True, slots=True)
class Moment(Generic[A]):
    """The present scene with all that led there."""

    playing: Playing
    scenario: Scenario
    scene: Scene[A]
    values: Values
    steps: Sequence[Step]
    words: Words

    @property
    def act(self) -> A:
        """What there is to do."""
        return self.scene.act

    def token(self, name: str) -> str:
        """The token of a name here."""
        return token_of(self.playing, self.scene.id, name)

    def named(self, names: Mapping[str, Text]) -> tuple[OptionView, ...]:
        """Named texts as they can be chosen, in the order of the file."""
        return tuple(OptionView(self.token(name), text) for name, text in names.items())

    def shuffled(self, purpose: str, views: Iterable[V]) -> tuple[V, ...]:
        """In an order that belongs to what is played."""
        return tuple(chance.shuffled(self.playing.start.seed, purpose, views))


def said_in(step: Step, words: Words) -> Text:
    """What was said in a step: the officer's own question, else the option as it is written."""
    own = words.get(step.number) if step.move.question else None
    return same(own) if own else taken(step)[0].text
