"""Give a name in a scenario another one, wherever it stands: story, catalogues and walks.

Only the letters of the name are exchanged; comments, order, quoting and line ends
stay to the byte. Before anything is written the story is built again and has to
say the same with the new name, so a place that was missed stops the change.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.library.building import builder
from scenario_trainer.library.building.builder import Draft
from scenario_trainer.library.file import files, guard
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.kinds import in_file
from scenario_trainer.library.kinds.decision import SILENCE
from scenario_trainer.library.renaming import names
from scenario_trainer.library.renaming.names import Names, Use
from scenario_trainer.library.translations import messages, rewording
from scenario_trainer.library.walks import walks
from scenario_trainer.library.walks.walks import Walk

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
FILE = "scenario.yaml"


def rename(folder: Path, old: str, new: str) -> tuple[str, tuple[Path, ...]]:
    """Rename what *old* means; the way to it as it was, and the files that changed.

    Raises `InputError` with a sentence where that is unknown, taken or not clear.
    """
    story, tried = folder / FILE, folder / walks.FILE
    catalogues = sorted(folder.glob("*.po"))
    files.finish(story, (*catalogues, tried))
    draft = _built(files.read_tree(story))
    known = names.names_of(draft.tree)
    way = _meant(known, old)
    _check_new(known, way, new)
    short, renamed = way.rpartition(".")[2], f"{way.rpartition('.')[0]}.{new}"
    source = _exchanged(draft.tree, _of(way, names.uses(known)), short, new)
    _check_same(draft, source, way, renamed)
    written = {story: source.encode()}
    if tried.is_file():
        written[tried] = _walks_renamed(tried, draft.scenario, known, way, new).encode()
    for path in catalogues:
        written[path] = _catalogue_renamed(path, way, renamed).encode()
    changed = {path: _like_before(path, content) for path, content in written.items()}
    changed = {path: new for path, new in changed.items() if new != path.read_bytes()}
    files.write_together(story, changed)
    return way, tuple(changed)


def _like_before(path: Path, content: bytes) -> bytes:
    """The content with the byte order mark that the file had."""
    had = path.read_bytes().startswith(BOM_UTF8) and not content.startswith(BOM_UTF8)
    return BOM_UTF8 + content if had else content


def _built(tree: Tree) -> Draft:
    draft = builder.compose(tree, {})
    if draft.scenario is None or draft.findings:
        raise InputError("The scenario has findings: run trainer lint and mend them first.")
    return draft


def _meant(known: Names, old: str) -> str:
    """The one way that *old* stands for: whole, or its last steps with some left out."""
    if old in known.given:
        return old
    ways = [way for way in known.given if _is_short_for(old.split("."), way.split("."))]
    if not ways:
        raise InputError(f"There is no name {old} in this scenario.")
    if len(ways) > 1:
        raise InputError(f"{old} is not one name but {len(ways)}; write {' or '.join(ways)}.")
    return ways[0]


def _is_short_for(short: list[str], way: list[str]) -> bool:
    steps = iter(way)
    return short[-1] == way[-1] and all(step in steps for step in short)


def _check_new(known: Names, way: str, new: str) -> None:
    if way == "counters.minutes":
        raise InputError("minutes is always there: it cannot be renamed.")
    if not _NAME.fullmatch(new):
        raise InputError(f"{new} is no name: small letters a to z, digits and _, a letter first.")
    if new == SILENCE:
        raise InputError(f"{new} means in a walk that time ran out: choose another name.")
    if f"{way.rpartition('.')[0]}.{new}" in known.given:
        raise InputError(f"{new} is taken: there is {way.rpartition('.')[0]}.{new} already.")


def _of(way: str, found: Iterable[Use]) -> Iterator[Use]:
    return (use for use in found if use.name == way)


def _exchanged(tree: Tree, found: Iterable[Use], old: str, new: str) -> str:
    """The source with the letters of the name exchanged at these places."""
    source = tree.source
    places = {tree.index(use.path, key=use.key, offset=use.offset): use for use in found}
    for at in sorted(places, reverse=True):
        if source[at : at + len(old)] != old:
            line, _ = tree.place(places[at].path, key=places[at].key)
            raise InputError(f"{old} is written in an unusual way in {tree.file}, line {line}.")
        source = source[:at] + new + source[at + len(old) :]
    return source


def _check_same(before: Draft, source: str, way: str, renamed: str) -> None:
    """The story is the same but for the name; a name that means something else is found here."""
    after = builder.compose(guard.read(source.encode(), FILE), {})
    if after.findings:
        raise InputError(f"That cannot be its name. {after.findings[0]}")
    texts = {_moved(id, way, renamed): words for id, words in before.texts.items()}
    if texts != dict(after.texts) or len(after.scenario.slots) != len(before.scenario.slots):
        raise InputError(f"{way} cannot be renamed: the story would not be the same.")


def _moved(id: str, way: str, renamed: str) -> str:
    return renamed + id[len(way) :] if f"{id}.".startswith(f"{way}.") else id


def _walks_renamed(path: Path, scenario: Scenario, known: Names, way: str, new: str) -> str:
    tree, listed, findings = walks.read(path)
    if findings:
        raise InputError(f"{path.name} has findings: run trainer lint and mend them first.")
    used: dict[tuple, set[str]] = {}
    for n, walk in enumerate(listed):
        for use in _walked(known, scenario, n, walk, tree):
            used.setdefault(use[1:], set()).add(use.name)
    for place, ways in used.items():
        if way in ways and len(ways) > 1:
            raise InputError(
                f"In {path.name}, line {tree.place(place[0])[0]}, one step stands for"
                f" {' and '.join(sorted(ways))}: let the walk say which draw is meant."
            )
    found = [Use(way, *place) for place, ways in used.items() if way in ways]
    return _exchanged(tree, found, way.rpartition(".")[2], new)


def _walked(known: Names, scenario: Scenario, n: int, walk: Walk, tree: Tree) -> Iterator[Use]:
    """Every name in one walk."""
    yield Use(f"endings.{walk.ends_at}", (n, "ends_at"))
    for kind, drawn in walk.draws.items():
        yield Use(f"draws.{kind}.{drawn}", (n, "draws", kind))
    for purpose in walk.chances:
        scene, _, rest = purpose.partition(".")
        at = (n, "chances", purpose)
        yield Use(f"scenes.{scene}", at, key=True)
        for way, more in known.option(scene, rest.partition(".later.")[0]):
            yield Use(way, at, True, len(scene) + 1 + more)
    try:
        for number, scene in walks.standing(scenario, walk):
            for part, word in enumerate(walk.path[number]):
                listed = isinstance(tree.at((n, "path", number)), list)
                at = (n, "path", number, part) if listed else (n, "path", number)
                for way, offset in _in_step(known, scenario, scene, part, word):
                    yield Use(way, at, offset=offset)
    except OptionNotOpen:
        raise InputError(
            f'The walk "{walk.name}" does not go through: run trainer lint and mend it first.'
        ) from None


def _in_step(
    known: Names, scenario: Scenario, scene: str, part: int, word: str
) -> Iterator[tuple[str, int]]:
    """The names in one word of a step, each with its offset."""
    act = scenario.scenes[scene].act
    yield from known.option(scene, word)
    yield from in_file(act).named(known.tree, scene, act, part, word)


def _catalogue_renamed(path: Path, way: str, renamed: str) -> str:
    """The catalogue with the places of its living entries renamed."""
    source, missing = files.read_bytes(path)
    file = messages.parse(source.decode("utf-8", errors="replace"))
    if missing or file.wrong or "\ufffd" in messages.render(file, file.messages):
        raise InputError(f"{path.name} cannot be read whole: run trainer lint and mend it first.")
    moved = []
    for message in file.messages:
        is_here = not message.is_aside and message.context is not None
        if is_here and _moved(message.context, renamed, way) != message.context:
            raise InputError(f"{path.name} knows {message.context} already: run trainer translate.")
        if is_here and _moved(message.context, way, renamed) != message.context:
            message = rewording.with_step(message, way, renamed, file.end)
        moved.append(message)
    return messages.render(file, moved)
