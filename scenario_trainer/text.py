"""A sentence in every language it was written in, and what a reader sees of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("sq", "en")

# Characters without ink and without room: soft hyphens, joiners, fillers, selectors, marks of
# direction; and the one that has room but no ink and is no space, the empty Braille cell.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence of a scenario; the page that shows it decides the language."""

    by_language: Mapping[str, str]

    def speak(self, language: str) -> str:
        """The sentence in *language*; in the language it was written in where a translation is missing."""
        return self.by_language.get(language) or next(iter(self.by_language.values()))


def same(words: str) -> Text:
    """A text that reads alike in every language, such as a code."""
    return Text({language: words for language in LANGUAGES})


def seen(words: str) -> str:
    """What a reader sees of *words*: nothing invisible, every gap one space; empty if nothing is.

    A dash or three dots can be seen: somebody may say nothing, visibly.
    """
    return " ".join(_UNSEEN.sub("", words).split())


def read_alike(words: str, other: str) -> bool:
    """Whether a reader takes the two for the same, capitals aside."""
    return seen(words).casefold() == seen(other).casefold()
