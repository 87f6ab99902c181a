"""An officer who does anything at all that a scenario allows, again the same for the same chance."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from scenario_trainer.engine.kinds import talk
from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import MOTIVES, Classify
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library.walks import steps
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.editions import StoredEdition
from tests import stored
from tests.library.examples import scenario_in

BENCH = Path(__file__).parent / "the-bench"
SURE = ("unsure", "fairly", "certain")


def the_bench() -> StoredEdition:
    """The edition of a small case with every kind of scene in it."""
    return stored.edition_of(BENCH)


def bench() -> Scenario:
    """The same, built."""
    return scenario_in(BENCH)


def the_way(scenario: Scenario, start: play.Start, *told: str) -> list[play.Move]:
    """The moves these steps mean, written as in a walk: words, and `a+b` for several."""
    moves, situation = [], play.begin(scenario, start)
    for step in told:
        move = steps.move_of(scenario, situation, tuple(step.split("+")))
        assert move is not None, f"{step} in {situation.scene}"
        moves.append(move)
        situation, _ = play.after(scenario, situation, move)
    return moves


def a_way(scenario: Scenario, start: play.Start, chance: Random) -> list[play.Move]:
    """Moves to an ending."""
    return list(_moves(scenario, play.begin(scenario, start), chance))


def _moves(scenario: Scenario, situation: play.Situation, chance: Random) -> Iterator[play.Move]:
    while situation.scene not in scenario.endings:
        move = a_move(scenario, situation, chance)
        yield move
        situation, _ = play.after(scenario, situation, move)


def a_move(scenario: Scenario, situation: play.Situation, chance: Random) -> play.Move:
    """Anything that is open in this scene."""
    scene, values = scenario.scenes[situation.scene], situation.values
    match scene.act:
        case Board() as board:
            return play.Move("sort", placed=tuple(_placed(board, chance)))
        case Order() as order:
            return play.Move(
                "order", options=tuple(chance.sample(list(order.tasks), len(order.tasks)))
            )
        case Classify() as act:
            signs = chance.sample(list(act.items), min(3, len(act.items)))
            sides = ("for", "for", "against")
            return play.Move(
                "classify",
                option=chance.choice(MOTIVES),
                options=(chance.choice(list(act.offences)),),
                placed=tuple((id, side, 0) for id, side in zip(signs, sides, strict=False)),
                confidence=chance.choice(SURE) if act.confidence else None,
            )
        case Estimate():
            return play.Move("estimate", number=10 * chance.randrange(11))
        case Narrative() as act if values[act.wrote]:
            ticked = tuple(id for id in act.checklist if chance.random() < 0.5)
            return play.Move("look_over", options=ticked)
        case Talk() as hub if talk.questions_open(hub, values) and chance.random() < 0.8:
            option = chance.choice(talk.questions_open(hub, values))
            own = option.question if hub.typed and chance.random() < 0.2 else None
            return play.Move("ask", option=option.id, question=own)
        case Talk():
            return play.Move("leave")
        case Reflect() as act:
            return play.Move("reflect", option=next(iter(act.choices), None))
    move, _ = chance.choice(list(moves_open(scene, situation)))
    sure = isinstance(scene.act, Decision) and scene.act.confidence
    return move._replace(confidence=chance.choice(SURE)) if sure else move


def _placed(board: Board, chance: Random) -> Iterator[tuple[str, str, int]]:
    for id in board.items:
        column = chance.choice(list(board.columns))
        yield id, column, chance.choice((1, 2, 3)) if board.columns[column].strength else 0


def an_ended_attempt(
    officer,
    scenario: Scenario,
    edition: StoredEdition,
    seed: int,
    mode: str = "practice",
    moves=None,
    **fields,
) -> StoredAttempt:
    """An attempt at its ending, moved by chance or as told."""
    chance = Random(seed)
    start = play.Start(
        seed,
        chance.randrange(max(len(scenario.temperaments), 1)),
        chance.randrange(max(len(scenario.truths), 1)),
    )
    moves = a_way(scenario, start, chance) if moves is None else moves
    attempt = stored.an_attempt(
        officer, *moves[:-1], mode=mode, edition=edition, start=start, **fields
    )
    return stored.move_on(attempt, moves[-1], ended_at=stored.NOON)
