"""Whatever stands in a file, reading it ends in a tree and findings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.library import builder, guard

ROOT = Path(__file__).parents[2]


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


HOSTILE = {
    "brackets": b"[" * 100_000,
    "braces": b"{a: " * 100_000,
    "dashes": b"- " * 100_000,
    "questions": b"? " * 100_000,
    "ten megabytes": b"a: " + b"x" * 10_000_000,
    "bomb": b"a: &a [x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 122)),
    "many keys": b"".join(b"k%d: v\n" % n for n in range(90_000)),
    "one long line": b"a: '" + b"x " * 400_000,
    "python object": b"a: !!python/object/apply:os.system [exit]",
    "directive": b"%TAG ! tag:evil,2026:\n---\na: !x b",
    "utf-16": "a: b".encode("utf-16"),
    "null bytes": b"\x00" * 1000,
    "surrogate": b'a: "\\ud800"',
    "deep condition": b"a: " + b"(" * 400 + b"1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_finding_within_little_time_and_memory(name, tmp_path):
    path = tmp_path / "scenario.yaml"
    path.write_bytes(HOSTILE[name])

    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)],
        capture_output=True,
        text=True,
        timeout=20,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=_limit if os.name == "posix" else None,
    )

    assert child.returncode == 0, child.stderr
    assert child.stdout.startswith("SCN")


_CHILD = """
import sys
from pathlib import Path
from scenario_trainer.library import builder, files
draft = builder.compose(files.read_tree(Path(sys.argv[1])), {})
print(*sorted({finding.code for finding in draft.findings}))
"""


def _limit():
    import resource  # only where there is one

    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
    resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))


@given(st.binary(max_size=400))
def test_no_bytes_end_in_a_traceback(source):
    builder.compose(guard.read(source, "f"), {})


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,? \n\t0.~<=", max_size=200))
def test_no_yaml_ends_in_a_traceback(source):
    builder.compose(guard.read(source.encode(), "f"), {})
