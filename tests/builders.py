"""Valid things to test with; a test names only what matters to it."""

from collections.abc import Mapping

from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.story.cast import Character
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Ending, Scenario, Scene
from scenario_trainer.engine.story.values import Block, Changes, Effects
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.text import same


def an_option(id: str, goes: str, **fields) -> Option:
    """An option worth nothing unless told otherwise."""
    given = {
        "text": same(id),
        "quality": "strong",
        "credit": {},
        "reply": (),
        "why": same("why"),
        "changes": plain(fields.pop("effects", ((),))),
    }
    return Option(id=id, goes=goes, **(given | fields))


def plain(effects: Effects) -> Changes:
    """Changes without a condition."""
    return (Block(effects),)


def a_decision_scene(id: str, options: Mapping[str, str | Option], **fields) -> Scene:
    """A scene with a decision; options are drawn as name -> target or given whole."""
    built = {
        name: goes if isinstance(goes, Option) else an_option(name, goes)
        for name, goes in options.items()
    }
    assesses = fields.pop("assesses", {})
    extra = fields.pop("extra", False)
    act = Decision(same("What do you do?"), same("Look."), assesses, built, **fields)
    return Scene(id, act, title=same(id), extra=extra)


def an_ending(id: str, **fields) -> Ending:
    """An ending that is always open unless told otherwise."""
    given = {
        "title": same(id),
        "when": None,
        "narration": (),
        "one_month_later": (),
        "her_side": (),
    }
    return Ending(id=id, **(given | fields))


def a_scenario(opening: str | None = None, **scenes) -> Scenario:
    """A scenario drawn as a picture: each scene, its options, where they lead; {} is an ending."""
    built = {
        id: scene if isinstance(scene, Scene) else a_decision_scene(id, scene)
        for id, scene in scenes.items()
        if scene
    }
    endings = {id: an_ending(id) for id, scene in scenes.items() if not scene}
    return a_whole_scenario(built, endings, opening=opening or next(iter(scenes)))


def a_whole_scenario(
    scenes: Mapping[str, Scene], endings: Mapping[str, Ending], **fields
) -> Scenario:
    """A scenario of ready scenes and endings; slots 0 and 1 are the draws."""
    given = dict(
        id="door",
        family="incident_response",
        level=1,
        minutes=5,
        title=same("The door"),
        summary=same("A door."),
        content_note=same("None."),
        objectives=(same("Open it."),),
        setting=same("A hall."),
        truth=same("It was open."),
        weights={"COM": 100},
        people={"rea": Character("rea", same("Rea"), same("17"), of_concern=True)},
        gauges={},
        states={},
        facts={},
        temperaments=(),
        truths=(),
        majors={},
        deadlines=(),
        interrupts=(),
        scenes=scenes,
        endings=endings,
        opening=next(iter(scenes)),
        slots={},
        start=(0, 0),
    )
    return Scenario(**(given | fields))


def a_decision(option: str, **fields) -> Move:
    """The move that takes *option*."""
    return Move("decide", option=option, **fields)
