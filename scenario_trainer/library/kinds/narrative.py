"""Narratives in a file: `write`, then `rate`."""

from collections.abc import Iterator

from scenario_trainer.engine.kinds.narrative import Check, Narrative
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.kinds.in_file import InFile, Step
from scenario_trainer.library.kinds.reading_time import TO_WRITE, count
from scenario_trainer.library.terms.terms import Terms

FOLD = 12

MOVES = {"write": "write", "rate": "look_over"}  # by the word of a walk


def build(
    terms: Terms, id: str, write: schema_acts.Narrative, at: str, goes: str | None
) -> Narrative:
    """The narrative as it is played."""
    if write.words.least >= write.words.most:
        terms.add("SCN330", f"{at}.words", least=write.words.least, most=write.words.most)
    return Narrative(
        prompt=terms.text(write.prompt, f"{at}.prompt"),
        hint=terms.text(write.hint, f"{at}.hint"),
        least=write.words.least,
        most=write.words.most,
        assesses=terms.competencies(write.assesses, f"{at}.assesses"),
        checklist={
            id: _check(terms, id, check, f"{at}.checklist.{id}")
            for id, check in write.checklist.items()
        },
        wrote=terms.slots[f"wrote:{id}"],
        example=None if write.example is None else terms.text(write.example, f"{at}.example"),
    )


def _check(terms: Terms, id: str, check: schema_acts.Check, at: str) -> Check:
    return Check(
        id=id,
        text=terms.text(check.text, f"{at}.text"),
        when=terms.condition(check.when, f"{at}.when"),
        why=None if check.why is None else terms.text(check.why, f"{at}.why"),
    )


def remembers(id: str, written: schema_acts.Narrative) -> Iterator[str]:
    """Whether it is written."""
    yield f"wrote:{id}"


def move(act: Narrative, values: Values, step: Step) -> Move | None:
    """Writing, or the look through the checklist."""
    word, *rest = step
    return Move(MOVES[word]) if word in MOVES and not rest else None


def steps(act: Narrative, values: Values, options: Step) -> Step:
    """What comes next of the two."""
    return ("rate" if values[act.wrote] else "write",)


def words(act: Narrative) -> int:
    """The checklist, and writing the least that is asked."""
    checks = [check.text for check in act.checklist.values()]
    return count(act.prompt, *checks) + TO_WRITE * act.least


def _folded(x: int, y: int, wide: int, high: int) -> str:
    right = x + wide
    page = f"M{x} {y}H{right - FOLD}L{right} {y + FOLD}V{y + high}H{x}Z"
    return f"{page}M{right - FOLD} {y}v{FOLD}h{FOLD}"


KIND = InFile(
    build=build,
    remembers=remembers,
    move=move,
    steps=steps,
    words=words,
    outline=_folded,
    brackets='[/"{}"/]',
)
