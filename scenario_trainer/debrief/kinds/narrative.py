"""Narratives in the debrief: the officer's own words beside the checklist."""

from scenario_trainer.debrief.entry_views import (
    WrittenCheckView,
    WrittenView,
)
from scenario_trainer.debrief.figures import times
from scenario_trainer.debrief.kinds.in_debrief import InDebrief, grade_of
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.engine.kinds.narrative import Narrative


def view(played: Played, steps: Steps) -> WrittenView:
    """The narrative in the officer's own words, and the checklist they went through with it."""
    narrative, first = played.scene(steps[0]).act, steps[0]
    looked_over = steps[-1].move.kind == "look_over"
    ticked = steps[-1].move.options if looked_over else ()
    words = played.words.get(first.number)
    return WrittenView(
        words=words,
        count=len((words or "").split()),
        least=narrative.least,
        most=narrative.most,
        checks=tuple(
            WrittenCheckView(
                check.text,
                check.when is None or bool(check.when.test(first.before.values)),
                check.id in ticked,
                check.why,
            )
            for check in narrative.checklist.values()
        ),
        looked_over=looked_over,
        example=narrative.example,
        rated=rating_of(played, steps),
    )


def rating_of(played: Played, steps: Steps) -> int | None:
    """What a person gave the narrative, in percent."""
    return next((played.ratings[s.number] for s in steps if s.number in played.ratings), None)


def grade(body: WrittenView, points: int | None) -> str | None:
    """By what a person gave it."""
    return grade_of(body.rated)


def workings(act: Narrative, played: Played, steps: Steps) -> dict[str, str]:
    """What a person gave times its weight."""
    rated = rating_of(played, steps)
    return (
        {} if rated is None else {code: times(rated, each) for code, each in act.assesses.items()}
    )


KIND: InDebrief[Narrative] = InDebrief(
    "narrative", view, grade=grade, workings=workings, hears=False
)
