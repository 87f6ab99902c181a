"""The debrief in the terminal: how it closed, where it turned, the way entry by entry, the score."""

from collections.abc import Mapping, Sequence

from scenario_trainer.cli.debrief_entries import tell_body
from scenario_trainer.cli.page import Page
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.play import Move, Start
from scenario_trainer.engine.score.scoring import CompetencyScore, Score, band_of
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.training.debrief_views import FactView, PatternsView, TotalView
from scenario_trainer.training.entries import entry_view, grouped
from scenario_trainer.training.entry_views import EntryView, WorthView
from scenario_trainer.training.heard import passages, stop_cards
from scenario_trainer.training.patterns import patterns_view
from scenario_trainer.training.questions import questions_view
from scenario_trainer.training.sums import apart, total_view
from scenario_trainer.training.told import Told, taken_back, told_of
from scenario_trainer.training.truth import case_view

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
MARKS = {"found": "+ ", "missed": "- ", "suggested": "! "}
CERTAINTY = {
    "close": "How sure you were and what you earned lie close together.",
    "near": "How sure you were and what you earned lie some way apart.",
    "far": "How sure you were and what you earned lie far apart.",
}
ONE_SIDED = {
    "against": "You only looked for what you expected: nothing you chose to look into could have spoken against a bias motive.",
    "for": "You only looked for what you expected: nothing you chose to look into could have spoken for a bias motive.",
}


def tell_debrief(
    page: Page, scenario: Scenario, start: Start, moves: Sequence[Move], score: Score
) -> None:
    """Everything there is to say of the line of moves that stands."""
    steps = play.story(scenario, start, moves)
    back = taken_back(scenario, start, moves)
    tell(page, told_of(scenario, score, steps, assessment=False, taken_back=back))


def tell(page: Page, told: Told) -> None:
    """Outcome, then process, then the score."""
    if not told.steps:
        return
    if told.steps[-1].after.scene in told.scenario.endings:
        _tell_outcome(page, told)
    else:
        page.heading(page.words("Not at an ending yet"))
    _tell_flags(page, told)
    for place, group in enumerate(grouped(told), 1):
        _tell_entry(page, told, place, entry_view(told, group))
    _tell_questions(page, told)
    _tell_patterns(page, patterns_view(told))
    _tell_score(page, told)


def _tell_outcome(page: Page, told: Told) -> None:
    last = told.steps[-1].after
    ending, values = told.scenario.endings[last.scene], last.values
    page.heading(ending.title)
    page.paragraphs(passages(ending.narration, values))
    page.say(page.words("One month later"))
    page.paragraphs(passages(ending.one_month_later, values))
    page.say(page.words("From their side"))
    page.paragraphs(passages(ending.her_side, values))
    page.say(page.words("What was true"))
    page.say(told.scenario.truth)
    case = case_view(told, {})
    for title, about in case.drawn:
        page.say(f"{page.spoken(title)}:", about, indent=2)
    if case.facts:
        page.gap()
        page.say(page.words("Your file beside it (+ found, - not heard, ! put in by a question)"))
        for fact in case.facts:
            _tell_fact(page, fact)


def _tell_fact(page: Page, fact: FactView) -> None:
    page.say(fact.true or page.words("Nothing of the kind."), mark=MARKS[fact.status], indent=2)
    if fact.false:
        page.say(page.words("In your file:"), fact.false, fact.question, indent=4)


def _tell_flags(page: Page, told: Told) -> None:
    for step in told.steps:
        for card in stop_cards(step):
            page.heading(page.words("Stop: a red line was crossed ({flag})", flag=card.flag))
            page.say(card.happened, card.undone, card.duty)
    for major, repaired in told.score.majors.items():
        page.gap()
        page.say(told.scenario.majors[major].text, mark="! ")
        if repaired:
            page.say(page.words("Repaired in time."), indent=2)


