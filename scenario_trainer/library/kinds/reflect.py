"""Reflections in a file: a choice, or `reflect` for what is written."""

from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.kinds.in_file import InFile, Step, Way
from scenario_trainer.library.kinds.reading_time import count
from scenario_trainer.library.terms.terms import Terms

REFLECT = "reflect"


def build(
    terms: Terms, id: str, reflect: schema_acts.Reflect, at: str, goes: str | None
) -> Reflect:
    """The reflection as it is played."""
    return Reflect(
        terms.text(reflect.prompt, f"{at}.prompt"),
        {id: terms.text(words, f"{at}.choices.{id}") for id, words in reflect.choices.items()},
    )


def ways(option: str) -> tuple[Way, ...]:
    """The choice."""
    return ((f"choices.{option}", 0),)


def move(act: Reflect, values: Values, step: Step) -> Move | None:
    """One choice, or something written."""
    word, *rest = step
    if rest:
        return None
    written = not act.choices and word == REFLECT
    return Move("reflect", option=None if written else word)


def steps(act: Reflect, values: Values, options: Step) -> Step:
    """The choices, or the word for what is written."""
    return tuple(act.choices) or (REFLECT,)


def words(act: Reflect) -> int:
    """The prompt and the choices."""
    return count(act.prompt, *act.choices.values())


KIND = InFile(build=build, ways=ways, move=move, steps=steps, words=words)
