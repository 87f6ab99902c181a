"""Every code a page may get has its words."""

import re
from pathlib import Path

import pytest

import scenario_trainer
from scenario_trainer.debrief.kinds import IN_DEBRIEF
from scenario_trainer.debrief.patterns import OUTCOMES
from scenario_trainer.engine.kinds import KINDS as ENGINE_KINDS
from scenario_trainer.engine.kinds import questions
from scenario_trainer.engine.kinds.classify import MOTIVES
from scenario_trainer.engine.story.scenario import COMPETENCIES
from scenario_trainer.errors import InputError
from scenario_trainer.records.people import GRANTS
from scenario_trainer.stage import form
from scenario_trainer.stage.kinds import board
from scenario_trainer.training import accounts, practice, shelf
from scenario_trainer.web.words import sentence_of
from scenario_trainer.words import codes, debrief, errors
from scenario_trainer.words.anchors import ANCHORS


def test_every_competency_has_four_anchors():
    assert set(ANCHORS) == set(COMPETENCIES) == set(codes.COMPETENCIES)
    assert all(set(levels) == {1, 2, 3, 4} for levels in ANCHORS.values())


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (codes.FAMILIES, shelf.FAMILIES),
        (codes.MODES, practice.MODES),
        (codes.CONFIDENCES, form.CONFIDENCES),
        (codes.STRENGTHS, board.STRENGTHS),
        (codes.QUESTION_TYPES, questions.GROUP_OF),
        (codes.QUESTION_GROUPS, questions.GROUPS),
        (codes.TIMERS, accounts.TIMERS),
        (codes.GRANTS, GRANTS),
        (debrief.KINDS, {each.entry for each in IN_DEBRIEF.values()}),
        (debrief.MOVES, {move for kind in ENGINE_KINDS for move in kind.moves}),
        (debrief.ANSWERS, MOTIVES),
        (debrief.SO, MOTIVES),
        (debrief.OUTCOMES, OUTCOMES.values()),
        (codes.FLAGS, [f"RF{number}" for number in range(1, 13)]),
    ],
)
def test_every_code_has_its_words_and_every_word_its_code(table, codes):
    assert set(table) == set(codes)


def test_every_error_that_can_reach_a_page_has_its_sentence():
    package = Path(scenario_trainer.__file__).parent
    raised = {
        code
        for room in ("training", "records", "web")
        for path in (package / room).glob("*.py")
        for code in re.findall(r'code="([a-z_]+)"', path.read_text(encoding="utf-8"))
    }

    assert not raised - set(errors.ERRORS) - {"no_file", "file_exists", "no_backup"}


def test_a_sentence_names_its_details(app):
    with app.test_request_context(headers={"Cookie": "language=en"}):
        error = InputError(code="pick_count", count=2)
        assert sentence_of(error) == "Choose exactly 2."
