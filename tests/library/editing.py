"""An author at work: random edits of a scenario, with the translation of every text known.

Each text carries its translation along as it is moved about, so what a catalogue
should say is known without asking the code under test.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import yaml

from scenario_trainer.library import reader
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import files, guard
from scenario_trainer.library.translations import messages, renewal, rewording

NAMED = ("scenes", "endings", "options", "topics", "wordings", "questions", "people", "facts")
NAMED += ("items", "columns", "checklist", "gauges", "majors", "reasons", "truth", "temperament")


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Known(str):
    """A text that was translated, with its translation."""

    tag: str


class Author:
    """A scenario folder somebody edits; `texts` are the places and words after the last edit."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)
        self.tree = guard.read((folder / reader.FILE).read_bytes(), reader.FILE).root
        self.tags: set[str] = set()
        self._translate_all()

    def _translate_all(self) -> None:
        """Give every text a translation that no other has, also where the words are the same."""
        header = rewording.header("sq")
        made = []
        self.texts = self._texts()
        for n, (id, words) in enumerate(self.texts.items()):
            known = Known(words)
            known.tag = f"Përkthim {n}."
            holder, key = self._holder(id, words)
            holder[key] = known
            self.tags.add(known.tag)
            made.append(rewording.new(id, words, known.tag))
        text = messages.render(messages.File(), (header, *made))
        (self.folder / "sq.po").write_text(text, encoding="utf-8")

    def _texts(self) -> dict[str, str]:
        source = yaml.dump(
            _plain(self.tree), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000
        )
        (self.folder / reader.FILE).write_text(source, encoding="utf-8")
        return dict(builder.compose(files.read_tree(self.folder / reader.FILE), {}).texts)

    def _holder(self, id: str, words: str) -> tuple[dict | list, str | int]:
        """The block or list in which a text stands, and its key there."""
        parent, step = guard.Tree("", root=self.tree), guard.path_of(id)
        node = parent.at(step)
        if isinstance(node, dict):
            return node, next(key for key, value in node.items() if value == words)
        above = parent.at(step[:-1])
        if isinstance(above, list):
            return above, int(step[-1])
        return above, step[-1]

    def edit(self) -> str:
        """Do one random thing to the story and bring the catalogue up to date; what was done."""
        doing = self.random.choice(("rename", "insert", "move", "change", "delete"))
        before = self.tree
        self.tree = _copied(before)
        getattr(self, f"_{doing}")()
        self.texts = self._texts()
        if not self.texts:  # nothing was left to read: not what an author would run on
            self.tree = before
            self.texts = self._texts()
            return "nothing"
        renewal.renew(self.folder)
        return doing

    def _rename(self) -> None:
        block = self.random.choice(list(_blocks(self.tree, "")))
        old = self.random.choice(list(block))
        renamed = {f"{key}_x" if key == old else key: value for key, value in block.items()}
        block.clear()
        block.update(renamed)

    def _insert(self) -> None:
        rows = self.random.choice(list(_rows(self.tree)))
        new = {"narration": f"A new line {self.random.random()}."}
        rows.insert(self.random.randint(0, len(rows)), new)

    def _move(self) -> None:
        if self.random.random() < 0.5:
            rows = self.random.choice(list(_rows(self.tree)))
            row = rows.pop(self.random.randrange(len(rows)))
            return rows.insert(self.random.randint(0, len(rows)), row)
        block = self.random.choice(list(_blocks(self.tree, "")))
        key = self.random.choice(list(block))
        block[key] = block.pop(key)  # to the end of its block

    def _change(self) -> None:
        id, words = self.random.choice(list(self.texts.items()))
        holder, key = self._holder(id, words)
        holder[key] = f"{words} And more."

    def _delete(self) -> None:
        longer = [rows for rows in _rows(self.tree) if len(rows) > 1]
        if longer:
            rows = self.random.choice(longer)
            rows.pop(self.random.randrange(len(rows)))

    def expected(self) -> Iterator[tuple[str, Known]]:
        """Every place whose words nobody changed, with the text that stands there now."""
        for id, words in self.texts.items():
            holder, key = self._holder(id, words)
            if isinstance(holder[key], Known):
                yield id, holder[key]


def _plain(node):
    """The tree as plain texts, each written so that it is read as a text again."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(value) for value in node] if isinstance(node, list) else str(node)


def _copied(node):
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(value) for value in node] if isinstance(node, list) else node


def _blocks(node, name):
    """Every block of named things with more than one in it."""
    if isinstance(node, dict):
        if name in NAMED and len(node) > 1 and not any(isinstance(v, list) for v in node.values()):
            yield node
        for key, value in node.items():
            yield from _blocks(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _blocks(value, name)


def _rows(node):
    """Every row of lines."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("lines", "reply", "late_reply") and isinstance(value, list):
                yield value
            yield from _rows(value)
    elif isinstance(node, list):
        for value in node:
            yield from _rows(value)
