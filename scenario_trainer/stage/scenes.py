"""The scene view: the present moment of what is played, made ready to be shown.

Nothing of the answer key goes in: options carry an opaque token and their
words, in an order that belongs to what is played.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from scenario_trainer.engine.kinds import KINDS, kind_of
from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move, Situation, Step
from scenario_trainer.stage import stories
from scenario_trainer.stage.heard import (
    line_views,
    lines_after,
    passages,
    presence_of,
    stop_cards,
    taken,
)
from scenario_trainer.stage.kinds import on_stage
from scenario_trainer.stage.kinds.moment import Moment, Words, said_in
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.views import (
    ConsequenceView,
    EndingView,
    OptionView,
    PresenceView,
    RewindView,
    SceneView,
    StopView,
    TimerView,
)
from scenario_trainer.text import Text

RETAKEN = {move for kind in KINDS for move in kind.retaken}  # worth it without an option
REWINDING = ("coach", "practice")
MOST_MOVES = 500  # rewinds and hints among them; nobody comes near it by practising
NO_WORDS: Words = MappingProxyType({})


def scene_view(
    playing: Playing,
    scenario: Scenario,
    *,
    key: str,
    past_stop: int | None = None,
    words: Words = NO_WORDS,
) -> SceneView:
    """Where it stands, as the officer may see it; *words* are their own, by the number of the move."""
    steps = stories.story(scenario, playing.start, playing.moves)
    situation = steps[-1].after if steps else play.begin(scenario, playing.start)
    common = dict(
        attempt=playing.ref,
        slug=scenario.id,
        scenario=scenario.title,
        mode=playing.mode,
        turn=len(playing.moves),
        key=key,
        scene=situation.scene,
        consequence=_consequence(scenario, playing, steps, words),
        stop=_stop_of(playing, steps, past_stop),
        rewinds=_rewinds(scenario, playing, steps, words),
        decided=decided_in(scenario, steps),
        about=_about(scenario),
    )
    if play.has_ended(scenario, situation):
        return _at_ending(scenario, situation, common)
    return _at_scene(scenario, situation, playing, steps, words, common)


def _at_ending(scenario: Scenario, situation: Situation, common: dict[str, Any]) -> SceneView:
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
    playing: Playing,
    steps: Sequence[Step],
    words: Words,
    common: dict[str, Any],
) -> SceneView:
    scene, values = scenario.scenes[situation.scene], situation.values
    moment = Moment(playing, scenario, scene, values, steps, words)
    act, staged = scene.act, on_stage(scene.act)
    kind, hint = staged.shown_as(moment), getattr(act, "hint", None)
    hinted, before = is_hinted(playing.moves, steps, scene), _stayed_since(playing, steps, scene)
    may_hint = playing.mode == "coach" and not hinted and kind == kind_of(act).name
    return SceneView(
        kind=kind,
        title=scene.title or scenario.title,
        narration=passages(_appearing(scene.narration, values, before), values),
        lines=line_views(scenario, _appearing(scene.lines, values, before), values),
        presences=_presences(scenario, scene, values),
        prompt=getattr(act, "prompt", None),
        options=() if playing.waits else staged.options(moment),
        count=getattr(act, "count", None) or 1,
        act=staged.view(moment),
        stays=before is not None,
        told_before=passages(scene.narration, values) if before else (),
        asks_confidence=getattr(act, "confidence", False),
        reasons=() if playing.waits else _reasons(moment),
        may_hint=hint is not None and may_hint,
        hint=hint if hinted else None,
        timer=_timer(scene, playing),
        **common,
    )


def _reasons(moment: Moment[Any]) -> tuple[OptionView, ...]:
    """The reasons to choose from, where a decision asks for one."""
    reasons = moment.named(getattr(moment.act, "reasons", {}))
    return moment.shuffled(f"reasons/{moment.scene.id}", reasons)


def _stayed_since(playing: Playing, steps: Sequence[Step], scene: Scene[Any]) -> Values | None:
    """The values before the last move if it was one of several in this scene."""
    if not steps or not kind_of(scene.act).lasting or _last_kind(playing) == "rewind":
        return None
    return steps[-1].before.values if steps[-1].before.scene == scene.id else None


def _last_kind(playing: Playing) -> str | None:
    """The kind of the last move, hints aside."""
    return next((m.kind for m in reversed(playing.moves) if m.kind != "hint"), None)


def _appearing(parts: Iterable[Any], values: Values, before: Values | None) -> Iterable[Any]:
    """What is told now and was not told before the last move."""
    for part in parts:
        told = [part.when is None or part.when.test(at) for at in (values, before) if at]
        if told[0] and not any(told[1:]):
            yield part


def is_hinted(moves: Sequence[Move], steps: Sequence[Step], scene: Scene[Any]) -> bool:
    """Whether a hint was given since the officer came to this scene."""
    stayed = {s.number for s in steps if s.before.scene == s.after.scene == scene.id}
    for number, move in reversed(tuple(enumerate(moves))):
        if move.kind == "hint":
            return True
        if number not in stayed:
            return False
    return False


def _presences(scenario: Scenario, scene: Scene[Any], values: Values) -> tuple[PresenceView, ...]:
    """Who speaks or is spoken to here, with what can be seen of how they are."""
    speakers = [line.speaker for line in line_views(scenario, scene.lines, values)]
    here = [speaker.id for speaker in speakers if speaker] + on_stage(scene.act).spoken_to(
        scene.act, values
    )
    return tuple(presence_of(scenario, id, values) for id in dict.fromkeys(here))


def _timer(scene: Scene[Any], playing: Playing) -> TimerView | None:
    timer, deadline = getattr(scene.act, "timer", None), playing.deadline
    if timer is None or deadline is None:
        return None
    given = max(timer.seconds * deadline.factor // 100, deadline.left)
    return TimerView(left=deadline.left, given=given, runs=deadline.runs)


def _consequence(
    scenario: Scenario, playing: Playing, steps: Sequence[Step], words: Words
) -> ConsequenceView | None:
    if not steps or _last_kind(playing) == "rewind":
        return None
    step = steps[-1]
    options, asked = taken(step), step.move.kind == "ask"
    lines, note = lines_after(scenario, step), _note(scenario, step)
    coached = playing.mode == "coach" and note
    if not options and not lines and not coached:
        return None
    return ConsequenceView(
        chosen=(said_in(step, words),) if asked else tuple(option.text for option in options),
        silent=step.move.kind == "time_out",
        lines=lines,
        note=note if coached else None,
        asked=asked,
    )


def _note(scenario: Scenario, step: Step) -> Text | None:
    """What a coach says about it in one line."""
    act = scenario.scenes[step.before.scene].act
    return on_stage(act).note(act, step)


def _stop_of(playing: Playing, steps: Sequence[Step], past_stop: int | None) -> StopView | None:
    """The card for a critical flag the last move raised, unless it has been read."""
    flagged = _flagged_last(playing, steps)
    if (
        flagged is None
        or flagged.number == past_stop
        or (playing.deadline and playing.deadline.runs)
    ):
        return None  # whoever started the clock of the next scene has read it
    return replace(next(stop_cards(flagged)), may_take_again=flagged in ways_back(playing, steps))


def _flagged_last(playing: Playing, steps: Sequence[Step]) -> Step | None:
    """The step of the very last move, if it raised a critical flag and this is no assessment."""
    if playing.mode not in REWINDING or not steps or steps[-1].number != playing.turn - 1:
        return None
    return steps[-1] if any(stop_cards(steps[-1])) else None


def ways_back(playing: Playing, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that can be taken again now; from an ending only the red flag that led there."""
    if playing.mode not in REWINDING or is_too_long(playing.moves):
        return ()
    if playing.ended:
        flagged = _flagged_last(playing, steps)
        return (flagged,) if flagged else ()
    return tuple(step for step in steps if may_go_back_to(step))


