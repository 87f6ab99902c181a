"""The debrief: what is told afterwards of a `Playing`, its score, words and ratings.

Nobody's name or plan is in it: an officer, a trainer and a preview get the same.

The floor plan:

debrief      the whole, as one view
played       what every part reads: the line of moves that stands, with its score
entries      one entry for each scored thing of the way; kinds/ says what each kind tells
truth, patterns, questions, profile  what only shows over the whole
worth, figures, sums                 what was earned, and the table that adds up
facts, quality, sources              words of facts, of choices, of the rules they rest on
views, entry_views                   what a page gets
"""
