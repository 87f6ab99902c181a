"""The scenario as a map, for the command line and the debrief: `svg(layout(scenario), path)`."""

from scenario_trainer.library.map.drawing import mermaid, svg
from scenario_trainer.library.map.layout import Edge, Map, Node, layout

__all__ = ["Edge", "Map", "Node", "layout", "mermaid", "svg"]
