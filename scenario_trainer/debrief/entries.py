"""The way of an attempt as entries: one for each scored thing, and its worth.

A talk is one entry however many questions it had, and a report is one with its
checklist; what earns nothing and asks for nothing stands in the map alone.
"""

from collections.abc import Iterator, Mapping, Sequence

from scenario_trainer.debrief.casework import (
    board_view,
    classify_view,
    order_view,
    rating_of,
    write_view,
)
from scenario_trainer.debrief.decisions import decision_view, prompt_of
from scenario_trainer.debrief.entry_views import (
    Body,
    DecisionView,
    EntryView,
    ShiftView,
    TalkView,
    WrittenView,
)
from scenario_trainer.debrief.played import Played
from scenario_trainer.debrief.talks import talk_view
from scenario_trainer.debrief.worth import total_worth, workings, worth_views
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import Classify
from scenario_trainer.engine.kinds.credit import Vector
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play.play import Step
from scenario_trainer.engine.score.figures import band_of
from scenario_trainer.engine.story.cast import Gauge
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Values
from scenario_trainer.stage.heard import lines_after, person_view, shown_value, sign_of
from scenario_trainer.text import Text

Steps = tuple[Step, ...]
KINDS = {
    Decision: "decision",
    Pick: "decision",
    Gaps: "decision",
    Talk: "talk",
    Board: "board",
    Order: "order",
    Classify: "classify",
    Narrative: "write",
}
GRADES = {1: "weak", 2: "weak", 3: "acceptable", 4: "strong"}  # by level
LAST = {Talk: "leave", Narrative: "rate"}  # the move that closes what takes several


def grouped(played: Played) -> list[Steps]:
    """The steps of each entry, in the order in which the entries began."""
    groups: list[list[Step]] = []
    open_ones: dict[str, list[Step]] = {}
    for step in played.steps:
        act = played.scene(step).act
        if type(act) not in KINDS:
            continue
        group = open_ones.pop(step.before.scene, None)
        if group is None:
            group = []
            groups.append(group)
        group.append(step)
        if type(act) in LAST and step.move.kind != LAST[type(act)]:
            open_ones[step.before.scene] = group
    return [tuple(group) for group in groups]


def entry_view(played: Played, steps: Steps) -> EntryView:
    """One entry with all there is to say about it."""
    first, scene = steps[0], played.scene(steps[0])
    rows = [played.rows[step.number] for step in steps]
    earned, lost, luck = total_worth(rows)
    act, whole = scene.act, kind_of(scene.act).judged_whole
    before_rewind, body = played.first_of(first), _body(played, steps)
    points = _points(act, first) if whole else None
    return EntryView(
        number=first.number,
        kind=KINDS[type(act)],
        title=played.title(first),
        prompt=prompt_of(act, first),
        body=body,
        worth=worth_views(earned, lost, luck, workings_of(played, steps)),
        lines=() if isinstance(act, Talk | Narrative) else lines_after(played.scenario, first),
        shifts=_shifts(played.scenario, steps),
        luck=_luck(luck),
        flags=tuple(flag for row in rows for flag in row.flags),
        majors=tuple(_majors(played, rows)),
        turning_point=played.score.turning_point in [step.number for step in steps],
        extra=scene.extra,
        grade=_grade(body, points),
        points=points,
        points_first=_points(act, before_rewind) if whole and before_rewind else None,
    )


def _points(act: object, step: Step) -> int:
    return kind_of(act).points(act, step.move, step.before.values)


def workings_of(played: Played, steps: Steps) -> Mapping[str, str]:
    """How what these steps earned comes about."""
    rated = rating_of(played, steps)
    return workings(played.scene(steps[0]), steps, assessment=played.assessment, rated=rated)


def _body(played: Played, steps: Steps) -> Body:
    match played.scene(steps[0]).act:
        case Talk():
            return talk_view(played, steps)
        case Board():
            return board_view(played, steps[0])
        case Order():
            return order_view(played, steps[0])
        case Classify():
            return classify_view(played, steps[0])
        case Narrative():
            return write_view(played, steps)
    return decision_view(played, steps[0])


def _grade(body: Body, points: int | None) -> str | None:
    """The quality an entry comes to, told by the same levels as a whole attempt."""
    match body:
        case DecisionView(quality=quality):
            return quality
        case TalkView(level=level):
            return GRADES[level]
        case WrittenView(rated=points):
            return None if points is None else GRADES[band_of(points)]
    return GRADES[band_of(points)]


def _majors(played: Played, rows: Sequence) -> Iterator[tuple[Text, bool]]:
    for row in rows:
        if row.major:
            yield played.scenario.majors[row.major].text, played.majors[row.major][1]


def _shifts(scenario: Scenario, steps: Steps) -> tuple[ShiftView, ...]:
    """The gauges these steps moved, in the words a person could see."""
    settled = next(event.values for event in steps[-1].events if event.kind == "settled")
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
