"""The checks of lint, one file for each kind of question.

The floor plan:

lint, story                                         the way in, and the story they all read
paths, flags, credits, cases, talks, alike, reading, minutes   static: the story as it is written
tried, officers, fairness, waiting                  played: officers at play, and what they met
kept, mechanics                                     what playing found, kept by content
"""

# Raised by hand where a check finds more than before: what was released as in order under
# another number is checked again.
CHECKS = 2
