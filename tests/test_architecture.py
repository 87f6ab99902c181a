"""The arrows of the map: a room imports the rooms below it; nothing else stands in the house."""

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from scenario_trainer.engine.kinds import KINDS

PACKAGE = Path(__file__).parent.parent / "scenario_trainer"
MOST_LINES = 350
MOST_FILES = 12  # in a folder without a floor plan

# Every room and single file, from the ground up; those in one row do not know each other.
ROWS = (
    ("text", "errors"),
    ("config", "words"),
    ("engine",),
    ("records", "library"),
    ("stage",),
    ("debrief",),
    ("training",),
    ("web", "cli"),
    ("__main__",),
)
ALONE = {"__init__", "bootstrap"}  # bootstrap runs before anything is installed
FLOOR = {room: floor for floor, row in enumerate(ROWS) for room in row}
IN_ROOMS = ("engine", "library")  # divided further; no circle among their rooms either
OF_NOBODY = ("stage", "debrief")  # they know what is played, and no row of a table

# What a room may use of Flask and its extensions: the web all of it; the database its two, and
# the bare app without which they do not open.
FLASK = {"web": None, "records": {"flask", "flask_sqlalchemy", "flask_migrate"}, "cli": {"flask"}}
OUTSIDE_WORLD = {  # files, clocks, chance, logs, databases: none of these in the engine
    *("os", "io", "pathlib", "shutil", "tempfile", "sys", "subprocess", "socket", "sqlite3"),
    *("time", "datetime", "random", "secrets", "uuid", "logging", "sqlalchemy", "yaml", "flask"),
}


def modules(*rooms: str) -> list[Path]:
    found = [PACKAGE / room for room in rooms] or [PACKAGE]
    paths = [path for folder in found for path in folder.rglob("*.py")]
    return sorted(path for path in paths if "data" not in path.parts)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def room_of(path: Path) -> str:
    return name_of(path).split(".")[0]


def imports_of(path: Path) -> Iterator[str]:
    """Every module a file imports, with `from package import name` told both ways."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name_of(path)} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> set[str]:
    """What a file imports of this package, such as `engine.play.play.replay`."""
    prefix = "scenario_trainer."
    return {name.removeprefix(prefix) for name in imports_of(path) if name.startswith(prefix)}


def calls_in(path: Path) -> set[str]:
    """The plain names a file calls."""
    return {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def test_every_module_has_its_place_on_the_map():
    lost = [name_of(path) for path in modules() if room_of(path) not in {*FLOOR, *ALONE}]

    assert not lost


def test_a_room_imports_only_the_rooms_below_it():
    up = [
        (name_of(path), other)
        for path in modules()
        for other in {name.split(".")[0] for name in own_imports(path)} - {"__version__"}
        if other != room_of(path) and FLOOR.get(other, 99) >= FLOOR.get(room_of(path), 0)
    ]

    assert not up


@pytest.mark.parametrize("room", IN_ROOMS)
def test_there_is_no_circle_among_the_rooms_of_a_room(room):
    graph: dict[str, set[str]] = {}
    for path in modules(room):
        inner = name_of(path).split(".")[1:2]
        used = {name.split(".")[1] for name in own_imports(path) if name.startswith(f"{room}.")}
        for here in inner:
            graph.setdefault(here, set()).update(used - {here})

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle in {room}: {' > '.join(error.args[1])}")


def test_a_full_room_has_a_floor_plan_with_every_file_in_it():
    """The files of kinds stand in the one list of kinds."""
    unnamed = []
    for folder in {path.parent for path in modules()} - {PACKAGE}:
        names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
        names -= {kind.file for kind in KINDS} if folder.name == "kinds" else set()
        plan = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
        if len(names) > MOST_FILES:
            unnamed += [f"{folder.name}/{name}" for name in names if not said(name, plan)]

    assert not sorted(unnamed)


def said(name: str, plan: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plan) is not None


def test_stage_and_debrief_know_what_is_played_and_nobodys_row():
    known = [
        (name_of(path), name)
        for path in modules(*OF_NOBODY)
        for name in imports_of(path)
        if name.startswith(("scenario_trainer.records", "sqlalchemy", "time"))
    ]

    assert not known
    assert not [name_of(p) for p in modules(*OF_NOBODY) if ".now(" in p.read_text("utf-8")]


def test_flask_stays_where_it_is_used():
    strangers = [
        (name_of(path), name)
        for path in modules()
        for name in {name.split(".")[0] for name in imports_of(path) if name.startswith("flask")}
        if (allowed := FLASK.get(room_of(path), set())) is not None and name not in allowed
    ]

    assert not strangers


def test_the_engine_knows_nothing_of_the_world():
    known = [
        (name_of(path), name)
        for path in modules("engine")
        for name in {name.split(".")[0] for name in imports_of(path)} & OUTSIDE_WORLD
    ]
    called = [
        name_of(p)
        for p in modules("engine")
        if calls_in(p) & {"open", "print", "input", "eval", "exec"}
    ]

    assert not known
    assert not called


def test_the_web_plays_nothing_itself():
    played = [
        (name_of(path), name)
        for path in modules("web")
        for name in own_imports(path)
        if name.startswith(("engine.play.play", "engine.ahead", "engine.score"))
    ]

    assert not played


def test_blueprints_do_not_know_each_other():
    screens = {name_of(path): path for path in modules("web") if "Blueprint(" in path.read_text()}
    known = [
        (name, other)
        for name, path in screens.items()
        for other in screens
        for used in own_imports(path)
        if other != name and used.startswith(other + ".")
    ]

    assert not known


def test_a_module_is_read_in_one_sitting():
    long = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules()}

    assert not {name: lines for name, lines in long.items() if lines > MOST_LINES}


def test_importing_the_way_in_does_no_work():
    import wsgi

    assert "app" not in vars(wsgi)
