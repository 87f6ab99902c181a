"""Does the score reward thought? Careless officers are sent through the story and scored.

Always the first option, always the longest, and chance must stay under
`CARELESS`; the best way must show every competency; and there must be a second
way, different in a dilemma, that is good too.
"""

from collections.abc import Callable, Iterator
from random import Random

from scenario_trainer.engine import play, scoring
from scenario_trainer.engine.outlook import NOTHING, Outlook, credit_of, moves_open, raises_flag
from scenario_trainer.engine.play import Move, Situation, Start
from scenario_trainer.engine.scenario import Decision, Option, Scenario
from scenario_trainer.engine.scoring import Score
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings import Finding
from scenario_trainer.text import LANGUAGES

CARELESS, GOOD = 55, 85
RANDOM_RUNS = 12
MOST_MOVES = 200

Moves = list[tuple[Move, list[Option]]]
Choice = Callable[[Situation, Moves], Move]


def fairness(story: Story) -> Iterator[Finding]:
    """All three checks; only for a story that can be played to its end."""
    outlook = Outlook(story.scenario)
    yield from careless(story, outlook)
    yield from good_ways(story, outlook)


def careless(story: Story, outlook: Outlook) -> Iterator[Finding]:
    """Who does not read does not pass."""
    for name, officers in _careless_officers():
        totals = [
            _played(story.scenario, outlook, choose, seed)[1].total for seed, choose in officers
        ]
        mean = sum(totals) // len(totals)
        if mean >= CARELESS:
            yield story.finding("SCN436", "scenes", what=name, total=mean, most=CARELESS)


def good_ways(story: Story, outlook: Outlook) -> Iterator[Finding]:
    """The best way shows every competency, and in some dilemma the other side is good too."""
    best, score = _played(story.scenario, outlook, _best(outlook))
    for row in score.competencies:
        if row.weight and (row.points or 0) < GOOD:
            yield story.finding("SCN437", f"weights.{row.code}", what=row.code)
    others = [place for place, options in enumerate(best) if _other(story, options) is not None]
    if not any(_other_way(story, outlook, place) >= GOOD for place in others):
        yield story.finding("SCN438", "scenes", least=GOOD)


def _other_way(story: Story, outlook: Outlook, place: int) -> int:
    """The total of the best way on which the other side of the dilemma at *place* is taken."""
    best, turn = _best(outlook), iter(range(MOST_MOVES))

    def choose(situation: Situation, moves: Moves) -> Move:
        first = best(situation, moves)
        if next(turn) != place:
            return first
        taken = next(options for move, options in moves if move == first)
        other = _other(story, taken)
        return next((move for move, options in moves if options == [other]), first)

    return _played(story.scenario, outlook, choose)[1].total


def _other(story: Story, options: list[Option]) -> Option | None:
    """In a dilemma, the option nearest in worth to the one taken."""
    if len(options) != 1:
        return None
    for _, act, option in story.options():
        if option is options[0] and isinstance(act, Decision) and act.dilemma:
            worth = {id: story.worth(act, other) or 0 for id, other in act.options.items()}
            rest = [
                other for other in act.options.values() if other is not option and not other.flags
            ]
            return max(rest, key=lambda other: worth[other.id], default=None)
    return None


def _best(outlook: Outlook) -> Choice:
    """The way with nothing lost."""

    def choose(situation: Situation, moves: Moves) -> Move:
        scene = outlook.scenario.scenes[situation.scene]

        def rank(entry: tuple[Move, list[Option]]) -> tuple:
            move, options = entry
            after = outlook.expected(situation, move)
            now = NOTHING if scene.extra else credit_of(scene, options)
            flagged = sum(raises_flag(option, situation.values) for option in options)
            return after.flags + flagged, -(after.credit + outlook.weigh(now)), after.moves

        return min(moves, key=rank)[0]

    return choose


def _careless_officers() -> Iterator[tuple[str, list[tuple[int, Choice]]]]:
    yield "first", [(0, lambda situation, moves: moves[0][0])]
    for language in LANGUAGES:
        yield f"longest ({language})", [(0, _longest(language))]
    yield "random", [(seed, _at_random(seed)) for seed in range(RANDOM_RUNS)]


def _longest(language: str) -> Choice:
    def choose(situation: Situation, moves: Moves) -> Move:
        return max(moves, key=lambda entry: sum(len(o.text.speak(language)) for o in entry[1]))[0]

    return choose


def _at_random(seed: int) -> Choice:
    chance = Random(seed)
    return lambda situation, moves: chance.choice(moves)[0]


def _played(
    scenario: Scenario, outlook: Outlook, choose: Choice, seed: int = 0
) -> tuple[list[list[Option]], Score]:
    """The options taken, move by move, and what they were worth."""
    temperaments, truths = max(len(scenario.temperaments), 1), max(len(scenario.truths), 1)
    start = Start(seed, seed % temperaments, seed % truths)
    line, taken, situation = [], [], play.begin(scenario, start)
    while not play.has_ended(scenario, situation) and len(line) < MOST_MOVES:
        moves = list(moves_open(scenario.scenes[situation.scene], situation))
        line.append(choose(situation, moves))
        taken.append(next(options for move, options in moves if move == line[-1]))
        situation, _ = play.after(scenario, situation, line[-1])
    return taken, scoring.score(scenario, start, line, outlook)
