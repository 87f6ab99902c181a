"""Every finding there is, with its words in both languages.

A new check is one entry here, one example in `tests/library/findings/` and one
line in `docs/writing-a-scenario.md`; a test compares the three.
"""

from scenario_trainer.library.kinds import file, names, shape, story, translations, walks

KINDS = file.KINDS | shape.KINDS | names.KINDS | story.KINDS | translations.KINDS | walks.KINDS