def _tell_entry(page: Page, told: Told, place: int, entry: EntryView) -> None:
    page.heading(f"{place}. {page.spoken(entry.title)}")
    if entry.turning_point:
        row = told.rows[told.score.turning_point]
        page.say(
            page.words(
                "The turning point: from {before} to {after} still in reach.",
                before=row.reach_before,
                after=row.reach_after,
            ),
            mark=">> ",
        )
    tell_body(page, entry)
    page.say(_worth(page, entry.worth), indent=2)


def _worth(page: Page, worth: Sequence[WorthView]) -> str:
    parts = [
        page.words("earned {credits}", credits=_told({row.code: row.earned for row in worth})),
        page.words("lost {credits}", credits=_told({row.code: row.lost for row in worth})),
    ]
    luck = _told({row.code: row.luck for row in worth})
    if luck != "0":
        parts.append(page.words("not yours (chance) {credits}", credits=luck))
    return "; ".join(parts)


def _told(figures: Mapping[str, str]) -> str:
    """The figures that are not nothing, such as `SAF 0.80 COM 1.00`."""
    return " ".join(f"{code} {each}" for code, each in figures.items() if float(each)) or "0"


def _tell_questions(page: Page, told: Told) -> None:
    questions = questions_view(told.steps, told.words)
    if questions is None:
        return
    page.heading(page.words("Your questions: {index} of 100", index=questions.index))
    for advice, question in (("Keep:", questions.keep), ("Change:", questions.change)):
        if question:
            page.say(page.words(advice), question.words or question.text)


def _tell_patterns(page: Page, patterns: PatternsView) -> None:
    if patterns.is_empty:
        return
    page.heading(page.words("Over the whole"))
    if hits := patterns.hits:
        page.say(
            page.words(
                "Indicated files called indicated: {n} of {all}.", n=hits.hits, all=hits.indicated
            ),
            page.words("False alarms: {n} of {all}.", n=hits.false_alarms, all=hits.not_indicated),
        )
    if felt := patterns.estimates:
        last = felt.first if felt.last is None else felt.last
        page.say(
            page.words(
                "Your estimate: first {first} %, last {last} %.", first=felt.first, last=last
            ),
            felt.truth or "",
        )
    if patterns.one_sided:
        page.say(page.words(ONE_SIDED[patterns.one_sided]))
    if sure := patterns.calibration:
        page.say(page.words(CERTAINTY[sure.level]), f"({sure.distance})")
        for title, _ in sure.wrong:
            page.say(page.words("Certain, and wrong:"), title, indent=2)
    if patterns.thoughts:
        counted = ", ".join(f"{tag} {times}" for tag, times in patterns.thoughts)
        page.say(page.words("Thoughts that hide a motive: {tags}.", tags=counted))


def _tell_score(page: Page, told: Told) -> None:
    score = told.score
    page.heading(page.words("Score"))
    for row in score.competencies:
        if row.weight or row.points is not None:
            page.say(_bar(page, row))
    page.gap()
    if total := total_view(told):
        page.say(_sum(total), indent=2)
    if score.total != score.uncapped:
        page.say(page.words("Before red flags and slips: {total}", total=score.uncapped))
    page.say(
        page.words(
            "Total {total} of 100, level {level}: {words}. Provisional: the points are the author's judgement.",
            total=score.total,
            level=score.band,
            words=page.words(LEVELS[score.band]),
        )
    )
    if not score.exact:
        page.say(
            page.words(
                "The best way on was found within bounds: the total could be up to {points} lower.",
                points=apart(told),
            )
        )


def _sum(total: TotalView) -> str:
    """The total as a sum, such as `(64 x 30 + 25 x 70) / 100 = 36.70`."""
    parts = " + ".join(f"{points} x {weight}" for _, points, weight, _ in total.rows)
    return f"({parts}) / {total.weights} = {total.quotient}"


def _bar(page: Page, row: CompetencyScore) -> str:
    name = page.words(NAMES[row.code])
    if row.capped is None:
        return f"{row.code} {name}: {page.words(LEVELS[0])}"
    level = page.words(LEVELS[band_of(row.capped)])
    return f"{row.code} {name}: {row.capped} ({level})"
