"""Use cases: each change is one function and one transaction; what belongs to an officer alone.

The floor plan:

practising   practice, playing, clock, drafts, writing, starts, editions, beside, limits
afterwards   debrief, results, scorer, progress, own_texts, shelf, views
accounts     accounts, passwords, throttle, known_devices, seals, unsent
the academy  content, demo
"""
