"""The quality of what was chosen, and how sure somebody was of it."""

from collections.abc import Iterable

from scenario_trainer.engine.story.options import Option

SURE, RIGHT = {"certain"}, {"strong", "acceptable"}
QUALITIES = ("harmful", "weak", "acceptable", "strong")


def weakest(options: Iterable[Option]) -> str:
    """The quality of the weakest of several options."""
    return min((option.quality for option in options), key=QUALITIES.index)


def calibrated(confidence: str | None, *, right: bool, best: bool) -> str | None:
    """Where certainty and the answer fell apart."""
    if confidence in SURE and not right:
        return "certain_but_wrong"
    return "unsure_but_right" if confidence == "unsure" and best else None
