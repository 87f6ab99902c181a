"""Scenes with what there is to do in them, and endings."""

from typing import Any

from scenario_trainer.engine.kinds import KINDS, continue_
from scenario_trainer.engine.kinds.kind import Kind
from scenario_trainer.engine.story import scenario
from scenario_trainer.library.file import schema
from scenario_trainer.library.kinds import IN_FILE
from scenario_trainer.library.terms import effects, words
from scenario_trainer.library.terms.terms import Terms


def scene(terms: Terms, id: str, scene: schema.Scene) -> scenario.Scene[Any]:
    at, kinds = f"scenes.{id}", _kinds(scene)
    return scenario.Scene(
        id=id,
        title=None if scene.title is None else terms.text(scene.title, f"{at}.title"),
        narration=words.passages(terms, scene.narration, f"{at}.narration"),
        lines=words.lines(terms, scene.lines, f"{at}.lines"),
        act=_act(terms, id, scene, kinds, at),
        extra=scene.extra or kinds[0].beside,
        goes="" if scene.goes is None else terms.goes(scene.goes, f"{at}.goes", id),
        visited=terms.slots.get(f"visited:{id}", -1),
        arrives=effects.changes(terms, scene.arrives, f"{at}.arrives"),
    )


def _kinds(written: schema.Scene) -> list[Kind[Any]]:
    """What the scene asks, those that branch first; nothing to do where there is none."""
    kinds = sorted(KINDS, key=lambda kind: not kind.branches)
    return [kind for kind in kinds if getattr(written, kind.key, None)] or [continue_.KIND]


def _act(terms: Terms, id: str, written: schema.Scene, kinds: list[Kind[Any]], at: str) -> Any:
    kind = kinds[0]
    if len(kinds) > 1:
        keys = [kind.key for kind in kinds]
        terms.add("SCN211", f"{at}.{keys[1]}", key=True, what=", ".join(keys))
    elif written.goes is None and not kind.branches:
        terms.add("SCN315", at, key=True, what=id)
    said = getattr(written, kind.key, None)
    return IN_FILE[kind.act].build(terms, id, said, f"{at}.{kind.key}", written.goes)


def ending(terms: Terms, id: str, ending: schema.Ending) -> scenario.Ending:
    at = f"endings.{id}"
    return scenario.Ending(
        id=id,
        title=terms.text(ending.title, f"{at}.title"),
        when=terms.condition(ending.when, f"{at}.when"),
        narration=words.passages(terms, ending.narration, f"{at}.narration"),
        one_month_later=words.passages(terms, ending.one_month_later, f"{at}.one_month_later"),
        her_side=words.passages(terms, ending.her_side, f"{at}.her_side"),
        tone=ending.tone,
    )
