"""What each kind of scene is called in a file; a scene without one is only read."""

from scenario_trainer.engine.kinds.acts import (
    Act,
    Board,
    Classify,
    Decision,
    Estimate,
    Event,
    Gaps,
    Gate,
    Hub,
    Order,
    Pick,
    Reflect,
    Write,
)

_KINDS = {
    Decision: "decision",
    Pick: "pick",
    Hub: "hub",
    Gaps: "gaps",
    Board: "board",
    Order: "order",
    Estimate: "estimate",
    Classify: "classify",
    Write: "write",
    Reflect: "reflect",
    Event: "event",
    Gate: "gate",
}


def kind_of(act: Act) -> str:
    """The key under which the act stands; `text` where there is nothing to do."""
    return _KINDS.get(type(act), "text")
