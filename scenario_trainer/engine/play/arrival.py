"""Arrival: from a move that was taken to the scene that waits for the next, or an ending."""

from scenario_trainer.engine.kinds import KINDS
from scenario_trainer.engine.story.scenario import BACK, END
from scenario_trainer.engine.turn.moves import Happened, Situation
from scenario_trainer.engine.turn.turn import Turn
from scenario_trainer.errors import OptionNotOpen

MOST_STEPS = 100  # events and gates in a row; lint refuses a ring of them
_ONWARD = {kind.act: kind.onward for kind in KINDS if kind.onward}


def arrive(turn: Turn, goes: str) -> tuple[Situation, tuple[Happened, ...]]:
    """Let time pass, then follow *goes* through events and gates; then the turn is over."""
    turn.count_down()
    turn.pass_time()
    place, settled = len(turn.happened), tuple(turn.values)
    scene = _follow(turn, goes)
    values = tuple(turn.values)
    if values != settled:
        turn.happened.insert(place, Happened("settled", None, settled))
    return Situation(scene, values, turn.turn + 1, turn.seed, turn.back), tuple(turn.happened)


def _follow(turn: Turn, goes: str) -> str:
    """The scene that waits, or the ending."""
    scenario, came_from = turn.scenario, turn.at
    for _ in range(MOST_STEPS):
        if goes == BACK and turn.back is not None:
            goes = came_from = turn.back
            turn.back = None
        if goes == END or goes in scenario.endings:
            turn.close()
            return _choose_ending(turn) if goes == END else goes
        scene = scenario.scenes[goes]
        turn.visit(scene, anew=goes != came_from)
        came_from = goes
        onward = _ONWARD.get(type(scene.act))
        following = onward and onward(turn, scene, scene.act)
        if following is None:
            return _interrupted(turn, goes)
        goes = following
    raise OptionNotOpen(f"no scene waits after {MOST_STEPS} events from {goes}")


def _interrupted(turn: Turn, goes: str) -> str:
    """The scene that breaks in, or *goes* itself; one interrupt at a time."""
    if turn.back is None:
        for interrupt in turn.scenario.interrupts:
            if not turn.values[interrupt.fired] and interrupt.when.test(turn.values):
                turn.values[interrupt.fired] = 1
                turn.back = goes
                turn.happened.append(Happened("interrupt", interrupt))
                turn.visit(turn.scenario.scenes[interrupt.goes], anew=True)
                return interrupt.goes
    return goes


def _choose_ending(turn: Turn) -> str:
    """The first ending whose condition holds; the last has none."""
    for ending in turn.scenario.endings.values():
        if ending.when is None or ending.when.test(turn.values):
            return ending.id
    raise OptionNotOpen("no ending is open")
