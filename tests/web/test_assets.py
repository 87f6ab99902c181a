"""Static files: versioned, small, and exactly what their makers released."""

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from scenario_trainer.config import data_folder

VENDORED = (data_folder("static") / "vendor", Path(__file__).parent.parent / "browser" / "vendor")

BESIDE = ("licence", "made", "letters")  # files about a file, by what they say
WRITTEN = (
    *(("scenarios", "*.yaml"), ("scenarios", "*.po")),
    *(("translations", "messages.po"), ("templates", "*.html")),
)


@pytest.mark.parametrize("folder", VENDORED, ids=["static", "browser"])
def test_what_is_vendored_is_what_was_released(folder):
    told = json.loads((folder / "vendor.json").read_text())

    for name, entry in told.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"], name
        assert (folder / entry["licence"]).is_file()
    beside = {entry[why] for entry in told.values() for why in BESIDE if why in entry}
    assert {path.name for path in folder.iterdir()} == {*told, *beside, "vendor.json"}


def test_the_font_has_every_letter_that_is_written():
    letters = (VENDORED[0] / "trainer-sans.letters.txt").read_text(encoding="utf-8")
    written = {
        letter
        for folder, kind in WRITTEN
        for path in data_folder(folder).rglob(kind)
        for letter in path.read_text(encoding="utf-8")
    }

    assert written <= set(letters)


def links_of(page):
    return set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))


def test_a_file_is_kept_forever_under_its_version_and_asked_for_again_under_another(client):
    address = next(link for link in links_of(client.get("/sign-in").text) if link.endswith(".css"))
    old = re.sub(r"/static/[^/]+/", "/static/before/", address)

    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert client.get(old).status_code == 200
    assert "immutable" not in client.get(old).headers["Cache-Control"]


def test_what_is_not_there_and_what_lies_elsewhere_is_not_there(client):
    for name in ("nothing.css", "../pyproject.toml", "%2e%2e/pyproject.toml"):
        assert client.get(f"/static/x/{name}").status_code == 404


def test_the_first_visit_is_small(client):
    packed = {"Accept-Encoding": "gzip"}
    page = client.get("/sign-in", headers=packed)
    links = links_of(gzip.decompress(page.data).decode())

    total = len(page.data) + sum(len(client.get(link, headers=packed).data) for link in links)

    assert len(links) == 4
    assert total <= 45_000


@pytest.mark.parametrize("path", ["/sign-in", "/library", "/progress", "/practice/{}"])
def test_a_page_brings_htmx_where_parts_of_it_are_swapped(browser, attempt, path):
    page = browser.get(path.format(attempt)).text

    assert ("htmx.min.js" in page) == ("data-hx-" in page)
