"""Play as a page would: look at the scene, send one of its tokens back."""

import itertools

from scenario_trainer.training import practice
from scenario_trainer.training.practice import Answer
from scenario_trainer.training.views import SceneView

_keys = itertools.count()


def an_answer(scene: SceneView, option: int = 0, **fields) -> Answer:
    """The answer that takes an option of the scene as shown."""
    kinds = {"decision": "decide"}
    taken = scene.options[option : option + scene.count] if scene.options else ()
    given = {
        "kind": kinds.get(scene.kind, scene.kind),
        "turn": scene.turn,
        "key": f"tap-{next(_keys)}",
        "tokens": tuple(shown.token for shown in taken),
        "confidence": "certain" if scene.asks_confidence else None,
        "reason": scene.reasons[0].token if scene.reasons else None,
    }
    return Answer(**(given | fields))


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
        place = min(option, len(scene.options) - scene.count) if scene.options else 0
        scene = practice.decide(attempt, officer_id, an_answer(scene, place))
    raise AssertionError("no ending after sixty moves")
