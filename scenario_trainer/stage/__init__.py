"""The stage: what is seen and can be done now, of a `Playing` whoever plays it.

`scenes.scene_view` makes a scene of it, `answers.move_of` makes a move of an answer; what
differs from kind to kind lies in kinds/. No row of a table, no name, no clock: the caller
brings the moment as a `Deadline`.
"""
