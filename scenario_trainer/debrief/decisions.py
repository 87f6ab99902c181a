"""Decisions, picks and answers to somebody who asks back, each with why and what else was open."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from scenario_trainer.config import scenarios_folder
from scenario_trainer.debrief.entry_views import AlternativeView, DecisionView, ReferenceView
from scenario_trainer.debrief.played import Played
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.play.play import Step
from scenario_trainer.engine.story.options import Option
from scenario_trainer.library import references
from scenario_trainer.stage.heard import taken
from scenario_trainer.text import Text

SURE, RIGHT = {"certain"}, {"strong", "acceptable"}
QUALITIES = ("harmful", "weak", "acceptable", "strong")


def decision_view(played: Played, step: Step) -> DecisionView:
    """What was chosen, why it was worth what it was, and what else was open."""
    act, options = played.scene(step).act, taken(step)
    quality = weakest(options)
    before_rewind = _first_choice(played, step)
    return DecisionView(
        chosen=tuple(option.text for option in options),
        quality=quality,
        qualities=tuple(option.quality for option in options),
        whys=tuple(option.why for option in options if option.why),
        other_views=tuple(option.other_view for option in options if option.other_view),
        alternatives=_alternatives(act, options),
        cites=reference_views(options, played.sources),
        silent=step.move.kind == "time_out",
        contested=getattr(act, "contested", False),
        dilemma=getattr(act, "dilemma", False),
        confidence=step.move.confidence,
        calibrated=calibrated(
            step.move.confidence, right=quality in RIGHT, best=quality == "strong"
        ),
        reason=getattr(act, "reasons", {}).get(step.move.reason),
        reason_words=played.words.get(step.number),
        tags=tuple(dict.fromkeys(option.tag for option in options if option.tag)),
        effort=_effort(act, options),
        first_choice=tuple(o.text for o in before_rewind) if before_rewind != options else (),
    )


def weakest(options: Iterable[Option]) -> str:
    """The quality of the weakest of several options."""
    return min((option.quality for option in options), key=QUALITIES.index)


def prompt_of(act: Decision | Pick | Gaps, step: Step) -> Text:
    """What was asked: the scene's question, or what somebody asked back."""
    if isinstance(act, Gaps):
        return act.questions[step.move.option.partition(".")[0]].text
    return act.prompt


def calibrated(confidence: str | None, *, right: bool, best: bool) -> str | None:
    """Where certainty and the answer fell apart."""
    if confidence in SURE and not right:
        return "certain_but_wrong"
    return "unsure_but_right" if confidence == "unsure" and best else None


def _effort(act: object, options: Sequence[Option]) -> tuple[int, int] | None:
    budget = getattr(act, "budget", None)
    return None if budget is None else (sum(option.effort for option in options), budget)


def _first_choice(played: Played, step: Step) -> tuple[Option, ...]:
    first = played.first_of(step)
    return taken(first) if first else ()


def _alternatives(
    act: Decision | Pick | Gaps, options: Sequence[Option]
) -> tuple[AlternativeView, ...]:
    offered = act.options.values()
    if isinstance(act, Gaps):
        gap = act.questions[options[0].id.partition(".")[0]]
        offered = [act.options[id] for id in gap.options]
    others = [option for option in offered if option not in options and option.offered]
    return tuple(AlternativeView(option.text, option.quality, option.why) for option in others)


def reference_views(
    options: Iterable[Option], sources: Path | None = None
) -> tuple[ReferenceView, ...]:
    """The rules these options rest on, each once."""
    known = _sources(sources or scenarios_folder())
    cited = dict.fromkeys(id for option in options for id in option.cites)
    return tuple(
        ReferenceView(id, r.title, r.summary, r.source, r.date, r.confidence, r.note)
        for id in cited
        if (r := known.get(id))
    )


@lru_cache(maxsize=4)
def _sources(folder: Path) -> Mapping[str, references.Reference]:
    return references.load(folder / references.FILE)
