"""Play as a page would: look at the scene, send one of its tokens back."""

import itertools
from datetime import UTC, datetime

from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.stage.form import Answer
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.views import SceneView
from scenario_trainer.training import practice
from scenario_trainer.training.playing import playing_of

_keys = itertools.count()


def an_answer(scene: SceneView, option: int = 0, **fields) -> Answer:
    """The answer that takes an option of the scene as shown, or fills its form in."""
    given = {
        "turn": scene.turn,
        "key": f"tap-{next(_keys)}",
        "confidence": "certain" if scene.asks_confidence else None,
        "reason": scene.reasons[0].token if scene.reasons else None,
    }
    return Answer(**(given | filled(scene, option) | fields))


def filled(scene: SceneView, option: int = 0) -> dict[str, object]:
    """The fields of the scene's own form; *option* says which of several is taken."""
    act = scene.act
    match scene.kind:
        case "talk" if any(topic.wordings for topic in act.topics):
            wordings = [wording for topic in act.topics for wording in topic.wordings]
            return {"kind": "ask", "tokens": (wordings[option % len(wordings)].token,)}
        case "talk":
            return {"kind": "leave"}
        case "board":
            return {
                "kind": "sort",
                "placed": tuple((i.token, _place(act, option)) for i in act.items),
            }
        case "order":
            places = ((task.token, str(n)) for n, task in enumerate(act.tasks, 1))
            return {"kind": "order", "placed": tuple(places)}
        case "estimate":
            return {"kind": "estimate", "number": act.steps[option % len(act.steps)]}
        case "classify":
            signs = zip(act.items, ("for", "against"), strict=False)
            return {
                "kind": "classify",
                "motive": act.answers[option % len(act.answers)],
                "tokens": (act.offences[0].token,),
                "placed": tuple((item.token, side) for item, side in signs),
            }
        case "narrative":
            return {"kind": "write", "words": " ".join(["word"] * act.least)}
        case "look_over":
            return {"kind": "look_over", "tokens": tuple(check.token for check in act.checks[:1])}
    kinds = {"decision": "decide", "gaps": "decide"}
    taken = scene.options[option : option + scene.count]
    tokens = tuple(shown.token for shown in taken)
    return {"kind": kinds.get(scene.kind, scene.kind), "tokens": tokens}


def _place(board, option: int) -> str:
    """A column of the board, with the least strength where it asks for one."""
    column = board.columns[option % len(board.columns)]
    return f"{column.token}.1" if column.strength else column.token


def saying(scene: SceneView, option: str, /, **fields) -> Answer:
    """The answer that takes the option whose words begin so."""
    place = next(
        n for n, shown in enumerate(scene.options) if shown.label.speak("en").startswith(option)
    )
    return an_answer(scene, place, **fields)


def take(attempt: str, officer_id: int, option: str, /, **fields) -> SceneView:
    """Take the option that begins so, and return the scene it leads to."""
    scene = practice.scene(attempt, officer_id)
    return practice.decide(attempt, officer_id, saying(scene, option, **fields))


def to_the_end(attempt: str, officer_id: int, option: int = 0) -> SceneView:
    """Always take the same place until it is over."""
    scene = practice.scene(attempt, officer_id)
    for _ in range(60):
        if scene.kind == "ending":
            return scene
        if scene.timer and not scene.timer.runs:
            scene = practice.start_clock(attempt, officer_id, turn=scene.turn)
        place = min(option, len(scene.options) - scene.count) if scene.options else 0
        scene = practice.decide(attempt, officer_id, an_answer(scene, place))
    raise AssertionError("no ending after sixty moves")


def as_played(attempt: StoredAttempt) -> Playing:
    """What the stage gets of a stored attempt."""
    return playing_of(attempt, datetime.now(UTC))
