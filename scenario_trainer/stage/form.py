"""The form of a scene as it came back: the answer, and where it was given."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.tokens import name_of, token_of

A = TypeVar("A")
CONFIDENCES = ("unsure", "fairly", "certain")
LONGEST_REASON = 200
LONGEST_QUESTION = 300
LONGEST_REFLECTION = 2000
LONGEST_PLAN = 500
LONGEST_NARRATIVE = 10_000  # characters


@dataclass(frozen=True, slots=True)
class Answer:
    """What the officer's form says; `turn` is where they stood, `key` is this tap's own."""

    kind: str
    turn: int
    key: str
    tokens: tuple[str, ...] = ()
    confidence: str | None = None
    reason: str | None = None
    words: str = ""
    to: int | None = None
    placed: tuple[tuple[str, str], ...] = ()  # (token, its place): of items, tasks or signs
    number: int | None = None
    motive: str | None = None
    topic: str | None = None
    question: str | None = None
    seen: int = 0
    sequence: int = 0

    @property
    def typed(self) -> "Typed":
        """The words with the window they were typed in; the key is that window's."""
        return Typed(self.key, self.words, self.seen, self.sequence)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a window, the revision of the draft it began from, and how far it has come."""

    window: str
    words: str
    seen: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Form(Generic[A]):
    """An answer together with the scene it was given in, and how things stand there."""

    playing: Playing
    scene: Scene[A]
    values: Values
    answer: Answer

    @property
    def act(self) -> A:
        """What there is to do in the scene."""
        return self.scene.act

    def token(self, name: str) -> str:
        """The token of a name here."""
        return token_of(self.playing, self.scene.id, name)

    def name(self, token: str | None, names: Iterable[str]) -> str:
        """Which of the names a token stands for; it has to be one of them."""
        name = name_of(self.playing, self.scene.id, token, names)
        if name is None:
            raise OptionNotOpen("a token of another scene")
        return name

    def chosen(self, names: Iterable[str]) -> tuple[str, ...]:
        """What the tokens of the answer stand for."""
        return tuple(self.name(token, names) for token in self.answer.tokens)

    def one(self, names: Iterable[str]) -> str:
        """The one that was chosen."""
        if len(self.answer.tokens) != 1:
            raise InputError(code="choose_one")
        return self.chosen(names)[0]


def confidence(form: Form[Any]) -> str | None:
    """How sure the officer says to be, where the scene asks."""
    if not form.act.confidence:
        return None
    if form.answer.confidence not in CONFIDENCES:
        raise InputError(code="say_how_sure")
    return form.answer.confidence


def no_longer_than(most: int, words: str) -> None:
    """Refuse words that are longer; nothing is cut without a word."""
    if len(words) > most:
        raise InputError(code="too_long", most=most)
