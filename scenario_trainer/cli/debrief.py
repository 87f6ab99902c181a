"""The debrief in the terminal: how it closed, where it turned, every decision, the score."""

from collections.abc import Sequence

from scenario_trainer.cli.page import Page
from scenario_trainer.engine import play
from scenario_trainer.engine.credit import Vector
from scenario_trainer.engine.play import Move, Start, Step
from scenario_trainer.engine.scenario import COMPETENCIES, Scenario
from scenario_trainer.engine.scoring import CompetencyScore, MoveScore, Score, band_of
from scenario_trainer.training.decisions import reference_views, title_of
from scenario_trainer.training.profile import credits
from scenario_trainer.training.questions import questions_view
from scenario_trainer.training.scenes import passages, stop_cards, taken

NAMES = {
    "SAF": "Safety and first response",
    "BIA": "Recognising bias indicators",
    "LAW": "Legal classification and the duty to register",
    "COM": "Respectful, trauma-informed communication",
    "ASK": "Question quality and the account",
    "DIG": "Confidentiality and dignity",
    "EVI": "Evidence and documentation",
    "REF": "Referral, victims' rights, protection planning",
    "SLF": "Self-regulation, stepping in, escalation",
}
LEVELS = ("not observed", "harmful or unsafe", "developing", "proficient", "exemplary")
QUALITIES = {
    "strong": "strong",
    "acceptable": "acceptable",
    "weak": "weak",
    "harmful": "harmful",
}


def tell_debrief(
    page: Page, scenario: Scenario, start: Start, moves: Sequence[Move], score: Score
) -> None:
    """Everything there is to say of the line of moves that stands."""
    steps = play.story(scenario, start, moves)
    if not steps:
        return
    if steps[-1].after.scene in scenario.endings:
        _tell_ending(page, scenario, steps[-1])
    else:
        page.heading(page.words("Not at an ending yet"))
    _tell_flags(page, scenario, steps, score)
    for step, row in zip(steps, score.moves, strict=True):
        if taken(step):
            _tell_decision(page, scenario, step, row, turned=score.turning_point == row.number)
    _tell_questions(page, scenario, steps)
    _tell_score(page, score)


def _tell_ending(page: Page, scenario: Scenario, last: Step) -> None:
    ending, values = scenario.endings[last.after.scene], last.after.values
    page.heading(ending.title)
    page.paragraphs(passages(ending.narration, values))
    page.say(page.words("One month later"))
    page.paragraphs(passages(ending.one_month_later, values))
    page.say(page.words("From their side"))
    page.paragraphs(passages(ending.her_side, values))
    page.say(page.words("What was true"))
    page.say(scenario.truth)


def _tell_flags(page: Page, scenario: Scenario, steps: Sequence[Step], score: Score) -> None:
    for step in steps:
        for card in stop_cards(step):
            page.heading(page.words("Stop: a red line was crossed ({flag})", flag=card.flag))
            page.say(card.happened, card.undone, card.duty)
    for major, repaired in score.majors.items():
        page.gap()
        page.say(scenario.majors[major].text, mark="! ")
        if repaired:
            page.say(page.words("Repaired in time."), indent=2)


def _tell_decision(
    page: Page, scenario: Scenario, step: Step, row: MoveScore, *, turned: bool
) -> None:
    page.heading(f"{row.number + 1}. {page.spoken(title_of(scenario, step.before.scene))}")
    if turned:
        page.say(
            page.words(
                "The turning point: from {before} to {after} still in reach.",
                before=row.reach_before,
                after=row.reach_after,
            ),
            mark=">> ",
        )
    if step.move.kind == "time_out":
        page.say(page.words("Time ran out."))
    for option in taken(step):
        page.say(option.text, f"[{page.words(QUALITIES[option.quality])}]", mark="- ")
        page.say(option.why, indent=2)
        if option.other_view:
            page.say(page.words("Another view:"), option.other_view, indent=2)
    for rule in reference_views(taken(step)):
        page.say(page.words("Rests on:"), rule.title, f"({rule.id})", indent=2)
    page.say(_worth(page, row), indent=2)


def _worth(page: Page, row: MoveScore) -> str:
    parts = [
        page.words("earned {credits}", credits=_told(row.earned)),
        page.words("lost {credits}", credits=_told(row.regret)),
    ]
    if any(row.luck):
        parts.append(page.words("not yours (chance) {credits}", credits=_told(row.luck)))
    return "; ".join(parts)


def _told(vector: Vector) -> str:
    """The parts of a vector that are not nothing, such as `SAF 0.80 COM 1.00`."""
    named = zip(COMPETENCIES, vector, strict=True)
    return " ".join(f"{code} {credits(part)}" for code, part in named if part) or "0"


def _tell_questions(page: Page, scenario: Scenario, steps: Sequence[Step]) -> None:
    questions = questions_view(scenario, steps)
    if questions is None:
        return
    page.heading(page.words("Your questions: {index} of 100", index=questions.index))
    for advice, question in (("Keep:", questions.keep), ("Change:", questions.change)):
        if question:
            page.say(page.words(advice), question.text)


def _tell_score(page: Page, score: Score) -> None:
    page.heading(page.words("Score"))
    for row in score.competencies:
        if row.weight or row.points is not None:
            page.say(_bar(page, row))
    page.gap()
    if score.total != score.uncapped:
        page.say(page.words("Before red flags and slips: {total}", total=score.uncapped))
    page.say(
        page.words(
            "Total {total} of 100, level {level}: {words}. Provisional: no panel has sat.",
            total=score.total,
            level=score.band,
            words=page.words(LEVELS[score.band]),
        )
    )
    if not score.exact:
        page.say(
            page.words("The best way on could not be worked out to the end; these are bounds.")
        )


def _bar(page: Page, row: CompetencyScore) -> str:
    name = page.words(NAMES[row.code])
    if row.capped is None:
        return f"{row.code} {name}: {page.words(LEVELS[0])}"
    level = page.words(LEVELS[band_of(row.capped)])
    return f"{row.code} {name}: {row.capped} ({level})"
