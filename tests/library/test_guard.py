"""Whatever stands in a file, reading it ends in a tree and findings."""

from typing import ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.story import conditions
from scenario_trainer.engine.story.conditions import ConditionError, Names, compile_condition
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import files, guard


def codes(source: bytes) -> list[str]:
    return [finding.code for finding in guard.read(source, "scenario.yaml").findings]


def test_every_scalar_stays_the_words_that_were_written():
    tree = guard.read(
        b"{a: no, b: 010, c: 12:30, d: 1.0, e: ~, f: NaN, g: 2026-01-01, h: 0x10}", "f"
    )

    assert list(tree.root.values()) == [
        "no",
        "010",
        "12:30",
        "1.0",
        "~",
        "NaN",
        "2026-01-01",
        "0x10",
    ]


def test_a_place_is_named_by_line_and_column():
    tree = guard.read("title: Çka\nweights:\n  SAF: 20\n".encode(), "f")

    assert tree.place(("weights", "SAF")) == (3, 8)
    assert tree.place(("weights", "SAF"), key=True) == (3, 3)


@pytest.mark.parametrize(
    "written, place",
    [
        ("when: trust >= lost", (1, 16)),
        ('when: "trust >= lost"', (1, 17)),
        ("when: >-\n  trust\n  >= lost", (3, 6)),
        ("when: trust\n  >= lost", (2, 6)),
    ],
)
def test_a_character_inside_a_text_has_its_place(written, place):
    tree = guard.read(written.encode(), "f")

    assert tree.place(("when",), offset=tree.root["when"].index("lost")) == place


def test_a_list_entry_is_found_by_its_id():
    tree = guard.read(b"deadlines:\n  - {id: one, line: x}\n  - {id: two, line: y}\n", "f")

    assert tree.place(guard.path_of("deadlines.two.line")) == (3, 21)


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\x07", "\x85", "\U000e0041"])
def test_a_character_nobody_sees_is_a_finding_wherever_it_hides(hidden):
    escaped = "".join(f"\\U{ord(character):08x}" for character in hidden)

    assert codes(f"title: a{hidden}b".encode()) in (["SCN104"], ["SCN105"])
    assert codes(f'title: "a{escaped}b"'.encode()) == ["SCN104"]


NEVER_PARSED = {  # each one step over what may stand in a file
    "one byte too many": (b"a: " + b"x" * (guard.MOST_BYTES - 2), "SCN102"),
    "another encoding": ("a: b".encode("utf-16"), "SCN103"),
    "a null byte": (b"a: \x00", "SCN104"),
    "a hidden character": ("a: \u202e".encode(), "SCN104"),
}
LEFT_AT_ONCE = {  # what comes before the first thing too many, and the finding
    "one level too many": ("[" * (guard.MOST_DEPTH + 1), "SCN106"),
    "one entry too many": ("[" + "x, " * (guard.MOST_NODES + 1), "SCN107"),
    "one alias": ("[&a x, *a, ", "SCN108"),
    "one key that is a list": ("{[a]: b, ", "SCN114"),
    "one document too many": ("--- a\n--- b\n--- ", "SCN112"),
    "one escaped surrogate": ('["\\ud800", ', "SCN105"),
}


class Watched(guard._LOADER):
    """The YAML loader, noting the words it gets to; it is never to build anything."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.read.clear()

    read: ClassVar[list[str]] = []

    def get_event(self) -> yaml.Event:
        event = super().get_event()
        self.read.append(getattr(event, "value", ""))
        return event

    def _build(self, *_: object) -> None:
        raise AssertionError("the YAML library was to build something")

    check_data = get_data = get_single_data = _build
    check_node = get_node = get_single_node = construct_object = _build


@pytest.mark.parametrize("name", NEVER_PARSED)
def test_what_may_not_stand_in_a_file_never_reaches_the_parser(name, monkeypatch):
    source, code = NEVER_PARSED[name]
    monkeypatch.setattr(guard, "_LOADER", lambda text: pytest.fail("it was parsed"))

    assert codes(source) == [code]


@pytest.mark.parametrize("name", LEFT_AT_ONCE)
def test_a_file_is_left_at_the_first_thing_too_many(name, monkeypatch):
    start, code = LEFT_AT_ONCE[name]
    monkeypatch.setattr(guard, "_LOADER", Watched)

    assert codes(f"{start}afterwards".encode())[-1] == code
    assert "afterwards" not in Watched.read


@pytest.mark.parametrize("tag", ["!x", "!!int", "!!python/name:builtins.len"])
def test_a_tag_is_a_finding_and_builds_nothing(tag, monkeypatch):
    monkeypatch.setattr(guard, "_LOADER", Watched)

    assert codes(f"a: {tag} 5".encode()) == ["SCN109"]
    assert Watched.read.count("5") == 1


@pytest.mark.parametrize(
    "source",
    [
        b"a: " + b"x" * (guard.MOST_BYTES - 3),
        b"[" * guard.MOST_DEPTH + b"x" + b"]" * guard.MOST_DEPTH,
        b"- x\n" * guard.MOST_NODES,
    ],
    ids=["bytes", "levels", "entries"],
)
def test_as_much_as_may_be_is_read(source):
    assert codes(source) == []


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path):
    (tmp_path / "scenario.yaml").write_bytes(b"x" * (guard.MOST_BYTES + 1))

    source, (finding,) = files.read_bytes(tmp_path / "scenario.yaml")

    assert (source, finding.code) == (b"", "SCN102")


def test_what_is_no_file_is_not_opened(tmp_path):
    (tmp_path / "scenario.yaml").mkdir()

    assert [finding.code for finding in files.read_tree(tmp_path / "scenario.yaml").findings] == [
        "SCN101"
    ]


@pytest.mark.parametrize(
    "source",
    ["trust >= 1 and ".ljust(conditions.MOST_CHARACTERS) + "1", "trust \u2265 1"],
    ids=["one character too many", "a letter that is not ASCII"],
)
def test_a_condition_that_may_not_stand_never_reaches_the_parser(source, monkeypatch):
    monkeypatch.setattr(conditions, "ast", None)  # nothing there that could parse it

    with pytest.raises(ConditionError):
        compile_condition(source, Names(numbers={"trust": 0}))


def test_a_condition_with_one_part_too_many_is_not_compiled():
    names = Names(numbers={"t": 0})
    compared = [f"t>{n}" for n in range(1, 41)]  # five parts each, and three around them

    compile_condition(" or ".join(compared[:39]), names)
    with pytest.raises(ConditionError, match="too_long"):
        compile_condition(" or ".join(compared), names)


@given(st.binary(max_size=400))
def test_no_bytes_end_in_a_traceback(source):
    builder.compose(guard.read(source, "f"), {})


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,? \n\t0.~<=", max_size=200))
def test_no_yaml_ends_in_a_traceback(source):
    builder.compose(guard.read(source.encode(), "f"), {})
