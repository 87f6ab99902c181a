"""The database: tables, queries, `transaction()`.

The floor plan:

database, prepared, opening, tables, columns, fair_lock, health    the database itself; backups/ beside it
attempts, stored_attempt, drafts, ratings, editions      what is played
kept_scores, score_data      what it came to, kept because it takes long to work out
people, sign_ins, sign_in_tries, invitations, tokens, unsent, audit    who plays
remarks      what somebody found wrong in a scene
"""
