"""A fragment is one file, one id and one view object of the same name."""

import re

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.engine.kinds import KINDS
from scenario_trainer.words import debrief

SWAPPED = (
    "scene/scene.html",
    "scene/timed.html",
    "scene/draft.html",
    "practice/_remark.html",
    "practice/_plan.html",
)
NAMES = {re.split("/_?", name)[1].removesuffix(".html"): name for name in SWAPPED}


@pytest.mark.parametrize(("id", "name"), NAMES.items())
def test_a_fragment_carries_its_own_name(id, name):
    text = (data_folder("templates") / name).read_text(encoding="utf-8")

    first = re.search(r"<(?:section|div)\b[^>]*>", text).group()

    assert f'id="{id}"' in first


def test_every_swap_aims_at_a_fragment():
    for path in data_folder("templates").rglob("*.html"):
        for aim in re.findall(r'data-hx-target="([^"]+)"', path.read_text(encoding="utf-8")):
            assert aim.removeprefix("#") in NAMES


def test_a_scene_and_a_debrief_are_told_their_addresses_and_what_was_filled_in():
    asked = re.compile(r"\b(url_for|request|filled_in|current_user)\b")
    for family in ("scene", "debrief"):
        for path in (data_folder("templates") / family).rglob("*.html"):
            assert not asked.search(path.read_text(encoding="utf-8")), path.name


def test_every_kind_of_scene_has_its_form():
    kinds = data_folder("templates") / "scene" / "kinds"

    shown = {kind.name for kind in KINDS if kind.waits}
    assert {path.stem for path in kinds.iterdir()} == {*shown, "look_over"}


def test_every_kind_of_entry_is_told_in_the_debrief():
    kinds = data_folder("templates") / "debrief" / "kinds"

    assert {path.stem for path in kinds.iterdir()} == set(debrief.KINDS)
