"""Every finding there is, with its words in both languages.

A new check is one entry here, one example in `tests/library/findings/` and one
line in `docs/writing-a-scenario.md`; a test compares the three.
"""

from scenario_trainer.library.findings import file, names, shape, story, translations, walks

CODES = file.CODES | shape.CODES | names.CODES | story.CODES | translations.CODES | walks.CODES
