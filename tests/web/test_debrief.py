"""The debrief as a page: two parts, and a table that adds up for whoever adds it up by hand."""

import re
from decimal import ROUND_FLOOR, Decimal
from html.parser import HTMLParser

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import accounts
from scenario_trainer.training.editions import scenario_in
from scenario_trainer.training.results import score_of
from tests import stored
from tests.training.wandering import an_ended_attempt, bench, the_bench, the_way
from tests.web.reading import part, words_in

SHIPPED = ("the-lease", "the-photo", "night-on-the-promenade")


class _Tables(HTMLParser):
    """The rows of every table of a page, by the id of the element around it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.id, self.cell = "", None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "details":
            self.id = given.get("id", "")
        if tag == "tr":
            self.rows.setdefault(self.id, []).append([])
        if tag in ("td", "th"):
            self.cell = []

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.rows[self.id][-1].append(" ".join("".join(self.cell).split()))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)


def tables_in(page: str) -> dict[str, list[list[str]]]:
    found = _Tables()
    found.feed(page)
    return found.rows


def number(shown: str) -> Decimal:
    return Decimal(shown.replace(",", "."))


def half_up(shown: Decimal) -> int:
    return int((shown + Decimal("0.5")).to_integral_value(ROUND_FLOOR))


def points_by_hand(rows: list[list[str]]) -> int | None:
    """The points of a competency from the rows of its table, the last of which sums them."""
    *moments, together = rows[1:]
    columns = [sum(number(row[place]) for row in moments) for place in (1, 2, 3)]
    assert columns == [number(shown) for shown in together[1:]]
    earned, lost = columns[0], max(columns[1], Decimal(0))
    return None if earned + lost < 1 else half_up(100 * earned / (earned + lost))


def total_by_hand(page: str, points: dict[str, int | None], weights: dict[str, int]) -> int:
    """The total from the points its table gives, their weights, and what holds it down."""
    *rows, together = tables_in(page)["sums-total"][1:]
    seen = [code for code, worth in points.items() if worth is not None and weights[code]]
    assert [int(row[2]) for row in rows] == [weights[code] for code in seen]
    for row, code in zip(rows, seen, strict=True):
        assert int(number(row[1])) in (points[code], points[code] - 1)  # not yet rounded
        assert number(row[1]) * int(row[2]) == number(row[3])
    assert sum(number(row[3]) for row in rows) == number(together[3])
    total = half_up(number(together[3]) / int(together[2]))
    held = re.findall(r"(?:holds it at|e mban deri në) (\d+)", words_in(page, "sums-total"))
    return min([total, *map(int, held)])


def the_page(app, browser, officer, language: str, attempt) -> str:
    with app.app_context():
        accounts.set_language(officer.id, language)
    answer = browser.get(f"/practice/{attempt.public_id}/debrief")
    assert answer.status_code == 200
    return answer.text


def adds_up(page: str, scenario, score) -> None:
    """What an officer adds up by hand is what the page says, and what was scored."""
    tables = tables_in(page)
    points = {}
    for row in score.figures.competencies:
        shown = tables.get(f"sums-{row.code}")
        points[row.code] = points_by_hand(shown) if shown else None
        assert points[row.code] == row.points
    weights = {code: scenario.weights.get(code, 0) for code in points}
    assert total_by_hand(page, points, weights) == score.figures.total
    assert re.search(rf"\b{score.figures.total} (of|nga) 100", words_in(page, "profile"))


@pytest.mark.parametrize("seed", range(6))
def test_the_table_adds_up_whatever_was_done(app, browser, officer, seed):
    with app.app_context():
        attempt = an_ended_attempt(officer, bench(), the_bench(), seed)
        score = score_of(attempt)

    for language in LANGUAGES:
        adds_up(the_page(app, browser, officer, language, attempt), bench(), score)


@pytest.mark.parametrize("slug", SHIPPED)
def test_the_table_adds_up_in_every_scenario_that_ships(app, browser, officer, slug):
    with app.app_context():
        edition = stored.edition_of(data_folder("scenarios") / slug)
        played = [an_ended_attempt(officer, scenario_in(edition), edition, n) for n in range(3)]
        scores = [score_of(attempt) for attempt in played]

    for attempt, score in zip(played, scores, strict=True):
        for language in LANGUAGES:
            adds_up(the_page(app, browser, officer, language, attempt), scenario_in(edition), score)


WAY = (
    *("ask", "words.open", "blow.lead", "leave", "estimate=80", "sort+slur=for.2"),
    *("bench+photo+camera", "calls", "sort", "estimate=60", "indicated"),
)


def ended(officer, moves: list[Move]):
    """An attempt with these moves, a report of own words and the last answer."""
    attempt = stored.an_attempt(officer, *moves, edition=the_bench(), start=Start(7))
    attempt = stored.move_on(attempt, Move("write"), words="He was struck.\n<b>Once.</b>")
    attempt = stored.move_on(attempt, Move("look_over", options=("neutral",)))
    return stored.move_on(attempt, Move("decide", option="woman.find"), ended_at=stored.NOON)


@pytest.fixture
def page(app, browser, officer) -> str:
    """The debrief of a way with every kind of scene in it."""
    moves = the_way(bench(), Start(7), *WAY)
    moves[-1] = moves[-1]._replace(confidence="certain")
    with app.app_context():
        attempt = ended(officer, moves)
    return the_page(app, browser, officer, "en", attempt)


def test_the_page_has_two_parts_with_links_to_them(page):
    assert part(page, "outcome").words[0] == "Outcome"
    assert part(page, "process").words[0] == "Process"
    assert "htmx.min.js" in page  # the plan is kept without a reload
    assert {"#outcome", "#process", "#profile", "#own-plan"} <= set(
        re.findall(r'href="(#[\w-]+)"', page)
    )


def test_the_parts_stand_in_their_order(page):
    parts = re.findall(r'<section [^>]*aria-labelledby="([\w-]+)"', page)

    outcome = ["turning-title", "outcome-title", "happened", "truth"]
    process = ["process-title", "way", "questions", "patterns", "profile-title"]
    assert parts == [*outcome, *process, "practise-next", "own-plan"]


def test_every_link_within_the_page_leads_somewhere(page):
    ids = set(re.findall(r'\bid="([\w-]+)"', page))

    assert {aim[1:] for aim in re.findall(r'href="(#[\w-]+)"', page)} <= ids


def test_the_truth_stands_beside_the_file(page):
    outcome = words_in(page, "outcome")

    assert "“people like you”" in outcome and "found On the other bench" in outcome
    assert "put in by a question Somebody struck first. “So somebody struck first?”" in outcome


def test_a_talk_tells_in_figures_what_its_questions_earn(page):
    talk = words_in(page, "entry-1")

    assert "100 − 40 × 1 → 60 / 400" in talk
    assert "It put into the file: Somebody struck first." in talk
    assert "Before that day : left unasked" in talk


def test_a_board_has_a_balance_and_its_table(page):
    board = words_in(page, "entry-5")

    assert "Yours against 0, for 3" in board and "What the file bears against 0, for 4" in board
    assert "500 / 5 = 100" in board


def test_a_classification_says_what_was_so(page):
    assert "A hit: it was so, and you said so." in words_in(page, "entry-10")


def test_own_words_are_shown_as_written_and_harm_nothing(page):
    assert "He was struck.\n&lt;b&gt;Once.&lt;/b&gt;" in page
    assert "A report carries no points" in words_in(page, "entry-11")


def test_what_shows_over_the_whole_is_told(page):
    whole = words_in(page, "process")

    assert "1 of 1 files with a bias motive you called indicated." in whole
    assert "You only looked for what you expected" in whole
    assert "First 80% Last 60% What was so A bias motive" in whole


def test_a_turning_point_without_an_option_shows_its_entry(app, browser, officer):
    asked = ("words.open", "blow.open", "before.open", "people.open", "leave")
    way = ("ask", *asked, "estimate=50", "sort", "camera+photo+bench", "clip", "sort")
    moves = the_way(bench(), Start(7), *way, "estimate=50", "not_indicated+none")
    with app.app_context():
        attempt = stored.an_attempt(officer, *moves, edition=the_bench(), start=Start(7))
        attempt = stored.move_on(attempt, Move("write"))
        attempt = stored.move_on(attempt, Move("look_over"), ended_at=stored.NOON)
    page = the_page(app, browser, officer, "en", attempt)

    assert "The form" in words_in(page, "turning-point")
    assert "You classified the file." in words_in(page, "turning-point")
    assert "#entry-12" in part(page, "turning-point").links
    assert "the moment it turned" in words_in(page, "entry-12")
