"""Do two texts read alike that must not: side by side, or as the translation of each other?"""

import re
from collections.abc import Iterator
from itertools import combinations

from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.file.guard import Node, path_of
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.text import LANGUAGES, Text, read_alike

SENTENCE = 3  # words; what is shorter may be a name, and reads alike in every language
MOST_ALIKE = 10  # percent of the sentences

_LANGUAGE = {
    "sq": Text({"en": "Albanian", "sq": "shqip"}),
    "en": Text({"en": "English", "sq": "anglisht"}),
}
# The ids of texts an officer chooses from, sorts or compares, up to the part that differs.
_ROW = re.compile(
    r".+\.(?:options|wordings|items|checklist)(?=\.\w+\.text$)"
    r"|.+\.(?:topics|columns)(?=\.\w+\.name$)"
    r"|.+\.(?:reasons|choices|offences)(?=\.\w+$)"
    r"|endings(?=\.\w+\.title$)|people(?=\.\w+\.name$)"
)


def side_by_side(story: Story) -> Iterator[Finding]:
    """No two of what stands side by side have the same words, capitals and spaces aside."""
    rows: dict[str, list[str]] = {}
    for at in story.spoken:
        if row := _ROW.match(at):
            rows.setdefault(row[0], []).append(at)
    for row, texts in rows.items():
        for first, other in combinations(texts, 2):
            language = _alike_in(story.spoken[first], story.spoken[other])
            if language is not None and (row == "endings" or _together(story, first, other)):
                names = {"first": _name(row, first), "what": _name(row, other)}
                told = _LANGUAGE[language]
                yield story.finding("SCN452", other, key=False, language=told, **names)


def _alike_in(words: Text, others: Text) -> str | None:
    """The first language in which both read alike."""
    alike = (one for one in LANGUAGES if read_alike(words.speak(one), others.speak(one)))
    return next(alike, None)


def _name(row: str, at: str) -> str:
    """What the author calls it."""
    return at.removeprefix(f"{row}.").partition(".")[0]


def _together(story: Story, first: str, other: str) -> bool:
    """Whether both can stand there at once; two different conditions may exclude each other."""
    one, two = _written(story, first), _written(story, other)
    if "no" in (one.get("offered"), two.get("offered")) or one.get("of") != two.get("of"):
        return False
    whens = {one.get("when"), two.get("when")}
    return None in whens or len(whens) == 1


def _written(story: Story, at: str) -> dict[str, Node]:
    """The block a text belongs to; empty where it stands by itself."""
    block = story.tree.at(path_of(at)[:-1])
    return block if {"text", "name"} & {path_of(at)[-1]} else {}


def translated(story: Story) -> Iterator[Finding]:
    """A catalogue holds translations, not the original once more."""
    for language in LANGUAGES:
        if language == story.file.language:
            continue
        sentences = [
            (words, text.by_language[language])
            for at, words in story.texts.items()
            if language in (text := story.spoken[at]).by_language and len(words.split()) >= SENTENCE
        ]
        same = sum(read_alike(*pair) for pair in sentences)
        if same * 100 > len(sentences) * MOST_ALIKE:
            yield Finding(
                "SCN453", f"{language}.po", details={"count": same, "all": len(sentences)}
            )


CHECKS = (side_by_side, translated)
