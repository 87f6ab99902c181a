"""Play a scenario: moves in, a situation out.

An attempt is stored as nothing but its moves. Whatever else we want to know
about it (the present scene, the facts learned, the score) is worked out again
by replaying, so a review next year sees exactly what the officer saw.

After a move things happen in a fixed order: the option's changes, the facts its
question opens, its chance, what was set going some moves ago, deadlines in file
order, what waits for a counter, facts volunteered, then the next scene; events
and gates run by themselves; an interrupt breaks in last.
"""

from collections.abc import Iterable, Sequence
from functools import reduce

from scenario_trainer.engine.kinds import KINDS
from scenario_trainer.engine.play import chance
from scenario_trainer.engine.play.arrival import arrive
from scenario_trainer.engine.play.certain import arrived, offer_in, programs_of
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import TEMPERAMENT, TRUTH, Values
from scenario_trainer.engine.turn.moves import Happened, Move, Situation, Start, Step
from scenario_trainer.engine.turn.turn import Chances, Turn
from scenario_trainer.errors import OptionNotOpen

_TAKES = {(kind.act, move): take for kind in KINDS for move, take in kind.takes.items()}

_new = tuple.__new__  # a situation in half the time of its own constructor


def begin(scenario: Scenario, start: Start, chances: Chances = chance.falls) -> Situation:
    """The first situation of an attempt."""
    turn = Turn(scenario, Situation("", _start_values(scenario, start), -1, start.seed), chances)
    return arrive(turn, scenario.opening)[0]


def after(
    scenario: Scenario, situation: Situation, move: Move, chances: Chances = chance.falls
) -> tuple[Situation, tuple[Happened, ...]]:
    """The situation after *move*, and what happened; `OptionNotOpen` if it is not offered now."""
    name, before, turn, seed, back = situation
    try:
        programs = scenario.programs[name]
    except KeyError:
        programs = scenario.programs[name] = programs_of(scenario, name)
    program = programs.get(move.option)
    if program is None:
        return whole_turn(scenario, situation, move, chances)
    kind, test, shifts, stirring, arriving, goes, events = program
    if move.kind != kind or (test is not None and not test(before)):
        return whole_turn(scenario, situation, move, chances)
    values = [*before]
    for slot, added, least, most in shifts[before[TEMPERAMENT]]:
        value = values[slot] + added
        values[slot] = least if value < least else most if value > most else value
    for stirs in stirring:
        if stirs(values):
            return whole_turn(scenario, situation, move, chances)
    if arriving is not None:
        return arrived(situation, program, values) or whole_turn(scenario, situation, move, chances)
    return _new(Situation, (goes, tuple(values), turn + 1, seed, back)), events


def whole_turn(
    scenario: Scenario, situation: Situation, move: Move, chances: Chances
) -> tuple[Situation, tuple[Happened, ...]]:
    """The same for every move, with all that may come of it in its order."""
    scene = scenario.scenes.get(situation.scene)
    take = _TAKES.get((type(scene.act), move.kind)) if scene else None
    if scene is None or take is None:
        raise OptionNotOpen(f"{move.kind} in {situation.scene}")
    turn = Turn(scenario, situation, chances)
    return arrive(turn, take(turn, scene, scene.act, move))


def replay(scenario: Scenario, start: Start, moves: Iterable[Move]) -> Situation:
    """Where a whole attempt stands now."""
    return reduce(
        lambda situation, move: after(scenario, situation, move)[0],
        (move for _, move in line_of(moves)),
        begin(scenario, start),
    )


def story(
    scenario: Scenario, start: Start, moves: Sequence[Move], chances: Chances = chance.falls
) -> tuple[Step, ...]:
    """Every step of the line that stands, with what came of it."""
    steps, situation = [], begin(scenario, start, chances)
    for number, move in line_of(moves):
        following, events = after(scenario, situation, move, chances)
        steps.append(Step(number, move, situation, following, events))
        situation = following
    return tuple(steps)


def line_of(moves: Iterable[Move]) -> list[tuple[int, Move]]:
    """The moves that stand, numbered among all: hints left out, rewound moves taken back."""
    line: list[tuple[int, Move]] = []
    for number, move in enumerate(moves):
        if move.kind == "rewind" and move.to is not None:
            line = [entry for entry in line if entry[0] < move.to]
        elif move.kind != "hint":
            line.append((number, move))
    return line


def has_ended(scenario: Scenario, situation: Situation) -> bool:
    """Whether the situation is an ending."""
    return situation.scene in scenario.endings


def open_options(scenario: Scenario, situation: Situation) -> Sequence[Option]:
    """The options offered now, in file order; none where there is nothing to choose."""
    name = situation.scene
    try:
        offer = scenario.offers[name]
    except KeyError:
        offer = scenario.offers[name] = offer_in(scenario, name)
    offered: Sequence[Option] = offer(situation.values)
    return offered


def _start_values(scenario: Scenario, start: Start) -> Values:
    values = list(scenario.start)
    values[TEMPERAMENT], values[TRUTH] = start.temperament, start.truth
    for draws, place in (
        (scenario.temperaments, start.temperament),
        (scenario.truths, start.truth),
    ):
        for slot, added in draws[place].start if draws else ():
            values[slot] = min(max(values[slot] + added, 0), 100)
    return tuple(values)
