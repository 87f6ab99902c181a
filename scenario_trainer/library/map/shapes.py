"""The outline of a box on the map: what is done in a scene shows in its shape."""

from scenario_trainer.engine.kinds import KINDS
from scenario_trainer.library.kinds import IN_FILE
from scenario_trainer.library.map.layout import Node

_OUTLINES = {kind.key: IN_FILE[kind.act].outline for kind in KINDS}


def outline(node: Node) -> str:
    """The path of the box, for those that are not plain rectangles; empty for the others."""
    draw = _OUTLINES.get(node.kind)
    left, top = node.x - node.width // 2, node.y - node.height // 2
    return draw(left, top, node.width, node.height) if draw else ""
