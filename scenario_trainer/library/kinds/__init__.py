"""The kinds of scenes in the files of a scenario, a file for each, named as in the engine.

The floor plan, from the ground up:

outlines, tastes, reading_time       what several kinds share: boxes, choosing, minutes
items                                columns, items and their key
in_file                              how a kind stands in a file, and what is usual

decision, pick, gaps, talk, board, order, estimate, classify, narrative, reflect,
continue_, event, gate               the kinds
"""

from collections.abc import Mapping

from scenario_trainer.engine.kinds import KINDS, in_room
from scenario_trainer.library.kinds.in_file import InFile

IN_FILE: Mapping[type, InFile] = in_room(__name__, KINDS)


def in_file(act: object) -> InFile:
    """How the kind of an act stands in a file."""
    return IN_FILE[type(act)]
