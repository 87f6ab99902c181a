"""A name is exchanged wherever it stands, and nothing else is."""

import os
import re
import shutil
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.errors import InputError
from scenario_trainer.library import checker, reader
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import files
from scenario_trainer.library.renaming import names, renaming
from scenario_trainer.library.translations import renewal
from tests.library.examples import CASE, EXAMPLE, a_folder, altered

SHIPPED = sorted(path.parent for path in data_folder("scenarios").glob("*/scenario.yaml"))
NEW = "another_name"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def ways_in(folder: Path) -> list[str]:
    """Every name of the scenario that may be renamed."""
    given = names.names_of(files.read_tree(folder / reader.FILE)).given
    return [way for way in given if way != "counters.minutes"]


def shape_of(value, old: str, new: str):
    """A built scenario as plain data, with one name written as another."""
    if isinstance(value, str):
        return re.sub(rf"\b{old}\b", new, value)
    if is_dataclass(value):
        value = {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, dict):
        return {shape_of(key, old, new): shape_of(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [shape_of(inner, old, new) for inner in value]
    return None if callable(value) else value


def built(folder: Path):
    return builder.compose(files.read_tree(folder / reader.FILE), {}).scenario


def check_there_and_back(folder: Path, way: str) -> None:
    before, story, old = content(folder), built(folder), way.rpartition(".")[2]

    renaming.rename(folder, way, NEW)

    assert way not in ways_in(folder)
    assert shape_of(built(folder), NEW, old) == shape_of(story, NEW, old)
    renaming.rename(folder, f"{way.rpartition('.')[0]}.{NEW}", old)
    assert content(folder) == before


@pytest.mark.parametrize("example", [EXAMPLE, CASE], ids=lambda folder: folder.name)
@pytest.mark.parametrize("part", range(3))
def test_there_and_back_no_byte_is_different(part, example, tmp_path):
    folder = a_folder(tmp_path, example.name)
    for way in ways_in(folder)[part::9]:
        check_there_and_back(folder, way)


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda folder: folder.name)
def test_there_and_back_in_what_is_shipped(shipped, tmp_path):
    folder = shutil.copytree(shipped, tmp_path / shipped.name)
    ways = ways_in(folder)

    check_there_and_back(folder, ways[len(shipped.name) * 37 % len(ways)])


def test_an_option_is_renamed_in_story_translation_and_walks(tmp_path):
    folder = a_folder(tmp_path)

    way, changed = renaming.rename(folder, "aside", "next_door")

    assert way == "scenes.arrival.decision.options.aside"
    assert [path.name for path in changed] == ["scenario.yaml", "walks.yaml", "sq.po"]
    assert all(b"aside" not in words for words in content(folder).values())
    assert checker.check_folder(folder).findings == ()


def test_comments_quotes_and_line_ends_stay(tmp_path):
    folder = a_folder(tmp_path)
    path = folder / "scenario.yaml"
    source = path.read_text(encoding="utf-8")
    source = source.replace("goes: half}]", 'goes: "half"}]  # half of it').replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + source.encode())

    renaming.rename(folder, "endings.half", "some")

    there = source.replace("\r\n  half:", "\r\n  some:").replace('"half"', '"some"')
    assert path.read_bytes() == b"\xef\xbb\xbf" + there.encode()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("asid", "other", "There is no name asid"),
        ("aside", "wait", "wait is taken"),
        ("aside", "Next", "Next is no name"),
        ("aside", "silence", "means in a walk that time ran out"),
        ("asking", "half", "cannot be its name"),
        ("trust", "minutes", "cannot be its name"),
        ("minutes", "hours", "minutes is always there"),
        ("half", "in", "cannot be its name"),
    ],
)
def test_what_cannot_be_renamed_is_said_and_nothing_changes(old, new, told, tmp_path):
    folder = altered(
        a_folder(tmp_path), ("counters: {minutes: 0}", "counters: {minutes: 0}  # the clock")
    )
    before = content(folder)

    with pytest.raises(InputError, match=told):
        renaming.rename(folder, old, new)

    assert content(folder) == before


def test_a_name_of_two_things_asks_which(tmp_path):
    folder = altered(a_folder(tmp_path), ("        tell:\n", "        wait:\n"))
    walks = folder / "walks.yaml"
    walks.write_text(walks.read_text("utf-8").replace("tell]", "wait]"), encoding="utf-8")

    with pytest.raises(InputError, match=r"not one name but 2; write scenes\.arrival"):
        renaming.rename(folder, "wait", "later_on")
    renaming.rename(folder, "asking.wait", "later_on")

    assert "path: [aside, later_on]" in walks.read_text("utf-8")
    assert "path: [wait, form]" in walks.read_text("utf-8")


def test_a_scenario_with_findings_is_left_alone(tmp_path):
    folder = a_folder(tmp_path)
    path = folder / "scenario.yaml"
    path.write_text(path.read_text("utf-8").replace("goes: half", "goes: nowhere"), "utf-8")
    before = content(folder)

    with pytest.raises(InputError, match="run trainer lint"):
        renaming.rename(folder, "aside", "next_door")

    assert content(folder) == before


@pytest.mark.parametrize("cut", range(7))
def test_a_cut_leaves_all_old_or_all_new(cut, tmp_path, monkeypatch):
    folder = a_folder(tmp_path)
    old = content(folder)
    steps = iter(range(cut))

    def until_the_cut(path, suffix, *more, step):
        next(steps)  # StopIteration is the power that goes
        step(path, suffix, *more)

    for name in ("_write_beside", "_take_place"):
        step = getattr(files, name)
        monkeypatch.setattr(files, name, lambda *words, step=step: until_the_cut(*words, step=step))
    try:
        renaming.rename(folder, "aside", "next_door")
    except StopIteration:
        pass
    monkeypatch.undo()

    renaming.rename(folder, "majors.overheard", "heard_by_all")  # whoever comes next

    assert set(content(folder)) == set(old)
    new = {name: words.replace(b"aside", b"next_door") for name, words in old.items()}
    there = old if cut < 4 else new
    assert content(folder) == {
        name: words.replace(b"overheard", b"heard_by_all") for name, words in there.items()
    }


def test_what_somebody_wrote_after_a_cut_is_not_replaced(tmp_path):
    folder = a_folder(tmp_path)
    late = folder / "sq.po.renamed"
    late.write_bytes(b"older")
    os.utime(late, (1, 1))

    renewal.renew(folder)

    assert (folder / "sq.po").read_bytes() == (EXAMPLE / "sq.po").read_bytes()
    assert not late.exists()


FORK = """  fork:
    gate: [{when: temperament == guarded, goes: asking}, {goes: again}]
  again:
    decision:
      prompt: How do you begin?
      hint: Let her choose.
      assesses: {COM: 1}
      options:
        tell:
          {text: "Go on.", quality: strong, credit: {COM: 100}, reply: [{teuta: "Well."}],
           why: "Hers.", goes: close}
  close:
"""


def test_a_step_that_means_another_option_with_another_draw_is_not_guessed(tmp_path):
    folder = altered(
        a_folder(tmp_path),
        ("  close:\n", FORK),
        ("goes: asking\n        wait:", "goes: fork\n        wait:"),
    )
    before = content(folder)

    with pytest.raises(InputError, match="let the walk say which draw is meant"):
        renaming.rename(folder, "asking.tell", "invite")

    assert content(folder) == before
