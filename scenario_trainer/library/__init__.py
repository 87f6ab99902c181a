"""Scenario files: read behind a guard, built, checked and drawn.

Two doors, each for a folder and for text: `reader` for whoever plays, draws or previews,
`checker` for whoever publishes; `builder` serves whoever has an edition. What is wrong with
a file is never an exception but a list of `Finding`s, each with its place and what to do.
"""
