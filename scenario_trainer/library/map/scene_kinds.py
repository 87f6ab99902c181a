"""What each kind of scene is called in a file; a scene without one is only read."""

from typing import Any

from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import Classify
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.event import Event
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.kinds.talk import Talk

_KINDS = {
    Decision: "decision",
    Pick: "pick",
    Talk: "hub",
    Gaps: "gaps",
    Board: "board",
    Order: "order",
    Estimate: "estimate",
    Classify: "classify",
    Narrative: "write",
    Reflect: "reflect",
    Event: "event",
    Gate: "gate",
}


def kind_of(act: Any) -> str:
    """The key under which the act stands; `text` where there is nothing to do."""
    return _KINDS.get(type(act), "text")
