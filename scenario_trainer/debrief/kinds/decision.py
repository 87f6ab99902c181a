"""Decisions in the debrief: what was chosen, why it was worth what it was, and what else was open."""

from collections.abc import Iterable, Sequence

from scenario_trainer.debrief.entry_views import AlternativeView, DecisionView
from scenario_trainer.debrief.kinds.in_debrief import InDebrief
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.debrief.quality import RIGHT, calibrated, weakest
from scenario_trainer.debrief.sources import reference_views
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.stage.heard import taken


def decision_view(played: Played, step: Step, offered: Iterable[Option]) -> DecisionView:
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
        alternatives=_alternatives(offered, options),
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


def _effort(act: object, options: Sequence[Option]) -> tuple[int, int] | None:
    budget = getattr(act, "budget", None)
    return None if budget is None else (sum(option.effort for option in options), budget)


def _first_choice(played: Played, step: Step) -> tuple[Option, ...]:
    first = played.first_of(step)
    return taken(first) if first else ()


def _alternatives(
    offered: Iterable[Option], options: Sequence[Option]
) -> tuple[AlternativeView, ...]:
    others = [option for option in offered if option not in options and option.offered]
    return tuple(AlternativeView(option.text, option.quality, option.why) for option in others)


def view(played: Played, steps: Steps) -> DecisionView:
    """The decision beside all that was offered."""
    act: Decision | Pick = played.scene(steps[0]).act
    return decision_view(played, steps[0], act.options.values())


KIND: InDebrief[Decision] = InDebrief("decision", view)