def is_too_long(moves: Sequence[Move]) -> bool:
    """Whether no further move is taken."""
    return len(moves) >= MOST_MOVES


def may_go_back_to(step: Step) -> bool:
    """Whether the move was worth something, so that it can be taken again."""
    return bool(taken(step)) or step.move.kind in RETAKEN


def _rewinds(
    scenario: Scenario, playing: Playing, steps: Sequence[Step], words: Words
) -> tuple[RewindView, ...]:
    return tuple(
        RewindView(
            step.number,
            scenario.scenes[step.before.scene].title or scenario.title,
            _did(scenario.scenes[step.before.scene].act, step, words),
        )
        for step in ways_back(playing, steps)
    )


def _did(act: Any, step: Step, words: Words) -> Text:
    """What a move did, in the words it was offered in."""
    return said_in(step, words) if taken(step) else on_stage(act).did(act)


def decided_in(scenario: Scenario, steps: Sequence[Step]) -> int:
    """How many decisions are behind the officer: what takes several moves counts once.

    It counts at the move that closes it, or at the first where none does.
    """
    acts = [(kind_of(scenario.scenes[step.before.scene].act), step) for step in steps]
    begun = {s.before.scene for k, s in acts if k.counted and k.lasting and not k.closes_with}
    return len(begun) + sum(
        step.move.kind == kind.closes_with if kind.lasting else True
        for kind, step in acts
        if kind.counted and (kind.closes_with or not kind.lasting)
    )


def _about(scenario: Scenario) -> int:
    """How many decisions there are on the usual way through, with what is asked back at its end."""
    kinds = [(kind_of(scene.act), scene) for scene in scenario.scenes.values()]
    return sum(kind.counted and (not scene.extra or kind.beside) for kind, scene in kinds)
