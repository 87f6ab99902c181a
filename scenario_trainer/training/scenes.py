"""The present moment of an attempt, made ready to be shown.

Nothing of the answer key goes in: options carry an opaque token and their
words, in an order that belongs to the attempt.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from scenario_trainer.engine import chance, play
from scenario_trainer.engine.play import Happened, Situation, Step
from scenario_trainer.engine.scenario import (
    Chance,
    Character,
    Continue,
    Decision,
    Line,
    Option,
    Passage,
    Pick,
    Reflect,
    Scenario,
    Scene,
)
from scenario_trainer.engine.values import Values
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.text import Text
from scenario_trainer.training.views import (
    ConsequenceView,
    EndingView,
    LineView,
    OptionView,
    PersonView,
    PresenceView,
    RewindView,
    SceneView,
    StopView,
    TimerView,
)

KINDS = {Decision: "decision", Pick: "pick", Reflect: "reflect", Continue: "continue"}
REWINDING = ("coach", "practice")


def scene_view(
    attempt: StoredAttempt,
    scenario: Scenario,
    *,
    key: str,
    now: datetime,
    past_stop: int | None = None,
) -> SceneView:
    """Where the attempt stands, as its officer may see it."""
    steps = play.story(scenario, attempt.start, attempt.moves)
    situation = steps[-1].after if steps else play.begin(scenario, attempt.start)
    common = dict(
        attempt=attempt.public_id,
        slug=scenario.id,
        scenario=scenario.title,
        mode=attempt.mode,
        turn=len(attempt.moves),
        key=key,
        scene=situation.scene,
        consequence=_consequence(scenario, attempt, steps),
        stop=stop_of(scenario, steps, attempt.mode, past_stop),
        rewinds=_rewinds(scenario, attempt, steps),
        decided=sum(bool(taken(step)) for step in steps),
        about=_about(scenario),
        submitted=attempt.submitted_at is not None,
    )
    if play.has_ended(scenario, situation):
        return _at_ending(scenario, situation, common)
    return _at_scene(scenario, situation, attempt, now, common)


def _at_ending(scenario: Scenario, situation: Situation, common: dict) -> SceneView:
    ending = scenario.endings[situation.scene]
    return SceneView(
        kind="ending",
        title=ending.title,
        narration=passages(ending.narration, situation.values),
        lines=(),
        presences=(),
        ending=EndingView(
            title=ending.title,
            narration=passages(ending.narration, situation.values),
            one_month_later=passages(ending.one_month_later, situation.values),
        ),
        **common,
    )


def _at_scene(
    scenario: Scenario,
    situation: Situation,
    attempt: StoredAttempt,
    now: datetime,
    common: dict,
) -> SceneView:
    scene, values = scenario.scenes[situation.scene], situation.values
    act = scene.act
    lines = line_views(scenario, scene.lines, values)
    hinted = bool(attempt.moves) and attempt.moves[-1].kind == "hint"
    decides = isinstance(act, Decision | Pick)
    return SceneView(
        kind=KINDS[type(act)],
        title=scene.title or scenario.title,
        narration=passages(scene.narration, values),
        lines=lines,
        presences=_presences(scenario, lines, values),
        prompt=getattr(act, "prompt", None),
        options=_options(scenario, situation, attempt),
        count=act.count if isinstance(act, Pick) else 1,
        asks_confidence=isinstance(act, Decision) and act.confidence,
        reasons=_reasons(scene, attempt),
        may_hint=decides and attempt.mode == "coach" and not hinted,
        hint=act.hint if decides and hinted else None,
        timer=_timer(scene, attempt, now),
        time_is_up=attempt.deadline_at is not None and now > attempt.deadline_at,
        **common,
    )


def token_of(attempt: StoredAttempt, scene: str, name: str) -> str:
    """What stands for a name in a form: it tells nothing, and holds for one attempt."""
    told = f"{attempt.start.seed}/{attempt.public_id}/{scene}/{name}"
    return sha256(told.encode()).hexdigest()[:12]


def name_of(attempt: StoredAttempt, scene: Scene, token: str) -> str | None:
    """The option, choice or reason a token of this scene stands for."""
    names = [*getattr(scene.act, "options", ()), *getattr(scene.act, "choices", ())]
    names += list(getattr(scene.act, "reasons", ()))
    return next((name for name in names if token_of(attempt, scene.id, name) == token), None)


def _options(
    scenario: Scenario, situation: Situation, attempt: StoredAttempt
) -> tuple[OptionView, ...]:
    scene = scenario.scenes[situation.scene]
    offered = play.open_options(scenario, situation)
    named = [(option.id, option.text) for option in offered]
    named += list(getattr(scene.act, "choices", {}).items())
    return _shuffled(attempt, scene.id, "order", named)


def _reasons(scene: Scene, attempt: StoredAttempt) -> tuple[OptionView, ...]:
    return _shuffled(attempt, scene.id, "reasons", getattr(scene.act, "reasons", {}).items())


def _shuffled(
    attempt: StoredAttempt, scene: str, what: str, named: Iterable[tuple[str, Text]]
) -> tuple[OptionView, ...]:
    ordered = chance.shuffled(attempt.start.seed, f"{what}/{scene}", named)
    return tuple(OptionView(token_of(attempt, scene, name), label) for name, label in ordered)


def _timer(scene: Scene, attempt: StoredAttempt, now: datetime) -> TimerView | None:
    timer = getattr(scene.act, "timer", None)
    if timer is None or attempt.deadline_at is None:
        return None
    left = max(int((attempt.deadline_at - now).total_seconds()), 0)
    return TimerView(left=left, given=max(timer.seconds, left))


def _consequence(
    scenario: Scenario, attempt: StoredAttempt, steps: Sequence[Step]
) -> ConsequenceView | None:
    if not steps or (attempt.moves and attempt.moves[-1].kind == "rewind"):
        return None
    step = steps[-1]
    options = taken(step)
    lines = lines_after(scenario, step)
    if not options and not lines:
        return None
    coached = attempt.mode == "coach" and options
    return ConsequenceView(
        chosen=tuple(option.text for option in options),
        silent=step.move.kind == "time_out",
        lines=lines,
        note=options[0].why if coached else None,
    )


def taken(step: Step) -> tuple[Option, ...]:
    """The options a step took; none where nothing was chosen."""
    return tuple(event.what for event in step.events if event.kind == "took")


def lines_after(scenario: Scenario, step: Step) -> tuple[LineView, ...]:
    """All that was seen and heard after a move, in the order in which it happened."""
    settled = next(event.values for event in step.events if event.kind == "settled")
    heard: list[LineView] = []
    for event in step.events:
        heard += _heard(scenario, event, settled)
    return tuple(heard)


def _heard(scenario: Scenario, event: Happened, settled: Values) -> Iterable[LineView]:
    if event.kind == "took":
        return line_views(scenario, event.what.reply, settled)
    if event.kind == "chance" and event.came and isinstance(event.what, Chance):
        return line_views(scenario, event.what.lines, settled)
    if event.kind == "deadline" and event.what.line:
        return (LineView(event.what.line),)
    if event.kind == "event":
        return line_views(scenario, event.what.lines, event.values)
    return ()


def line_views(scenario: Scenario, lines: Iterable[Line], values: Values) -> tuple[LineView, ...]:
    """The lines whose conditions hold, each with who says it and how they look."""
    return tuple(
        LineView(line.text)
        if line.speaker is None
        else LineView(
            line.text,
            person_view(scenario.people[line.speaker]),
            line.face or face_of(scenario.people[line.speaker], values),
        )
        for line in lines
        if line.when is None or line.when.test(values)
    )


def passages(parts: Iterable[Passage], values: Values) -> tuple[Text, ...]:
    """The paragraphs whose conditions hold."""
    return tuple(part.text for part in parts if part.when is None or part.when.test(values))


def person_view(person: Character) -> PersonView:
    """A character as drawn."""
    return PersonView(person.id, person.name, person.about, person.portrait)


def face_of(person: Character, values: Values) -> str:
    """The first expression whose condition holds."""
    faces = (face.face for face in person.faces if face.when is None or face.when.test(values))
    return next(faces, "neutral")


def sign_of(gauge, value: int) -> Text | None:
    """The words for a gauge's value."""
    reached = [words for least, words in gauge.shows if value >= least]
    return reached[-1] if reached else None


