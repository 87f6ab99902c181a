"""What a terminal shows: one language, at most 80 columns, colour never the only sign."""

import shutil
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import click
import polib

from scenario_trainer.config import data_folder
from scenario_trainer.stage.views import LineView
from scenario_trainer.text import Text

WIDEST = 80


@dataclass(frozen=True, slots=True)
class Page:
    """Writes in one language."""

    language: str

    def words(self, sentence: str, **places: object) -> str:
        """A sentence in the page's language, with its `{places}` filled."""
        return catalogue(self.language).get(sentence, sentence).format_map(places)

    def say(self, *told: str | Text, indent: int = 0, mark: str = "") -> None:
        """A paragraph, wrapped; *mark* stands before its first line."""
        spoken = " ".join(self.spoken(part) for part in told if part)
        before = " " * indent
        width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
        following = before + " " * len(mark)
        click.echo(
            textwrap.fill(spoken, width, initial_indent=before + mark, subsequent_indent=following)
        )

    def spoken(self, told: str | Text) -> str:
        """The words of *told* in the page's language."""
        return told.speak(self.language) if isinstance(told, Text) else told

    def heading(self, told: str | Text) -> None:
        """A line of its own, underlined."""
        words = self.spoken(told)
        click.echo()
        click.secho(words, bold=True)
        click.secho("-" * min(len(words), WIDEST), dim=True)

    def gap(self) -> None:
        """An empty line."""
        click.echo()

    def paragraphs(self, told: Iterable[Text]) -> None:
        """Each with room after it."""
        for part in told:
            self.say(part)
            self.gap()

    def lines(self, heard: Iterable[LineView]) -> None:
        """What was said and told, in order."""
        for line in heard:
            if line.speaker is None:
                self.say(line.text)
            else:
                self.say(line.text, mark=f"{self.spoken(line.speaker.name)}: ", indent=2)


@lru_cache
def catalogue(language: str) -> Mapping[str, str]:
    """The sentences in *language*; empty for the one they are written in.

    What browser and terminal both say stands in `messages.po` alone; `terminal.po` has
    only what only the terminal says, so the two cannot differ.
    """
    folder = data_folder("translations") / language / "LC_MESSAGES"
    found: dict[str, str] = {}
    for file in (folder / "terminal.po", folder / "messages.po"):
        entries = polib.pofile(str(file)) if file.is_file() else ()
        found |= {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
    return found
