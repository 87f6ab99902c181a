"""The debrief: what is told afterwards of a `Playing`, its score, words and ratings.

Nobody's name or plan is in it: an officer, a trainer and a preview get the same.

The floor plan:

debrief      the whole, as one view
played       what every part reads: the line of moves that stands, with its score
entries      one entry for each scored thing of the way
decisions, talks, casework           what an entry of each kind says
truth, patterns, questions, profile  what only shows over the whole
worth, sums                          the figures, and the table that adds up
views, entry_views                   what a page gets
"""
