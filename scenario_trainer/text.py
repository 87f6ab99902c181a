"""A sentence in every language it was written in."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("sq", "en")


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
