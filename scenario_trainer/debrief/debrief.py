"""The debrief: what came of it, how it came about, and the moment it turned.

Outcome: what happened to them, and the truth beside the file. Process: every
decision, talk, board and narrative with its worth, what shows only over the whole,
and the sums. All of it is worked out from the moves, so it can be opened again
years later and says the same.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from scenario_trainer.debrief.entries import entry_view, grouped
from scenario_trainer.debrief.entry_views import TalkView
from scenario_trainer.debrief.kinds import IN_DEBRIEF
from scenario_trainer.debrief.patterns import patterns_view
from scenario_trainer.debrief.played import Played, title_of
from scenario_trainer.debrief.profile import competency_views, weakest_of
from scenario_trainer.debrief.questions import questions_view
from scenario_trainer.debrief.sums import apart, sum_views, total_view
from scenario_trainer.debrief.truth import truth_view
from scenario_trainer.debrief.views import DebriefView, FlagView, MapRowView, TurningPointView
from scenario_trainer.engine.story.scenario import Ending, Scenario
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.library.map.drawing import svg
from scenario_trainer.library.map.layout import layout
from scenario_trainer.stage.heard import passages, stop_cards, taken
from scenario_trainer.text import LANGUAGES, Text


def debrief_view(played: Played) -> DebriefView:
    """Everything there is to say of what was played, its first move at least."""
    scenario, figures, steps = played.scenario, played.score.figures, played.steps
    groups = grouped(played)
    entry_of = {step.number: steps[0].number for steps in groups for step in steps}
    entries = tuple(entry_view(played, steps) for steps in groups)
    talks = [entry.body for entry in entries if isinstance(entry.body, TalkView)]
    return DebriefView(
        scenario=scenario.title,
        case=truth_view(played, entry_of),
        entries=entries,
        turning_point=turning_point_view(played, entry_of),
        patterns=patterns_view(played),
        questions=questions_view(steps, played.words, talks),
        competencies=competency_views(figures),
        weakest=weakest_of(figures),
        flags=_flags(steps),
        majors=tuple(
            (scenario.majors[major].text, repaired) for major, repaired in figures.majors.items()
        ),
        total=figures.total,
        uncapped=figures.uncapped,
        band=figures.band,
        map_svg=_map(scenario, steps),
        map_rows=_map_rows(scenario, steps),
        sums=sum_views(played, groups),
        sum_total=total_view(played),
        apart=apart(played),
        is_by_other_rules=played.is_by_other_rules,
        rules=figures.rules,
        **_outcome(played),
    )


def _outcome(played: Played) -> dict[str, Any]:
    """How it closed, in what was so at the end; nothing where it did not close yet."""
    last = played.steps[-1].after
    ending: Ending | None = played.scenario.endings.get(last.scene)
    return dict(
        ending=ending.title if ending else None,
        tone=ending.tone if ending else "",
        narration=passages(ending.narration, last.values) if ending else (),
        one_month_later=passages(ending.one_month_later, last.values) if ending else (),
        her_side=passages(ending.her_side, last.values) if ending else (),
    )


def turning_point_view(played: Played, entry_of: Mapping[int, int]) -> TurningPointView | None:
    """The moment it turned, whatever kind of move it was."""
    step = next((s for s in played.steps if s.number == played.score.turning_point), None)
    if step is None:
        return None
    row, act = played.rows[step.number], played.scene(step).act
    return TurningPointView(
        title=played.title(step),
        act=step.move.kind,
        prompt=_asked(act, step),
        chosen=tuple(option.text for option in taken(step)),
        whys=tuple(option.why for option in taken(step) if option.why),
        reach_before=row.reach_before,
        reach_after=row.reach_after,
        entry=entry_of.get(step.number),
    )


def _asked(act: object, step: Step) -> Text | None:
    """What was asked there, where anything was."""
    if type(act) in IN_DEBRIEF:
        return IN_DEBRIEF[type(act)].prompt(act, step)
    return getattr(act, "prompt", None)


def _map(scenario: Scenario, steps: Sequence[Step]) -> dict[str, str]:
    """The scenario with the way through it, drawn in each language."""
    scenes = (steps[0].before.scene, *(step.after.scene for step in steps))
    path = tuple(scene for scene, _ in groupby(scenes))  # a talk is one step of it
    drawn = layout(scenario)
    return {language: svg(drawn, language=language, path=path) for language in LANGUAGES}


def _flags(steps: Sequence[Step]) -> tuple[FlagView, ...]:
    return tuple(
        FlagView(card.flag, step.number, taken(step)[0].text, card)
        for step in steps
        for card in stop_cards(step)
    )


def _map_rows(scenario: Scenario, steps: Sequence[Step]) -> tuple[MapRowView, ...]:
    return tuple(
        MapRowView(
            step.number,
            title_of(scenario, step.before.scene),
            tuple(option.text for option in taken(step)),
            title_of(scenario, step.after.scene),
            step.move.kind,
            step.move.option if step.move.kind == "classify" else None,
            step.move.number,
        )
        for step in steps
    )
