"""What officers said is wrong."""

from datetime import date

from scenario_trainer.records import attempts
from scenario_trainer.records.database import transaction
from tests import stored


def test_an_author_reads_what_officers_wrote_as_they_wrote_it(records, signed_in):
    edition = stored.the_counter()
    with transaction():
        attempts.remark(edition.id, "arrival", "<b>No side room</b>", day=date(2026, 3, 2))

    page = signed_in(stored.a_person("mira", "author")).get("/remarks").text

    assert "&lt;b&gt;No side room&lt;/b&gt;" in page
    assert "02.03.2026" in page


def test_the_addresses_of_before_lead_there_still(records, browser, attempt, signed_in):
    said = browser.post(f"/practice/{attempt}/report", data={"words": "We have no side room."})

    page = signed_in(stored.a_person("mira", "author")).get("/reports").text
    assert said.status_code == 303 and "We have no side room." in page
