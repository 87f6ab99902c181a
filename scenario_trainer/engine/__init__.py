"""Play a scenario and score it: pure values, no file, clock, chance, log or database.

The floor plan, from the ground up; a room imports those before it.

story/   what an author wrote: scenes, options, people, facts, gauges, conditions
kinds/   the kinds of scenes: what each takes, what it earns, its best moves
play/    moves in, a situation out
score/   credit vectors, regret, caps, the turning point
ahead/   the best way still open (branch and bound, admissible bounds, live variables, cycles)
typed/   which type of question a typed one is
"""
