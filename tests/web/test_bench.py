"""The benchmarks' own officers: what they send is what a page asks for, on a slow line too."""

import pytest

from bench import client as bench_client
from bench import line
from scenario_trainer.config import data_folder
from scenario_trainer.library import reader
from scenario_trainer.records import attempts, editions
from scenario_trainer.training import practice

pytestmark = pytest.mark.slow

SLUG = "night-on-the-promenade"


@pytest.fixture
def attempt(app, officer) -> str:
    source = (data_folder("scenarios") / SLUG / reader.FILE).read_bytes()
    with app.app_context():
        editions.load(SLUG, source, {})
        return practice.begin(SLUG, officer.id, "coach")


def test_the_officers_of_the_benchmark_pick_as_many_as_are_asked_for(
    app, browser, officer, attempt
):
    page = browser.get(f"/practice/{attempt}").text
    for _ in range(30):
        form = bench_client.FORM.search(page)
        if form is None or "data-pick" in form[0]:
            break
        page = browser.post(form[1], data=_fields(form), follow_redirects=True).text

    answer = browser.post(form[1], data=_fields(form))

    assert answer.status_code == 303
    with app.app_context():
        picked = attempts.of_officer(attempt, officer.id).moves[-1]
    assert picked.kind == "pick" and len(picked.options) > 1


def _fields(form) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in bench_client.answer(form[0]):
        fields.setdefault(name, []).append(value)
    return fields


def test_on_a_slow_line_that_loses_replies_what_was_pressed_in_time_counts_once():
    outcome = line.measured(10, latency=2, percent=15, moves=1, seconds=20)

    assert outcome.lost_replies > 0
    assert (outcome.told, outcome.stored, outcome.silences) == (10, 10, 0)
    assert (outcome.lost, outcome.doubled, outcome.refused) == (0, 0, 0)
