"""The debrief in the terminal: how it closed, where it turned, the way entry by entry, the score."""

from collections.abc import Mapping, Sequence

from scenario_trainer.cli.debrief_entries import tell_body
from scenario_trainer.cli.page import Page
from scenario_trainer.debrief.entry_views import EntryView, WorthView
from scenario_trainer.debrief.views import (
    CompetencyView,
    DebriefView,
    FactView,
    PatternsView,
    QuestionsView,
    TotalView,
    TurningPointView,
)
from scenario_trainer.words import codes
from scenario_trainer.words import debrief as debrief_words

MARKS = {"found": "+ ", "missed": "- ", "suggested": "! "}


def tell_debrief(page: Page, debrief: DebriefView) -> None:
    """Outcome, then process, then the score."""
    if debrief.ending:
        _tell_outcome(page, debrief)
    else:
        page.heading(page.words("Not at an ending yet"))
    _tell_flags(page, debrief)
    for place, entry in enumerate(debrief.entries, 1):
        _tell_entry(page, debrief.turning_point, place, entry)
    _tell_questions(page, debrief.questions)
    _tell_patterns(page, debrief.patterns)
    _tell_score(page, debrief)


def _tell_outcome(page: Page, debrief: DebriefView) -> None:
    page.heading(debrief.ending)
    page.paragraphs(debrief.narration)
    page.say(page.words("One month later"))
    page.paragraphs(debrief.one_month_later)
    page.say(page.words("From their side"))
    page.paragraphs(debrief.her_side)
    page.say(page.words("What was true"))
    page.say(debrief.case.truth)
    for title, about in debrief.case.drawn:
        page.say(f"{page.spoken(title)}:", about, indent=2)
    if debrief.case.facts:
        page.gap()
        page.say(page.words("Your file beside it (+ found, - not heard, ! put in by a question)"))
        for fact in debrief.case.facts:
            _tell_fact(page, fact)


def _tell_fact(page: Page, fact: FactView) -> None:
    page.say(fact.true or page.words("Nothing of the kind."), mark=MARKS[fact.status], indent=2)
    if fact.false:
        page.say(page.words("In your file:"), fact.false, fact.question, indent=4)


def _tell_flags(page: Page, debrief: DebriefView) -> None:
    for flag in debrief.flags:
        page.heading(page.words("Stop: a red line was crossed ({flag})", flag=flag.code))
        page.say(flag.stop.happened, flag.stop.undone, flag.stop.duty)
    for major, repaired in debrief.majors:
        page.gap()
        page.say(major, mark="! ")
        if repaired:
            page.say(page.words("Repaired in time."), indent=2)


def _tell_entry(page: Page, turn: TurningPointView | None, place: int, entry: EntryView) -> None:
    page.heading(f"{place}. {page.spoken(entry.title)}")
    if entry.turning_point and turn:
        page.say(
            page.words(
                "The turning point: from {before} to {after} still in reach.",
                before=turn.reach_before,
                after=turn.reach_after,
            ),
            mark=">> ",
        )
    tell_body(page, entry)
    page.say(_worth(page, entry.worth), indent=2)
    if entry.loss:
        page.say(page.words(debrief_words.LOSSES[entry.loss]), indent=2)


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


def _tell_questions(page: Page, questions: QuestionsView | None) -> None:
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
        page.say(page.words(debrief_words.ONE_SIDED[patterns.one_sided]))
    if sure := patterns.calibration:
        page.say(page.words(debrief_words.CERTAINTY[sure.level]), f"({sure.distance})")
        for title, _ in sure.wrong:
            page.say(page.words("Certain, and wrong:"), title, indent=2)
    if patterns.thoughts:
        counted = ", ".join(f"{tag} {times}" for tag, times in patterns.thoughts)
        page.say(page.words("Thoughts that hide a motive: {tags}.", tags=counted))


def _tell_score(page: Page, debrief: DebriefView) -> None:
    page.heading(page.words("Score"))
    for row in debrief.competencies:
        if row.weight or row.seen:
            page.say(_bar(page, row))
    page.gap()
    if debrief.sum_total:
        page.say(_sum(debrief.sum_total), indent=2)
    if debrief.total != debrief.uncapped:
        page.say(page.words("Before red flags and slips: {total}", total=debrief.uncapped))
    page.say(
        page.words(
            "Total {total} of 100, level {level}: {words}. Provisional: the points are the author's judgement.",
            total=debrief.total,
            level=debrief.band,
            words=page.words(codes.BANDS[debrief.band]),
        )
    )
    if debrief.apart:
        page.say(
            page.words(
                "The best way on was found within bounds: the total could be up to {points} lower.",
                points=debrief.apart,
            )
        )


def _sum(total: TotalView) -> str:
    """The total as a sum, such as `(64 x 30 + 25 x 70) / 100 = 36.70`."""
    parts = " + ".join(f"{points} x {weight}" for _, points, weight, _ in total.rows)
    return f"({parts}) / {total.weights} = {total.quotient}"


def _bar(page: Page, row: CompetencyView) -> str:
    name = page.words(codes.COMPETENCIES[row.code])
    if row.points is None:
        return f"{row.code} {name}: {page.words(codes.SEEN[row.seen])}"
    level = page.words(codes.LEVELS[row.level])
    return f"{row.code} {name}: {row.points} ({level})"
