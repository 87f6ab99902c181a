"""A neutral choice in the terminal: by number, one place after another."""

import pytest

from tests.library.examples import a_folder, altered
from tests.library.test_choice import ROUNDS, TO_IT


@pytest.fixture
def folder(tmp_path):
    return altered(a_folder(tmp_path), TO_IT, ("scenes:\n", ROUNDS))


def test_places_are_chosen_by_number_until_none_is_left(run, folder):
    told = run("play", folder, "--language", "en", "--seed", 1, input="1\n1\n\n1\n\nq\n").output

    assert told.count("Where do you look first?") == 2
    assert "She waits until the man before her is gone." in told


def test_places_are_scripted_by_their_names(run, folder):
    told = run("play", folder, "--language", "en", "--seed", 1, "--moves", "room,queue,continue")

    assert told.exit_code == 0, told.output[-500:]
    assert "It is empty." in told.output
