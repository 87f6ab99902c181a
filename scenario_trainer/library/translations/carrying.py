"""Bring a catalogue on to the present sentences: who keeps which translation.

A translation belongs to words, not to a place. So words that are the same keep
theirs wherever they went: in their list first (entries put in, taken out or moved),
then anywhere in the story (something was renamed), then among what was set aside.
Only what is left is taken for the same place with changed words. Nothing a person
wrote is thrown away: what finds no text is set aside at the end of the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from scenario_trainer.library.translations import rewording
from scenario_trainer.library.translations.messages import File, Message


def brought_on(file: File, texts: Mapping[str, str], language: str) -> tuple[Message, ...]:
    """The messages a catalogue should hold for *texts* (id to words, in the story's order)."""
    headers = [message for message in file.messages if message.is_header]
    header = headers[0] if headers else rewording.header(language, file.end)
    if file.charset.upper() != "UTF-8":
        header = rewording.with_charset(header, file.end)
    carrying = _Carrying.of(file, texts)
    living = tuple(carrying.living())
    return (header, *living, *_aside((*headers[1:], *carrying.left()), living, file.end))


def clashes(file: File) -> Iterator[Message]:
    """Messages that translate the same words in the same place otherwise than one above."""
    first: dict[tuple[str | None, str], str] = {}
    for message in _filled(file.messages):
        if message.is_header or message.is_aside:
            continue
        if first.setdefault(_key(message), message.translation) != message.translation:
            yield message


@dataclass(slots=True)
class _Carrying:
    """Which message goes where; each is given to one text only."""

    texts: Mapping[str, str]
    end: str
    held: dict[str, Message]  # by the place they stood in
    spare: list[Message]  # with no place, or the second for one; the latest set aside first
    kept: dict[str, Message] = field(default_factory=dict)  # by the place they go to

    @classmethod
    def of(cls, file: File, texts: Mapping[str, str]) -> "_Carrying":
        """The messages of *file*, the best of each place held, before any has been given."""
        held: dict[str, Message] = {}
        spare = []
        for message in file.messages:
            if message.is_header:
                continue
            if message.is_aside or message.context is None:
                spare.append(message)
                continue
            before = held.get(message.context)
            if before is not None and _worth(message, texts) <= _worth(before, texts):
                spare.append(message)
                continue
            held[message.context] = message
            spare += [before] if before is not None else []
        return cls(texts, file.end, held, spare)

    def living(self) -> Iterator[Message]:
        """A message for every text, in the order of the story."""
        was = frozenset(self.held)
        self._keep_in_lists()
        self._keep_by_words()
        self._give_places_back()
        self._take_back()
        for id, words in self.texts.items():
            yield self._placed(id, words, is_new=id not in was)

    def left(self) -> Iterator[Message]:
        """What found no text, and may not vanish."""
        left = (*self.held.values(), *self.spare)
        return (message for message in left if message.says_something)

    def _keep_in_lists(self) -> None:
        """Words that stayed in their place or moved within their list."""
        olds = _by_list(self.held)
        for stem, ids in _by_list(self.texts).items():
            old = olds.get(stem, [])
            was, now = [self.held[id].source for id in old], [self.texts[id] for id in ids]
            for a, b, size in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks():
                for n in range(size):
                    self.kept[ids[b + n]] = self.held.pop(old[a + n])

    def _keep_by_words(self) -> None:
        """Words that are elsewhere now: the most alike place first."""
        homeless: dict[str, list[Message]] = {}
        for message in _filled(self.held.values()):
            homeless.setdefault(message.source, []).append(message)
        for id in self._wanting():
            if alike := homeless.get(self.texts[id]):
                self._give(id, self.held.pop(_most_alike(alike, id).context))

    def _give_places_back(self) -> None:
        """Some programs lose the places: such a translation goes wherever its words stand.

        Where they stand twice it cannot be known whether both were translated alike: unsure.
        """
        placeless = {m.source: m for m in _filled(self.spare) if m.context is None}
        homes: dict[str, list[str]] = {}
        for id in self._wanting():
            homes.setdefault(self.texts[id], []).append(id)
        for words, ids in homes.items():
            if message := placeless.get(words):
                self.spare.remove(message)
                taken = message if len(ids) == 1 else rewording.unsure(message, self.end)
                for id in ids:
                    self._give(id, rewording.taken_back(taken))

    def _take_back(self) -> None:
        """Words that come back find the translation that was set aside."""
        aside: dict[str, list[Message]] = {}
        for message in _filled(self.spare):
            if not message.is_plural:
                aside.setdefault(message.source, []).append(message)
        for id in self._wanting():
            if alike := aside.get(self.texts[id]):
                best = _most_alike(alike, id)
                self.spare.remove(best)
                self._give(id, rewording.taken_back(best))

    def _wanting(self) -> list[str]:
        """The texts without a translation so far, in the order of the story."""
        return [id for id in self.texts if id not in self.kept or not self.kept[id].is_filled]

    def _give(self, id: str, message: Message) -> None:
        if id in self.kept:  # an empty one, perhaps with somebody's note
            self.spare.append(self.kept[id])
        self.kept[id] = message

    def _placed(self, id: str, words: str, *, is_new: bool) -> Message:
        """The message of one text: kept, of changed words, or empty."""
        if id in self.kept:
            message = self.kept[id]
            at_home = message.context == id
            return message if at_home else rewording.with_context(message, id, self.end)
        if id in self.held:
            return rewording.with_source(self.held.pop(id), words, self.end)
        twin = self._twin(words) if is_new else ""
        message = rewording.new(id, words, twin, self.end)
        return rewording.unsure(message, self.end) if twin else message

    def _twin(self, words: str) -> str:
        """How the same words are translated elsewhere: a proposal for a new text."""
        alike = (m for m in _filled(self.kept.values()) if m.source == words)
        return next((m.translation for m in alike if not m.is_unsure and not m.is_plural), "")


def _aside(left: Iterable[Message], living: Iterable[Message], end: str) -> Iterator[Message]:
    """What is left as entries set aside; no two of a catalogue may have one place and one source.

    msgfmt, msgmerge and Poedit refuse a file in which a set-aside entry repeats another.
    """
    taken = {_key(message): message.translation for message in living}
    for message in sorted(left, key=lambda message: message.line):
        place, n = message.context or "", 1
        while _key(message) in taken:
            if taken[_key(message)] == message.translation and not message.has_note:
                break
            n += 1
            message = rewording.with_context(message, f"{place} ({n})", end)
        else:
            taken[_key(message)] = message.translation
            yield message if message.is_aside else rewording.set_aside(message)


def _key(message: Message) -> tuple[str | None, str]:
    return message.context, message.source


def _filled(each: Iterable[Message]) -> list[Message]:
    return [message for message in each if message.is_filled]


def _worth(message: Message, texts: Mapping[str, str]) -> tuple[bool, bool, bool]:
    """Of two messages in one place: the one that is translated, of the present words, is better."""
    is_filled = message.is_filled
    is_of_now = texts.get(message.context) == message.source
    return is_filled and is_of_now, is_filled, is_of_now


def _by_list(ids: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """The places that differ in numbers alone, in their order: the entries of one list."""
    lists: dict[tuple[str, ...], list[str]] = {}
    for id in ids:
        stem = tuple("" if step.isdecimal() else step for step in id.split("."))
        lists.setdefault(stem, []).append(id)
    for each in lists.values():
        each.sort(key=lambda id: [int(step) for step in id.split(".") if step.isdecimal()])
    return lists


def _most_alike(alike: list[Message], id: str) -> Message:
    """The message whose place is most like *id*, taken out of the list."""
    steps = id.split(".")

    def likeness(message: Message) -> int:
        before = (message.context or "").split(".")
        return sum(one == other for one, other in zip(before, steps, strict=False))

    best = max(alike, key=likeness)
    alike.remove(best)
    return best
