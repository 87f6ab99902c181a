"""A kind of scene: one file of its name, one fact that says what it can do, one list of all."""

import ast
import re
from pathlib import Path

import pytest

from scenario_trainer.engine.kinds import KIND_OF, KINDS
from scenario_trainer.library.file import schema
from scenario_trainer.library.kinds import IN_FILE

PACKAGE = Path(__file__).parent.parent / "scenario_trainer"
LIST = PACKAGE / "engine/kinds/__init__.py"
GUIDE = (PACKAGE.parent / "docs/writing-a-scenario.md").read_text(encoding="utf-8")
ROOMS = ("engine", "library", "stage", "debrief", "cli")
A_LIST = 7  # kinds named in one file


def files_of(kind) -> list[str]:
    """The files that a kind consists of: what CONTRIBUTING names for a new one."""
    files = [f"scenario_trainer/{room}/kinds/{kind.file}.py" for room in ("engine", "library")]
    if kind.waits:
        files += [f"scenario_trainer/stage/kinds/{kind.file}.py"]
        files += [f"scenario_trainer/cli/kinds/{kind.file}.py"]
        files += [f"templates/scene/kinds/{kind.name}.html"]
    if kind.counted:
        files += [f"scenario_trainer/debrief/kinds/{kind.file}.py"]
    return files


every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@every_kind
def test_a_kind_consists_of_a_file_in_every_room_that_has_to_do_with_it(kind):
    missing = [file for file in files_of(kind) if not (PACKAGE.parent / file).is_file()]

    assert missing == []
    assert KIND_OF[kind.act] is kind and kind.act in IN_FILE


def test_no_file_among_the_kinds_is_a_kind_that_the_list_forgot():
    known = {Path(file) for kind in KINDS for file in files_of(kind)}
    for room in ROOMS:
        for path in (PACKAGE / room / "kinds").glob("*.py"):
            is_kind = (
                re.search(r"^KIND\b", path.read_text(encoding="utf-8"), re.MULTILINE) is not None
            )
            assert is_kind == (path.relative_to(PACKAGE.parent) in known), path


@every_kind
def test_a_kind_has_its_key_in_a_scene_and_its_line_in_the_guide(kind):
    if kind.takes and kind.key in schema.Scene.model_fields:  # the others have no step in a walk
        assert re.search(rf"^\| {kind.key} \| ", GUIDE, re.MULTILINE)
    if kind.name != "continue":
        assert kind.key in schema.Scene.model_fields
        assert re.search(rf"^\| `{kind.key}` \| ", GUIDE, re.MULTILINE)


def test_no_two_kinds_take_one_name_key_or_act():
    for of in (lambda kind: kind.name, lambda kind: kind.key, lambda kind: kind.act):
        assert len({of(kind) for kind in KINDS}) == len(KINDS)


@every_kind
def test_a_kind_waits_for_moves_or_goes_on_by_itself(kind):
    assert kind.waits == bool(kind.takes)
    assert kind.waits or kind.onward


@every_kind
def test_what_closes_or_is_taken_again_is_a_move_of_the_kind(kind):
    closing = {kind.closes_with} - {None}

    assert closing | set(kind.retaken) <= set(kind.moves)
    assert kind.lasting or not closing


def imported_by(path: Path) -> set[str]:
    """The files of kinds that a module imports from."""
    files, found = {kind.file for kind in KINDS}, set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and "engine.kinds" in (node.module or ""):
            found |= {(node.module or "").rpartition(".")[2], *(each.name for each in node.names)}
    return found & files


@pytest.mark.parametrize("room", ROOMS)
def test_the_only_list_of_kinds_stands_in_the_engine(room):
    paths = [path for path in (PACKAGE / room).rglob("*.py") if path != LIST]

    lists = [path.name for path in paths if len(imported_by(path)) >= A_LIST]

    assert len(imported_by(LIST)) == len(KINDS)
    assert lists == []
