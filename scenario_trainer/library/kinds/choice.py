"""Neutral choices in a file: ways with a text, changes and where they lead; one is a step."""

from collections.abc import Iterator

from scenario_trainer.engine.kinds.choice import Choice, options_open
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.file.values import Changes
from scenario_trainer.library.kinds.in_file import InFile, Row, Step
from scenario_trainer.library.kinds.reading_time import count, told
from scenario_trainer.library.kinds.tastes import Taste, choices_of
from scenario_trainer.library.terms import effects
from scenario_trainer.library.terms import words as lines
from scenario_trainer.library.terms.terms import Terms


def build(terms: Terms, id: str, choice: schema_acts.Choice, at: str, goes: str | None) -> Choice:
    """The choice as it is played; where each way is gone once, one without `goes` stays here."""
    if choice.once and goes is None:
        terms.add("SCN315", at, key=True, what=id)
    onward = id if choice.once else goes
    return Choice(
        prompt=terms.text(choice.prompt, f"{at}.prompt"),
        options={
            name: _way(terms, id, name, way, f"{at}.options.{name}", onward)
            for name, way in choice.options.items()
        },
        once=choice.once,
    )


def _way(
    terms: Terms, scene: str, id: str, way: schema_acts.Way, at: str, onward: str | None
) -> Option:
    target = way.goes or onward
    return Option(
        id=id,
        text=terms.text(way.text, f"{at}.text"),
        quality="neutral",
        credit={},
        changes=effects.changes(terms, way.changes, f"{at}.changes"),
        reply=lines.lines(terms, way.reply, f"{at}.reply"),
        why=None,
        goes=terms.goes(target, f"{at}.goes" if way.goes else at, id),
        when=terms.condition(way.when, f"{at}.when"),
        took=terms.slots.get(f"took:{scene}.{id}", -1),
    )


def remembers(id: str, written: schema_acts.Choice) -> Iterator[str]:
    """Which ways were gone, where each is gone once."""
    yield from (f"took:{id}.{way}" for way in written.options if written.once)


def answers(written: schema_acts.Choice) -> Iterator[str]:
    """Any way may be asked for later."""
    yield from written.options


def changes(written: schema_acts.Choice) -> Iterator[Changes]:
    """What each way does."""
    for way in written.options.values():
        yield from way.changes


def move(act: Choice, values: Values, step: Step) -> Move | None:
    """One way."""
    word, *rest = step
    return None if rest else Move("decide", option=word)


def words(act: Choice) -> int:
    """The prompt and the ways, with what is told on one of them, or on each."""
    ways = list(act.options.values())
    read = [told(way.reply) for way in ways]
    return count(act.prompt, *(way.text for way in ways)) + (sum(read) if act.once else max(read))


def choose(act: Choice, values: Values, taste: Taste) -> Move:
    """The way liked best."""
    return Move("decide", option=taste.best(choices_of(options_open(act, values))))


def rows(act: Choice) -> Iterator[Row]:
    """All ways, unless each is gone once: then the scene leads on when none is left."""
    if not act.once:
        yield Row("options", tuple(act.options.values()))


KIND = InFile(
    build=build,
    remembers=remembers,
    answers=answers,
    changes=changes,
    move=move,
    words=words,
    choose=choose,
    rows=rows,
    rounded=14,
    brackets='("{}")',
)