def _presences(
    scenario: Scenario, lines: Iterable[LineView], values: Values
) -> tuple[PresenceView, ...]:
    """Who speaks here, with what can be seen of how they are."""
    speakers = dict.fromkeys(line.speaker.id for line in lines if line.speaker)
    return tuple(
        PresenceView(
            person_view(scenario.people[id]),
            face_of(scenario.people[id], values),
            tuple(
                sign
                for gauge in scenario.gauges.values()
                if gauge.of == id and (sign := sign_of(gauge, values[gauge.slot]))
            ),
        )
        for id in speakers
    )


def stop_of(
    scenario: Scenario, steps: Sequence[Step], mode: str, past_stop: int | None
) -> StopView | None:
    """The card for a critical flag the last move raised, unless it has been read."""
    if mode not in REWINDING or not steps or past_stop == steps[-1].number:
        return None
    return next(stop_cards(steps[-1]), None)


def stop_cards(step: Step):
    """A card for every critical flag a step raised."""
    for event in step.events:
        if event.kind == "flag":
            option = next(o for o in taken(step) if any(f.code == event.what for f in o.flags))
            card = option.stop
            yield StopView(event.what, card.happened, card.undone, card.duty, step.number)


def _rewinds(
    scenario: Scenario, attempt: StoredAttempt, steps: Sequence[Step]
) -> tuple[RewindView, ...]:
    if attempt.mode not in REWINDING or attempt.ended_at is not None:
        return ()
    return tuple(
        RewindView(
            step.number,
            scenario.scenes[step.before.scene].title or scenario.title,
            taken(step)[0].text,
        )
        for step in steps
        if taken(step)
    )


def _about(scenario: Scenario) -> int:
    """How many decisions there are on the usual way through."""
    return sum(
        isinstance(scene.act, Decision | Pick) and not scene.extra
        for scene in scenario.scenes.values()
    )
