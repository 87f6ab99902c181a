"""The story of what is played: every step so far, kept from one move to the next.

A decision needs the story twice, to take the move and to show the scene, and all of it but
the last step was worked out for the move before. Replaying is a pure function of scenario,
start and moves, so the latest stories are kept, and one that is a move longer is made by that
move alone. Whatever is not there, as after a restart or in another process, is replayed.
What we gave up: memory for `MOST` stories.
"""

from collections import OrderedDict
from threading import Lock

from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Situation, Start, Step

MOST = 500

Moves = tuple[Move, ...]
Steps = tuple[Step, ...]
_kept: OrderedDict[tuple[int, Start, Moves], tuple[Scenario, Steps]] = OrderedDict()
_lock = Lock()


def story(scenario: Scenario, start: Start, moves: Moves) -> Steps:
    """Every step of the line that stands, as `play.story` tells it."""
    key = (id(scenario), start, moves)  # the scenario is kept with it, so its number stays its own
    with _lock:
        kept = _kept.get(key)
        before = None if kept or not moves else _kept.pop((id(scenario), start, moves[:-1]), None)
    steps = kept[1] if kept else _told(scenario, start, moves, before[1] if before else None)
    with _lock:
        _kept[key] = (scenario, steps)
        _kept.move_to_end(key)
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return steps


def standing(scenario: Scenario, start: Start, moves: Moves) -> Situation:
    """Where it stands after all these moves, as `play.replay` tells it."""
    steps = story(scenario, start, moves)
    return steps[-1].after if steps else play.begin(scenario, start)


def _told(scenario: Scenario, start: Start, moves: Moves, before: Steps | None) -> Steps:
    """The story: the one before its last move and that move, where nothing is taken back."""
    if before is None or moves[-1].kind == "rewind":
        return play.story(scenario, start, moves)
    if moves[-1].kind == "hint":
        return before
    situation = before[-1].after if before else play.begin(scenario, start)
    following, events = play.after(scenario, situation, moves[-1])
    return (*before, Step(len(moves) - 1, moves[-1], situation, following, events))
