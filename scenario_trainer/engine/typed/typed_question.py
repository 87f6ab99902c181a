"""What type a typed question seems to be, and why: a suggestion to an officer, never a verdict.

The rule is one list of signs; the first that is found decides, and the officer
is shown the very words it was found in. A learned classifier would be right
more often and could not say why, so we gave that up.

>>> suggest("He hit you, didn't he?", "en")
Suggestion(type='leading', because='tag_question', evidence="didn't he", topic=None)
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from scenario_trainer.engine.typed.question_signs import ASKED, PIECES, SIGNS, UNTOLD, Sign

MOST_CHARACTERS = 500

_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")
_ENDINGS = r"(?:s|es|ed|ing|y|[aeiou]|e[stn]|at|i[nt]|un|o[nt]|[ae]ve)?"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The type a question seems to have, the sign, the words that show it, and the topic."""

    type: str
    because: str
    evidence: str
    topic: str | None = None


def suggest(
    words: str, language: str, topics: Mapping[str, str] = MappingProxyType({})
) -> Suggestion:
    """What *words* seem to be; the other language is tried where *language* shows no sign."""
    said = " ".join(unicodedata.normalize("NFC", words[:MOST_CHARACTERS]).split())
    folded = _fold(said)
    topic = _topic(folded, topics)
    for spoken in (language, *(other for other in PIECES if other != language)):
        for sign, pattern in _patterns(spoken):
            if found := pattern.search(folded):
                evidence = said[found.start("sign") : found.end("sign")].strip(" ,.?!:;")
                return Suggestion(sign.type, sign.because, evidence, topic)
    untold = ASKED if "?" in said else UNTOLD
    return Suggestion(untold.type, untold.because, said, topic)


def _fold(words: str) -> str:
    """Small letters without accents, as on phones; one letter stays one letter, so places hold."""
    plain = (unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in words)
    return "".join(plain).translate(_APOSTROPHES)


@cache
def _patterns(language: str) -> tuple[tuple[Sign, re.Pattern[str]], ...]:
    """Every phrase of a language in the order of the list, each with the sign it belongs to."""
    return tuple(
        (sign, re.compile(pattern))
        for sign in SIGNS
        for pattern in _spelled_out(sign.phrases[language], PIECES[language])
    )


def _spelled_out(phrases: str, pieces: Mapping[str, str]) -> list[str]:
    """Phrases as regular expressions; how they are written stands in `question_signs`."""
    listed = " ".join(phrases.split()).removeprefix("= ").split(" | ")
    if phrases.startswith("="):
        any_of = "|".join(_spelled(each, pieces) for each in listed)
        return [rf"^\W*(?P<sign>(?:(?:{any_of})(?!\w)\W*)+)$"]
    return [_phrase(each, pieces) for each in listed]


def _phrase(phrase: str, pieces: Mapping[str, str]) -> str:
    body = _spelled(phrase.removeprefix("^").removesuffix("$"), pieces)
    start = "" if body[0] in "\\,?" else r"(?<!\w)"
    if phrase.startswith("^"):
        start = rf"(?:^|[.!?:;,])\W{{0,4}}(?:(?:{pieces['lead']})\b\W{{0,4}})*"
    return rf"{start}(?P<sign>{body})" + (r"\W*$" if phrase.endswith("$") else r"(?!\w)")


def _spelled(phrase: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        phrase = phrase.replace("{" + name + "}", piece)
    phrase = phrase.replace(" ... ", r"\b.{0,60}?").replace(" ", r"\W{1,3}")
    return re.sub(r"(?<=\w)\*", r"\\w*", phrase)


def _topic(folded: str, topics: Mapping[str, str]) -> str | None:
    """The topic whose key words occur most, the first of them where two are level."""
    counts = {
        topic: sum(len(_key_word(key).findall(folded)) for key in keys.split(",") if key.strip())
        for topic, keys in topics.items()
    }
    best = max(counts, key=counts.__getitem__, default=None)
    return best if best and counts[best] else None


@cache
def _key_word(key: str) -> re.Pattern[str]:
    """A key word or phrase with any ending: `mesazh` finds mesazhet, `plagë` plagët and plaga."""
    return re.compile(r"\W+".join(rf"\b{_stem(word)}\b" for word in _fold(key).split()))


def _stem(word: str) -> str:
    stem = word[:-1] if len(word) > 3 and word[-1] in "aeiuy" else word
    return re.escape(stem) + (r"\w{0,5}" if len(stem) > 3 else _ENDINGS)
