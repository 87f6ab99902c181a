"""The decisions of an attempt as the debrief shows them, each with why and what it was worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scenario_trainer.config import data_folder
from scenario_trainer.engine import play
from scenario_trainer.engine.credit import Vector
from scenario_trainer.engine.play import Step
from scenario_trainer.engine.scenario import COMPETENCIES, Option, Scenario
from scenario_trainer.engine.scoring import MoveScore, Score, majors_of
from scenario_trainer.library import references
from scenario_trainer.records import attempts, database
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.text import Text
from scenario_trainer.training.debrief_views import (
    AlternativeView,
    DecisionView,
    ReferenceView,
    ShiftView,
    WorthView,
)
from scenario_trainer.training.profile import credits
from scenario_trainer.training.results import is_rewound
from scenario_trainer.training.scenes import lines_after, person_view, sign_of, taken

SURE, RIGHT = {"certain"}, {"strong", "acceptable"}
QUALITIES = ("harmful", "weak", "acceptable", "strong")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What every decision of one attempt is told with."""

    scenario: Scenario
    score: Score
    majors: Mapping[str, tuple[int, bool]]
    words: Mapping[int, str | None]  # the officer's own, by the number of the move
    first: Mapping[str, tuple[Option, ...]]  # first choices, by scene
    scenarios: Path  # the folder whose sources are cited


def decision_views(
    attempt: StoredAttempt,
    scenario: Scenario,
    score: Score,
    steps: Sequence[Step],
) -> tuple[DecisionView, ...]:
    """Every decision of the line that stands, in order."""
    scenarios = database.settings().scenarios
    words, first = attempts.writings_of(attempt), first_choices(attempt, scenario)
    told = _Attempt(scenario, score, majors_of(steps), words, first, scenarios)
    rows = {row.number: row for row in score.moves}
    return tuple(_decision(told, step, rows[step.number]) for step in steps if taken(step))


def _decision(told: _Attempt, step: Step, row: MoveScore) -> DecisionView:
    scene, options = told.scenario.scenes[step.before.scene], taken(step)
    act, quality = scene.act, min((option.quality for option in options), key=QUALITIES.index)
    before_rewind = told.first.get(scene.id, ())
    return DecisionView(
        number=step.number,
        title=title_of(told.scenario, scene.id),
        prompt=act.prompt,
        chosen=tuple(option.text for option in options),
        quality=quality,
        whys=tuple(option.why for option in options),
        other_views=tuple(option.other_view for option in options if option.other_view),
        alternatives=_alternatives(act, options),
        lines=lines_after(told.scenario, step),
        shifts=_shifts(told.scenario, step),
        worth=worth_views(row.earned, row.regret, row.luck),
        cites=reference_views(options, told.scenarios),
        reach_before=row.reach_before,
        reach_after=row.reach_after,
        turning_point=told.score.turning_point == step.number,
        silent=step.move.kind == "time_out",
        extra=scene.extra,
        contested=getattr(act, "contested", False),
        dilemma=getattr(act, "dilemma", False),
        confidence=step.move.confidence,
        calibrated=_calibrated(step.move.confidence, quality),
        reason=getattr(act, "reasons", {}).get(step.move.reason),
        reason_words=told.words.get(step.number),
        flags=row.flags,
        major=told.scenario.majors[row.major].text if row.major else None,
        repaired=bool(row.major) and told.majors[row.major][1],
        luck=_luck(row.luck),
        tag=next((option.tag for option in options if option.tag), None),
        first_choice=tuple(o.text for o in before_rewind) if before_rewind != options else (),
    )


def _alternatives(act: object, options: Sequence[Option]) -> tuple[AlternativeView, ...]:
    others = [o for o in act.options.values() if o not in options and o.offered]
    return tuple(AlternativeView(option.text, option.quality, option.why) for option in others)


def _shifts(scenario: Scenario, step: Step) -> tuple[ShiftView, ...]:
    """The gauges a decision moved, in the words a person could see."""
    settled = next(event.values for event in step.events if event.kind == "settled")
    shifts = []
    for gauge in scenario.gauges.values():
        before, after = step.before.values[gauge.slot], settled[gauge.slot]
        if before != after:
            better = (after > before) == (gauge.better == "up")
            shifts.append(
                ShiftView(
                    gauge.name,
                    person_view(scenario.people[gauge.of]) if gauge.of else None,
                    sign_of(gauge, before),
                    sign_of(gauge, after),
                    "better" if better else "worse",
                )
            )
    return tuple(shifts)


def worth_views(earned: Vector, lost: Vector, luck: Vector | None) -> tuple[WorthView, ...]:
    return tuple(
        WorthView(
            code,
            credits(earned[place]),
            credits(lost[place]) if luck is not None else "0.00",
            credits(luck[place]) if luck is not None else "0.00",
        )
        for place, code in enumerate(COMPETENCIES)
        if earned[place] or (luck is not None and (lost[place] or luck[place]))
    )


def _luck(luck: Vector) -> str | None:
    total = sum(luck)
    return None if total == 0 else "good" if total > 0 else "bad"


def _calibrated(confidence: str | None, quality: str) -> str | None:
    if confidence in SURE and quality not in RIGHT:
        return "certain_but_wrong"
    if confidence == "unsure" and quality == "strong":
        return "unsure_but_right"
    return None


def reference_views(
    options: Sequence[Option], scenarios: Path | None = None
) -> tuple[ReferenceView, ...]:
    """The rules these options rest on, each once."""
    known = _sources(scenarios or data_folder("scenarios"))
    cited = dict.fromkeys(id for option in options for id in option.cites)
    return tuple(
        ReferenceView(id, r.title, r.summary, r.source, r.date, r.confidence, r.note)
        for id in cited
        if (r := known.get(id))
    )


@lru_cache(maxsize=4)
def _sources(folder: Path) -> Mapping[str, references.Reference]:
    return references.load(folder / references.FILE)


def first_choices(attempt: StoredAttempt, scenario: Scenario) -> dict[str, tuple[Option, ...]]:
    """What was chosen the first time in each scene, before anything was taken again."""
    if not is_rewound(attempt):
        return {}
    first: dict[str, tuple[Option, ...]] = {}
    for number, move in enumerate(attempt.moves):
        if move.kind in ("decide", "pick", "time_out"):
            moves = attempt.moves[: number + 1]
            step = play.story(scenario, attempt.start, moves)[-1]
            first.setdefault(step.before.scene, taken(step))
    return first


def title_of(scenario: Scenario, name: str) -> Text:
    """The title of a scene or an ending; the scenario's own where a scene has none."""
    if name in scenario.endings:
        return scenario.endings[name].title
    return scenario.scenes[name].title or scenario.title
