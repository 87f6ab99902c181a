"""What a kind of scene is on the stage: what its form shows, and the moves an answer can mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move, Step
from scenario_trainer.stage.form import Form
from scenario_trainer.stage.heard import taken
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.views import OptionView
from scenario_trainer.text import Text

A = TypeVar("A")


def plain(form: Form[Any]) -> Move:
    """A move that says nothing but its kind."""
    return Move(form.answer.kind)


def _nothing(moment: Moment[Any]) -> object:
    return None


def _name(moment: Moment[Any]) -> str:
    return kind_of(moment.act).name


def options_open(moment: Moment[Any]) -> tuple[OptionView, ...]:
    """The options offered now, shuffled."""
    offered = kind_of(moment.act).options_open(moment.act, moment.values)
    views = [OptionView(moment.token(o.id), o.text, o.effort) for o in offered]
    return moment.shuffled(f"order/{moment.scene.id}", views)


def _nobody(act: Any, values: Values) -> list[str]:
    return []


def _prompt(act: Any) -> Text:
    prompt: Text = act.prompt
    return prompt


def _why(act: Any, step: Step) -> Text | None:
    return next((option.why for option in taken(step)), None)


@dataclass(frozen=True, slots=True)
class OnStage(Generic[A]):
    """One kind of scene as it is shown and answered; what it leaves out is the usual."""

    reads: Mapping[str, Callable[[Form[A]], Move]] = field(default_factory=dict)  # by answer
    view: Callable[[Moment[A]], object] = _nothing  # beside plain options
    options: Callable[[Moment[A]], tuple[OptionView, ...]] = options_open
    shown_as: Callable[[Moment[A]], str] = _name  # which form it has now
    spoken_to: Callable[[A, Values], list[str]] = _nobody
    did: Callable[[A], Text] = _prompt  # what a move did that took no option
    note: Callable[[A, Step], Text | None] = _why  # what a coach says about a move
