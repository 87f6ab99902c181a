"""A story that is kept from move to move is the one that replaying tells."""

from random import Random

import pytest

from scenario_trainer.engine.play import play
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.stage import stories
from tests.builders import a_decision, a_scenario

DOOR = a_scenario(
    door={"introduce": "hall", "wait": "door", "shout": "shut"},
    hall={"ask": "story", "back": "door"},
    story={},
    shut={},
)


def a_line(chance: Random, length: int) -> tuple[Move, ...]:
    """Moves of every kind there is here, each of them open when it is taken."""
    moves: tuple[Move, ...] = ()
    while len(moves) < length:
        if moves and chance.random() < 0.3:
            moves += (Move("rewind", to=chance.randrange(len(moves))),)
            continue
        situation = play.replay(DOOR, Start(1, 0, 0), moves)
        if play.has_ended(DOOR, situation) or chance.random() < 0.2:
            moves += (Move("hint"),)
            continue
        moves += (a_decision(chance.choice(play.open_options(DOOR, situation)).id),)
    return moves


@pytest.mark.parametrize("seed", range(20))
def test_a_kept_story_is_the_one_that_replaying_tells(seed):
    start, moves = Start(seed, 0, 0), a_line(Random(seed), 30)

    for length in range(len(moves) + 1):
        line = moves[:length]
        assert stories.story(DOOR, start, line) == play.story(DOOR, start, line)
        assert stories.standing(DOOR, start, line) == play.replay(DOOR, start, line)


def test_a_move_that_is_not_open_stays_refused_after_a_kept_story():
    start = Start(1, 0, 0)
    stories.story(DOOR, start, ())

    for _ in range(2):
        with pytest.raises(OptionNotOpen):
            stories.story(DOOR, start, (a_decision("ask"),))


def test_scenarios_that_look_alike_have_stories_of_their_own():
    other, start = a_scenario(door={"introduce": "yard"}, yard={}), Start(1, 0, 0)
    moves = (a_decision("introduce"),)

    assert stories.standing(DOOR, start, moves).scene == "hall"
    assert stories.standing(other, start, moves).scene == "yard"


def test_only_so_many_stories_are_kept():
    for seed in range(stories.MOST + 50):
        stories.story(DOOR, Start(seed, 1, 0), ())

    assert len(stories._kept) == stories.MOST
