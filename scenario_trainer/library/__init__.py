"""Scenario files: read behind a guard, checked, built and drawn.

`reader` is the way in for everybody who has a folder, `builder` for everybody
who has an edition. What is wrong with a file is never an exception but a list
of `Finding`s, each with its place and what to do.
"""
