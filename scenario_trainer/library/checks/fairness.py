"""Does the score reward thought? Careless officers are sent through the story and scored.

Always the first, always the longest, and chance must stay under `CARELESS`; the
best way must show every competency; and there must be a second way, different in
a dilemma, that is good too.
"""

from collections.abc import Callable, Iterator
from itertools import product
from random import Random

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import NOTHING, raises_flag
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.play import Move, Situation, Start
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score import scoring
from scenario_trainer.engine.score.scoring import Score
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library.checks import officers
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.kinds.tastes import Taste, worth_asking, worth_of
from scenario_trainer.text import LANGUAGES

CARELESS, GOOD, FULL = 55, 85, 100
RUNS = 12
MOST_MOVES = 200
QUICK = 300  # steps of looking ahead for careless play, which need not be told to the point

FIRST_DRAWN = Start(0)

Choose = Callable[[Situation], Move]


def fairness(story: Story) -> Iterator[Finding]:
    """All three checks; only for a story that can be played to its end."""
    yield from careless(story, Outlook(story.scenario, most_steps=QUICK))
    yield from good_ways(story, Outlook(story.scenario))


def careless(story: Story, outlook: Outlook) -> Iterator[Finding]:
    """Who does not read does not pass."""
    for name, sent in _careless_officers(story.scenario):
        if (mean := _mean(outlook, sent)) >= CARELESS:
            yield story.finding("SCN436", "scenes", what=name, total=mean, most=CARELESS)


def _mean(outlook: Outlook, sent: list[tuple[Start, Taste]]) -> int:
    """The mean of the totals, or what it is at most as soon as that is not enough to pass."""
    whole = FULL * len(sent)
    for start, taste in sent:
        whole -= FULL - _played(outlook, _by(taste, outlook), start)[1].figures.total
        if whole // len(sent) < CARELESS:
            break
    return whole // len(sent)


def _careless_officers(scenario: Scenario) -> Iterator[tuple[str, list[tuple[Start, Taste]]]]:
    """What each kind is called, and those who are sent: together they meet whatever is drawn."""
    temperaments, truths = max(len(scenario.temperaments), 1), max(len(scenario.truths), 1)
    draws = list(product(range(temperaments), range(truths)))
    starts = [Start(seed, *draws[seed % len(draws)]) for seed in range(RUNS)]
    once = [Start(n, n % temperaments, n % truths) for n in range(max(temperaments, truths))]
    yield "first", [(start, officers.FIRST) for start in once]
    for language in LANGUAGES:
        yield f"longest ({language})", [(start, officers.longest(language)) for start in once]
    yield "random", [(start, officers.at_random(Random(start.seed))) for start in starts]


def _by(taste: Taste, outlook: Outlook) -> Choose:
    return lambda situation: officers.move_by(taste, outlook.scenario, situation)


def good_ways(story: Story, outlook: Outlook) -> Iterator[Finding]:
    """The best way shows every competency, and in some dilemma the other side is good too.

    A bank of files has no dilemmas, so there is no other side in it.
    """
    best, score = _played(outlook, _best(outlook))
    for row in score.figures.competencies:
        if row.weight and (row.points or 0) < GOOD:
            yield story.finding("SCN437", f"weights.{row.code}", what=row.code)
    if story.is_bank:  # no dilemmas there
        return
    if story.is_bank:
        return
    others = [place for place, options in enumerate(best) if _other(story, options) is not None]
    if not any(_other_way(story, outlook, place) >= GOOD for place in others):
        yield story.finding("SCN438", "scenes", least=GOOD)


def _other_way(story: Story, outlook: Outlook, place: int) -> int:
    """The total of the best way on which the other side of the dilemma at *place* is taken."""
    best, turn = _best(outlook), iter(range(MOST_MOVES))

    def choose(situation: Situation) -> Move:
        first = best(situation)
        if next(turn) != place:
            return first
        moves = _moves(outlook, situation)
        taken = next(options for move, options in moves if move == first)
        other = _other(story, taken)
        return next((move for move, options in moves if options == [other]), first)

    return _played(outlook, choose)[1].figures.total


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


def _best(outlook: Outlook) -> Choose:
    """The way with nothing lost."""

    def choose(situation: Situation) -> Move:
        scene, goal = outlook.scenario.scenes[situation.scene], outlook.best(situation)

        def rank(entry: tuple[Move, list[Option]]) -> tuple:
            move, options = entry
            after = outlook.expected(situation, move)
            now = kind_of(scene.act).earned(
                scene.act, move, options, situation.values, assessment=False
            )
            now = NOTHING if scene.extra else now
            flagged = sum(raises_flag(option, situation.values) for option in options)
            moves = after.moves + (move.kind != "ask")
            return after.flags + flagged, -(after.credit + outlook.weigh(now)), moves

        entries, good_enough = _moves(outlook, situation), (goal.flags, -goal.credit, goal.moves)
        likely = sorted(entries, key=_promise, reverse=True)
        found = next((entry for entry in likely if rank(entry) <= good_enough), None)
        return (found or min(entries, key=rank))[0]

    return choose


def _promise(entry: tuple[Move, list[Option]]) -> int:
    """Where to look first: at what earns most by itself."""
    move, options = entry
    worth = worth_asking if move.kind == "ask" else worth_of
    return sum(map(worth, options))


def _moves(outlook: Outlook, situation: Situation) -> list[tuple[Move, list[Option]]]:
    return list(moves_open(outlook.scenario.scenes[situation.scene], situation))


def _played(
    outlook: Outlook, choose: Choose, start: Start = FIRST_DRAWN
) -> tuple[list[list[Option]], Score]:
    """The options taken, move by move, and what they were worth."""
    scenario = outlook.scenario
    line, taken, situation = [], [], play.begin(scenario, start)
    while not play.has_ended(scenario, situation) and len(line) < MOST_MOVES:
        move = choose(situation)
        line.append(move)
        taken.append(scoring.options_of(scenario.scenes[situation.scene].act, move))
        situation, _ = play.after(scenario, situation, move)
    return taken, scoring.score(scenario, start, line, outlook)
