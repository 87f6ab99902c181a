"""Narration and spoken lines."""

from collections.abc import Iterable

from scenario_trainer.engine.story import cast
from scenario_trainer.library.file import schema
from scenario_trainer.library.file.values import FACES, Line
from scenario_trainer.library.terms.terms import NARRATOR, Terms


def passages(terms: Terms, told: schema.Passages, at: str) -> tuple[cast.Passage, ...]:
    """Narration: one text, or a list in which each may have a condition."""
    if isinstance(told, str):
        return (cast.Passage(terms.text(told, at)),)
    return tuple(_passage(terms, item, f"{at}.{n}") for n, item in enumerate(told))


def _passage(terms: Terms, item: str | schema.PassageItem, at: str) -> cast.Passage:
    if isinstance(item, str):
        return cast.Passage(terms.text(item, at))
    when = terms.condition(item.when, f"{at}.when")
    return cast.Passage(terms.text(item.text, at), when)


def lines(terms: Terms, said: Iterable[Line], at: str) -> tuple[cast.Line, ...]:
    """What is spoken or told in between, in order."""
    return tuple(line for n, item in enumerate(said) if (line := _line(terms, item, f"{at}.{n}")))


def _line(terms: Terms, item: Line, at: str) -> cast.Line | None:
    speakers = [key for key in item if key not in ("when", "face")]
    if len(speakers) != 1:
        return terms.add("SCN212", at)
    (speaker,) = speakers
    if speaker != NARRATOR and speaker not in terms.file.people:
        terms.unknown("SCN308", f"{at}.{speaker}", speaker, terms.file.people, key=True)
    face = item.get("face")
    if face is not None and face not in FACES:
        terms.unknown("SCN206", f"{at}.face", face, FACES)
    return cast.Line(
        terms.text(item[speaker], at),
        None if speaker == NARRATOR else speaker,
        terms.condition(item.get("when"), f"{at}.when"),
        face,
    )
