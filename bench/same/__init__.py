"""Whether what another build stored opens, replays, debriefs and scores alike with this one.

    python3 -m bench same FOLDER [--attempts 300] [--kept FOLDER]

FOLDER is a checkout of the other build. Its own interpreter and code play the attempts, by
pages alone, and then show them; this build opens a copy of the same database and shows them
too; both are compared to the byte. `play` and `show` run with either build, so of it they
know only what seldom moves: the addresses, the tables, `create_app` and `trainer`.
"""
