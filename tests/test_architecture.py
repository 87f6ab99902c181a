"""The arrows of the map: a room imports the rooms below it; nothing else stands in the house."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scenario_trainer"
MOST_LINES = 350

# Every room and single file, from the ground up; those in one row do not know each other.
ROWS = (
    ("text", "errors"),
    ("config",),
    ("engine",),
    ("records", "library"),
    ("training",),
    ("web", "cli"),
    ("__main__",),
)
ALONE = {"__init__", "bootstrap"}  # bootstrap runs before anything is installed
FLOOR = {room: floor for floor, row in enumerate(ROWS) for room in row}

# What a room may use of Flask and its extensions: the web all of it; the database its two, and
# the bare app without which they do not open.
FLASK = {"web": None, "records": {"flask", "flask_sqlalchemy", "flask_migrate"}, "cli": {"flask"}}
OUTSIDE_WORLD = {  # files, clocks, chance, logs, databases: none of these in the engine
    *("os", "io", "pathlib", "shutil", "tempfile", "sys", "subprocess", "socket", "sqlite3"),
    *("time", "datetime", "random", "secrets", "uuid", "logging", "sqlalchemy", "yaml", "flask"),
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.parts)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


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
    """What a file imports of this package, such as `engine.play.replay`."""
    prefix = "scenario_trainer."
    return {name.removeprefix(prefix) for name in imports_of(path) if name.startswith(prefix)}


every_module = pytest.mark.parametrize("path", modules(), ids=name_of)


@every_module
def test_a_module_has_its_place_on_the_map(path):
    assert room_of(path) in FLOOR or room_of(path) in ALONE


@every_module
def test_a_room_imports_only_the_rooms_below_it(path):
    room = room_of(path)
    others = {name.split(".")[0] for name in own_imports(path)} - {room, "__version__"}

    above = {other for other in others if FLOOR.get(other, 99) >= FLOOR.get(room, 0)}

    assert not above, f"{name_of(path)} imports {sorted(above)}"


@every_module
def test_flask_stays_where_it_is_used(path):
    flask = {name.split(".")[0] for name in imports_of(path) if name.startswith("flask")}

    allowed = FLASK.get(room_of(path), set())

    assert allowed is None or flask <= allowed


@pytest.mark.parametrize("path", sorted((PACKAGE / "engine").glob("*.py")), ids=name_of)
def test_the_engine_knows_nothing_of_the_world(path):
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    imported = {name.split(".")[0] for name in imports_of(path)}

    assert not imported & OUTSIDE_WORLD
    assert not called & {"open", "print", "input", "eval", "exec"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "web").glob("*.py")), ids=name_of)
def test_the_web_plays_nothing_itself(path):
    played = {
        name for name in own_imports(path) if name.startswith(("engine.play", "engine.outlook"))
    }

    assert not played


def test_blueprints_do_not_know_each_other():
    screens = {
        name_of(p): p for p in (PACKAGE / "web").glob("*.py") if "Blueprint(" in p.read_text()
    }
    for name, path in screens.items():
        known = {
            other for other in screens for used in own_imports(path) if used.startswith(other + ".")
        }
        assert not known - {name}, f"{name} imports {sorted(known)}"


@every_module
def test_a_module_is_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_importing_the_way_in_does_no_work():
    import wsgi

    assert "app" not in vars(wsgi)
