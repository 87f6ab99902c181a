"""The way of an attempt as entries: one for each scored thing, and its worth.

A talk is one entry however many questions it had, and a report is one with its
checklist; what earns nothing and asks for nothing stands in the map alone.
"""

from collections.abc import Iterator, Mapping, Sequence

from scenario_trainer.debrief.entry_views import (
    EntryView,
    ShiftView,
)
from scenario_trainer.debrief.kinds import in_debrief
from scenario_trainer.debrief.played import Played, Steps
from scenario_trainer.debrief.worth import total_worth, worth_views
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import Vector
from scenario_trainer.engine.score.losses import WORDS
from scenario_trainer.engine.score.scoring import MoveScore
from scenario_trainer.engine.story.cast import Gauge
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Step, settled_in
from scenario_trainer.stage.heard import lines_after, person_view, shown_value, sign_of
from scenario_trainer.text import Text


def grouped(played: Played) -> list[Steps]:
    """The steps of each entry, in the order in which the entries began."""
    groups: list[list[Step]] = []
    open_ones: dict[str, list[Step]] = {}
    for step in played.steps:
        kind = kind_of(played.scene(step).act)
        if not kind.counted:
            continue
        group = open_ones.pop(step.before.scene, None)
        if group is None:
            group = []
            groups.append(group)
        group.append(step)
        if kind.closes_with and step.move.kind != kind.closes_with:
            open_ones[step.before.scene] = group
    return [tuple(group) for group in groups]


def entry_view(played: Played, steps: Steps) -> EntryView:
    """One entry with all there is to say about it."""
    first, scene = steps[0], played.scene(steps[0])
    rows = [played.rows[step.number] for step in steps]
    earned, lost, luck = total_worth(rows)
    act, told = scene.act, in_debrief(scene.act)
    before_rewind, body = played.first_of(first), told.view(played, steps)
    whole = kind_of(act).judged_whole
    points = _points(act, first) if whole else None
    return EntryView(
        number=first.number,
        kind=told.entry,
        title=played.title(first),
        prompt=told.prompt(act, first),
        body=body,
        worth=worth_views(earned, lost, luck, workings_of(played, steps)),
        lines=lines_after(played.scenario, first) if told.hears else (),
        shifts=_shifts(played.scenario, steps),
        luck=_luck(luck),
        flags=tuple(flag for row in rows for flag in row.flags),
        majors=tuple(_majors(played, rows)),
        turning_point=played.score.turning_point in [step.number for step in steps],
        extra=scene.extra,
        grade=told.grade(body, points),
        points=points,
        points_first=_points(act, before_rewind) if whole and before_rewind else None,
        loss=None if played.is_by_other_rules else max((row.loss for row in rows), key=WORDS.index),
    )


def _points(act: object, step: Step) -> int:
    return kind_of(act).points(act, step.move, step.before.values)


def workings_of(played: Played, steps: Steps) -> Mapping[str, str]:
    """How what these steps earned comes about in each competency, such as `80% × 2`.

    Figures of other rules came about otherwise; nothing is said of how.
    """
    if played.is_by_other_rules:
        return {}
    act = played.scene(steps[0]).act
    return in_debrief(act).workings(act, played, steps)


def _majors(played: Played, rows: Sequence[MoveScore]) -> Iterator[tuple[Text, bool]]:
    for row in rows:
        if row.major:
            yield played.scenario.majors[row.major].text, played.majors[row.major][1]


def _shifts(scenario: Scenario, steps: Steps) -> tuple[ShiftView, ...]:
    """The gauges these steps moved, in the words a person could see."""
    settled = settled_in(steps[-1].events, steps[-1].after)
    before = steps[0].before.values
    return tuple(
        _shift(scenario, gauge, before, settled)
        for gauge in scenario.gauges.values()
        if before[gauge.slot] != settled[gauge.slot]
    )


def _shift(scenario: Scenario, gauge: Gauge, before: Values, after: Values) -> ShiftView:
    rises = after[gauge.slot] > before[gauge.slot]
    return ShiftView(
        gauge.name,
        person_view(scenario.people[gauge.of]) if gauge.of else None,
        sign_of(gauge, shown_value(scenario, gauge, before)),
        sign_of(gauge, shown_value(scenario, gauge, after)),
        "better" if rises == (gauge.better == "up") else "worse",
    )


def _luck(luck: Vector) -> str | None:
    total = sum(luck)
    return None if total == 0 else "good" if total > 0 else "bad"
