"""The debrief in the terminal, for a case with every kind of scene in it."""

from random import Random

import pytest

from scenario_trainer.cli.debrief import tell_debrief
from scenario_trainer.cli.page import Page
from scenario_trainer.debrief.debrief import debrief_view
from scenario_trainer.debrief.played import played_of
from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.turn.moves import Start
from scenario_trainer.stage.playing import Playing
from scenario_trainer.text import LANGUAGES
from tests.training.wandering import a_way, bench, the_way

BENCH = bench()
OUTLOOK = Outlook(BENCH)
WAY = (
    *("ask", "words.open", "blow.lead", "leave", "estimate=80", "sort+slur=for.2"),
    *("bench+photo+camera", "calls", "sort", "estimate=60", "open", "write", "rate", "woman.none"),
)


def told(capsys, start: Start, moves, language: str = "en") -> str:
    standing = score(BENCH, start, moves, OUTLOOK)
    playing = Playing("bench", "practice", start, tuple(moves))
    tell_debrief(Page(language), debrief_view(played_of(playing, BENCH, standing)))
    return capsys.readouterr().out


def test_outcome_and_process_are_told(capsys):
    text = " ".join(told(capsys, Start(7), the_way(BENCH, Start(7), *WAY)).split())

    for sentence in (
        "! The man with the cap struck first. In your file: Somebody struck first.",
        "ASK, COM 100 - 40 x 1 -> 60 / 400",
        "Left unasked: Before that day",
        "Much was given away here.",
        "The file bears: 0 against, 4 for.",
        "3. Ask the kiosk for its camera (37/25: late)",
        "Your answer: open, to be looked into [60] It fits the file: bias motive indicated",
        "No points: nobody can rate it in the program yet.",
        "Your estimate: first 80 %, last 60 %. A bias motive",
        "You only looked for what you expected",
    ):
        assert sentence in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(6))
def test_any_way_fits_80_columns(capsys, seed, language):
    start = Start(seed, seed % 2, seed // 2 % 2)

    text = told(capsys, start, a_way(BENCH, start, Random(seed)), language)

    assert max(map(len, text.splitlines())) <= 80
