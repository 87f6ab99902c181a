"""Estimates in a file: a percentage is a step, such as `estimate=50`."""

from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.kinds.in_file import InFile, Step
from scenario_trainer.library.kinds.outlines import rectangle
from scenario_trainer.library.kinds.reading_time import count
from scenario_trainer.library.terms.terms import Terms

ESTIMATE, TICK = "estimate=", 5


def build(
    terms: Terms, id: str, estimate: schema_acts.Estimate, at: str, goes: str | None
) -> Estimate:
    """The estimate as it is played."""
    return Estimate(terms.text(estimate.prompt, f"{at}.prompt"))


def move(act: Estimate, values: Values, step: Step) -> Move | None:
    """One percentage."""
    word, *rest = step
    number = word.removeprefix(ESTIMATE)
    return Move("estimate", number=int(number)) if number.isdecimal() and not rest else None


def steps(act: Estimate, values: Values, options: Step) -> Step:
    """One for all."""
    return (f"{ESTIMATE}50",)


def words(act: Estimate) -> int:
    """The prompt."""
    return count(act.prompt)


def _ruler(x: int, y: int, wide: int, high: int) -> str:
    ticks = (f"M{x + n * wide // 10} {y + high}v{-TICK}" for n in range(1, 10))
    return rectangle(x, y, wide, high) + "".join(ticks)


KIND = InFile(build=build, move=move, steps=steps, words=words, outline=_ruler, brackets='>"{}"]')
