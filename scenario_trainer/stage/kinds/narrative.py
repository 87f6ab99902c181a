"""Narratives on the stage: what is written, then the look through its checklist."""

from dataclasses import dataclass
from datetime import datetime

from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.stage.form import LONGEST_NARRATIVE, Form, no_longer_than
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage
from scenario_trainer.stage.views import OptionView


@dataclass(frozen=True, slots=True)
class TypedView:
    """Words of the report as they were typed in a window."""

    window: str
    words: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft of a report, and what was typed for it in other windows."""

    words: str = ""
    window: str = ""
    saved_at: datetime | None = None
    revision: int = 0
    beside: tuple[TypedView, ...] = ()

    def elsewhere(self, shown: str) -> tuple[TypedView, ...]:
        """What was typed for the report and is not what the form shows."""
        own = self.saved_at and TypedView(self.window, self.words, self.saved_at)
        versions = (own, *self.beside) if own else self.beside
        return tuple(each for each in versions if each.words.strip() and each.words != shown)

    def seen(self, shown: str, before: int) -> int:
        """The revision the form goes on from: this one where it shows it."""
        return self.revision if shown == self.words else before


@dataclass(frozen=True, slots=True)
class NarrativeView:
    """A report to be written: its limits in words, and what stands there already."""

    least: int
    most: int
    longest: int  # characters
    draft: DraftView
    may_pass: bool


@dataclass(frozen=True, slots=True)
class LookOverView:
    """The report beside its checklist."""

    words: str | None  # None where none was written, empty where it was deleted
    checks: tuple[OptionView, ...]


def shown_as(moment: Moment[Narrative]) -> str:
    """The form to write in, then the one to look it over."""
    return "look_over" if moment.values[moment.act.wrote] else "narrative"


def view(moment: Moment[Narrative]) -> NarrativeView | LookOverView:
    """An empty draft, or what was written beside its checklist."""
    act, values = moment.act, moment.values
    if not values[act.wrote]:
        may_pass = moment.playing.mode != "assessment"
        return NarrativeView(act.least, act.most, LONGEST_NARRATIVE, DraftView(), may_pass)
    checks = {
        check.id: check.text
        for check in act.checklist.values()
        if check.when is None or check.when.test(values)
    }
    written = next(step for step in reversed(moment.steps) if step.move.kind == "write")
    return LookOverView(moment.words.get(written.number), moment.named(checks))


def write(form: Form[Narrative]) -> Move:
    """A narrative within its limits, or none at all, which is said openly."""
    if form.answer.kind == "pass":
        if form.playing.mode == "assessment":
            raise OptionNotOpen("a report is asked for in an assessment")
        return Move("write")
    act, words = form.act, form.answer.words
    no_longer_than(LONGEST_NARRATIVE, words)
    count = len(words.split())
    if count < act.least:
        raise InputError(code="too_few_words", count=count, least=act.least)
    if count > act.most:
        raise InputError(code="too_many_words", count=count, most=act.most)
    return Move("write")


def look_over(form: Form[Narrative]) -> Move:
    """What of the checklist stands in it."""
    return Move("look_over", options=form.chosen(form.act.checklist))


KIND: OnStage[Narrative] = OnStage(
    reads={"write": write, "pass": write, "look_over": look_over}, view=view, shown_as=shown_as
)
