"""A fragment is one file, one id and one view object of the same name."""

import re

import pytest

from scenario_trainer.config import data_folder

SWAPPED = (
    "practice/_scene.html",
    "practice/_timed.html",
    "practice/_report.html",
    "practice/_plan.html",
    "practice/_draft.html",
)


@pytest.mark.parametrize("name", SWAPPED)
def test_a_fragment_carries_its_own_name(name):
    text = (data_folder("templates") / name).read_text(encoding="utf-8")
    id = name.rsplit("/_")[1].removesuffix(".html")

    first = re.search(r"<(?:section|div)\b[^>]*>", text).group()

    assert f'id="{id}"' in first


def test_every_swap_aims_at_a_fragment():
    for path in data_folder("templates").rglob("*.html"):
        for aim in re.findall(r'data-hx-target="([^"]+)"', path.read_text(encoding="utf-8")):
            assert f"practice/_{aim.removeprefix('#')}.html" in SWAPPED
