"""The scenario as a map, for the command line and the debrief: `svg(layout(scenario), path)`."""

from scenario_trainer.library.drawing import mermaid, svg
from scenario_trainer.library.layout import Edge, Map, Node, layout

__all__ = ["Edge", "Map", "Node", "layout", "mermaid", "svg"]
