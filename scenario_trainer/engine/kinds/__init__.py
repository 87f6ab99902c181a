"""The kinds of scenes, one file each, and the only list of them.

A kind has a file of its name in every room that has something to do with it; what
it can do stands in its `KIND`. The floor plan, from the ground up:

credit       what options and facts earn: vectors over the competencies
kind         the facts of one kind, and what is usual
questions    types of questions, their groups and the question index
items        items to be sorted and the key to them

decision, pick, gaps, talk           options to take, one by one or several
board, order, classify               answers judged as a whole
estimate, narrative, reflect         what a person says, never judged here
continue_                            a passage that is only read
event, gate                          what happens by itself
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from scenario_trainer.engine.kinds import (
    board,
    choice,
    classify,
    continue_,
    decision,
    estimate,
    event,
    gaps,
    gate,
    narrative,
    order,
    pick,
    reflect,
    talk,
)
from scenario_trainer.engine.kinds.kind import Kind

KINDS: tuple[Kind[Any], ...] = (
    decision.KIND,
    choice.KIND,
    pick.KIND,
    talk.KIND,
    gaps.KIND,
    board.KIND,
    order.KIND,
    estimate.KIND,
    classify.KIND,
    narrative.KIND,
    reflect.KIND,
    continue_.KIND,
    event.KIND,
    gate.KIND,
)
KIND_OF: Mapping[type, Kind[Any]] = {kind.act: kind for kind in KINDS}


def kind_of(act: object) -> Kind[Any]:
    """The kind of an act."""
    return KIND_OF[type(act)]


def in_room(room: str, kinds: Iterable[Kind[Any]]) -> dict[type, Any]:
    """What these kinds are in another room, by the class of their act: the `KIND` of each file."""
    return {kind.act: import_module(f"{room}.{kind.file}").KIND for kind in kinds}
