"""Play a scenario and score it: pure values, no file, clock, chance, log or database.

The floor plan, from the ground up; a room imports those before it.

story/   what an author wrote: scenes, options, people, facts, gauges, conditions
turn/    one move at work: the numbers while they change, and what happens
kinds/   the kinds of scenes: what each takes, what it earns, its best moves
play/    moves in, a situation out
ahead/   the best way still open (branch and bound, admissible bounds, live variables, cycles)
score/   regret against the best way, caps, the turning point
typed/   which type of question a typed one is
"""
