"""Is there anything nobody ever meets? The story is played some thousand times to see.

The officers differ: some choose nearly always what earns most or what earns
least, some at random, some look for what nobody has met yet, so that the ways of
the careful and of the careless are both looked for. What none of them met is
advice, not an error: playing is not a proof.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise, product
from random import Random

from scenario_trainer.engine.ahead.rings import Rings
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Happened, Situation, Start, settled_in
from scenario_trainer.library.checks import officers
from scenario_trainer.library.checks.story import Found, Story
from scenario_trainer.library.checks.waiting import Waiting, waiting_in
from scenario_trainer.library.kinds.tastes import Choice, Taste

OFFICERS = 2400
LEANINGS = (officers.careful, officers.harsh)
FIRMNESS = (0, 40, 70, 90)  # in how many of 100 moves an officer keeps to the leaning
MOST_MOVES = 200


def never_met(story: Story) -> Iterator[Found]:
    """Endings, options and words that no officer came to, orders that never mattered, repetitions."""
    waiting, repeated = _played_by_all(story)
    for id in story.scenario.endings:
        if id in waiting.endings:
            yield Found("SCN439", f"endings.{id}", {"what": id, "count": OFFICERS})
    for met in waiting.left():
        details = {"what": met.at.split(".")[-1], "count": OFFICERS}
        yield Found(met.code, f"{met.at}.when", details)
    for id in waiting.orders & waiting.ordered:
        yield Found("SCN444", f"scenes.{id}.order.items", {"count": OFFICERS})
    for id in repeated:
        yield Found("SCN451", f"scenes.{id}", {"what": id})


def _played_by_all(story: Story) -> tuple[Waiting, set[str]]:
    """What is left to be met after all officers, and the scored scenes some came to twice."""
    waiting, repeated, rings = waiting_in(story), set(), Rings(story.scenario)
    has_rings = any(rings.of(id) for id in story.scenario.scenes)
    for officer in _officers(story.scenario, waiting):
        if waiting.is_empty() and not has_rings:
            break
        way = list(officer)
        for situation, events, settled in way:
            waiting.see(story.scenario, situation)
            waiting.hear(events, settled)
        repeated |= set(_come_to_again(story.scenario, [situation for situation, *_ in way]))
    return waiting, repeated


def _come_to_again(scenario: Scenario, way: list[Situation]) -> Iterator[str]:
    """Scored scenes that were left and come to once more; a return after an interruption is none."""
    left: set[str] = set()
    for before, situation in pairwise(way):
        scene = scenario.scenes.get(situation.scene)
        if situation.back != before.scene and not _stays(scenario, before, situation):
            left.add(before.scene)
        scored = scene is not None and hasattr(scene.act, "assesses") and not scene.extra
        if scored and scene.id in left and before.back != scene.id:
            yield scene.id


def _stays(scenario: Scenario, before: Situation, after: Situation) -> bool:
    """Whether the scene goes on: a talk, somebody who asks back, a report not yet looked at."""
    act = scenario.scenes[before.scene].act
    return before.scene == after.scene and kind_of(act).lasting


_Way = Iterator[tuple[Situation, tuple[Happened, ...], Values]]
_TasteIn = Callable[[Situation], Taste]


def _officers(scenario: Scenario, waiting: Waiting) -> Iterator[_Way]:
    """Each officer's way through the story; every leaning meets every draw."""
    temperaments, truths = max(len(scenario.temperaments), 1), max(len(scenario.truths), 1)
    draws = (range(temperaments), range(truths))
    kinds = list(product(LEANINGS, (True, False), FIRMNESS, *draws))
    for seed in range(OFFICERS):
        leaning, looks, firmness, temperament, truth = kinds[seed % len(kinds)]
        taste_in = _taste_in(Random(seed), leaning, firmness, waiting if looks else None)
        yield _way(scenario, Start(seed, temperament, truth), taste_in)


def _taste_in(
    chance: Random, leaning: Callable[[Random], Taste], firmness: int, waiting: Waiting | None
) -> _TasteIn:
    """True to a leaning in *firmness* of 100 moves; else at random, or looking for what waits."""
    leant, anything = leaning(chance), officers.at_random(chance)

    def taste(situation: Situation) -> Taste:
        if chance.randrange(100) < firmness:
            return leant
        return _looking(waiting, situation.scene, chance) if waiting else anything

    return taste


def _looking(waiting: Waiting, scene: str, chance: Random) -> Taste:
    """Whoever takes what may still show something new."""

    def rank(choices: list[Choice]) -> list[Choice]:
        shuffled = chance.sample(choices, len(choices))
        return sorted(shuffled, key=lambda choice: not waiting.wanted[f"{scene}.{choice.id}"])

    return Taste(rank, in_turn=False)


def _way(scenario: Scenario, start: Start, taste_in: _TasteIn) -> _Way:
    """Every situation one officer comes to, with what came of the move made there."""
    situation = play.begin(scenario, start)
    for _ in range(MOST_MOVES):
        if play.has_ended(scenario, situation):
            break
        move = officers.move_by(taste_in(situation), scenario, situation)
        following, events = play.after(scenario, situation, move)
        yield situation, events, settled_in(events, following)
        situation = following
    yield situation, (), ()
