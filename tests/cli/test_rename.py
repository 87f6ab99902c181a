"""Another name from the command line."""

import shutil

from tests.library.examples import EXAMPLE


def test_it_says_what_was_renamed_and_where(run, tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.name)

    told = run("rename", folder, "aside", "next_door")

    assert told.exit_code == 0
    assert told.output.splitlines() == [
        "scenes.arrival.decision.options.aside is next_door now, in:",
        *(str(folder / name) for name in ("scenario.yaml", "walks.yaml", "sq.po")),
    ]


def test_a_name_that_is_not_there_is_one_sentence(run, tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.name)

    told = run("rename", folder, "nobody_here", "next_door")

    assert told.exit_code == 1
    assert told.output == "Error: There is no name nobody_here in this scenario.\n"
