"""Does the score reward thought? Careless officers are sent through the story and scored.

Always the first, always the longest, and chance must stay under `CARELESS`; the
best way must show every competency; and there must be a second way, different in
a dilemma, that is good too. Whoever leaves every talk, or asks there only what is to
be avoided, does not pass either, however well they decide everything else.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from random import Random
from typing import NamedTuple

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import NOTHING, raises_flag
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.questions import GROUP_OF
from scenario_trainer.engine.kinds.talk import Talk, questions_open, type_of
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score import scoring
from scenario_trainer.engine.score.figures import most_of
from scenario_trainer.engine.score.totals import figures
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Situation, Start
from scenario_trainer.library.checks import officers
from scenario_trainer.library.checks.officers import move_by
from scenario_trainer.library.checks.story import Found, Story
from scenario_trainer.library.kinds.tastes import Taste, worth_asking, worth_of
from scenario_trainer.text import LANGUAGES

CARELESS, GOOD = 55, 85
RUNS = 12
TALKS = 2  # plays of each who does not ask: what they come to differs by few points
MOST_MOVES = 200

FIRST_DRAWN = Start(0)

Choose = Callable[[Situation], Move]
Asks = Callable[[Talk, Situation, Random], Move]


class Sent(NamedTuple):
    """Careless officers of one kind: what it is called, and the way that each of them took."""

    name: str
    ways: tuple[tuple[Start, tuple[Move, ...]], ...]


def careless(outlook: Outlook, sent: Iterable[Sent]) -> Iterator[Found]:
    """Who does not read does not pass."""
    for kind in sent:
        if (mean := _mean(outlook, kind)) >= CARELESS:
            yield Found("SCN436", "scenes", {"what": kind.name, "total": mean, "most": CARELESS})


def _mean(outlook: Outlook, sent: Sent) -> int:
    """The mean of the totals, or what it is at most as soon as that is not enough to pass.

    What flags and slips cap is known at once; only where that is not enough is a way
    scored, first the one that may have earned most.
    """
    scenario = outlook.scenario
    caps = [most_of(play.story(scenario, start, line)) for start, line in sent.ways]
    whole = sum(caps)
    for cap, (start, line) in sorted(zip(caps, sent.ways, strict=True), reverse=True):
        if whole // len(caps) < CARELESS:
            break
        whole -= cap - figures(scenario, start, line, outlook).total
    return whole // len(caps)


def sent_blindly(scenario: Scenario) -> tuple[Sent, ...]:
    """Who takes what comes first, and who takes anything: they see no words."""
    draws = list(product(range(_temperaments(scenario)), range(_truths(scenario))))
    starts = [Start(seed, *draws[seed % len(draws)]) for seed in range(RUNS)]
    anything = [(start, officers.at_random(Random(start.seed))) for start in starts]
    first = [(start, officers.FIRST) for start in _once(scenario)]
    return _sent(scenario, "first", first), _sent(scenario, "random", anything)


def sent_by_length(scenario: Scenario) -> tuple[Sent, ...]:
    """Who takes what has the most words, in each language."""
    return tuple(
        _sent(
            scenario,
            f"longest ({language})",
            [(start, officers.longest(language)) for start in _once(scenario)],
        )
        for language in LANGUAGES
    )


def _once(scenario: Scenario) -> list[Start]:
    """Starts that together meet whatever is drawn."""
    temperaments, truths = _temperaments(scenario), _truths(scenario)
    return [Start(n, n % temperaments, n % truths) for n in range(max(temperaments, truths))]


def _temperaments(scenario: Scenario) -> int:
    return max(len(scenario.temperaments), 1)


def _truths(scenario: Scenario) -> int:
    return max(len(scenario.truths), 1)


def _sent(scenario: Scenario, name: str, officers: Iterable[tuple[Start, Taste]]) -> Sent:
    return Sent(name, tuple((start, _line_of(scenario, start, taste)) for start, taste in officers))


def _line_of(scenario: Scenario, start: Start, taste: Taste) -> tuple[Move, ...]:
    line, _ = _played(scenario, lambda situation: move_by(taste, scenario, situation), start)
    return tuple(line)


def talks_count(outlook: Outlook) -> Iterator[Found]:
    """Who does not ask, or asks only what is to be avoided, does not pass by deciding well."""
    scenario = outlook.scenario
    if not any(isinstance(scene.act, Talk) for scene in scenario.scenes.values()):
        return
    starts = _once(scenario)[:TALKS]
    total = max(
        sum(total_of_talker(outlook, start, asks) for start in starts) // len(starts)
        for asks in TALKERS
    )
    if total >= CARELESS:
        yield Found("SCN454", "scenes", {"total": total, "most": CARELESS})


def total_of_talker(outlook: Outlook, start: Start, asks: Asks) -> int:
    """What an officer comes to who asks like that and decides everything else in the best way."""
    best, scenes, chance = _best(outlook), outlook.scenario.scenes, Random(start.seed)

    def choose(situation: Situation) -> Move:
        act = scenes[situation.scene].act
        return asks(act, situation, chance) if isinstance(act, Talk) else best(situation)

    line, _ = _played(outlook.scenario, choose, start)
    return figures(outlook.scenario, start, line, outlook).total


def leaves_at_once(act: Talk, situation: Situation, chance: Random) -> Move:
    """No question at all."""
    return Move("leave")


def asks_what_is_to_be_avoided(act: Talk, situation: Situation, chance: Random) -> Move:
    """Any question that is to be avoided, as long as there is one."""
    asked = questions_open(act, situation.values)
    bad = [option.id for option in asked if GROUP_OF[type_of(option)] == "avoid"]
    return Move("ask", option=chance.choice(bad)) if bad else Move("leave")


TALKERS: tuple[Asks, ...] = (leaves_at_once, asks_what_is_to_be_avoided)


def good_ways(story: Story, outlook: Outlook) -> Iterator[Found]:
    """The best way shows every competency, and in some dilemma the other side is good too.

    A bank of files has no dilemmas, so there is no other side in it.
    """
    scenario = outlook.scenario
    line, best = _played(scenario, _best(outlook))
    for row in figures(scenario, FIRST_DRAWN, line, outlook).competencies:
        if row.weight and (row.points or 0) < GOOD:
            yield Found("SCN437", f"weights.{row.code}", {"what": row.code})
    if story.is_bank:  # no dilemmas there
        return
    others = [place for place, options in enumerate(best) if _other(story, options) is not None]
    if not any(_other_way(story, outlook, place) >= GOOD for place in others):
        yield Found("SCN438", "scenes", {"least": GOOD})


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

    line, _ = _played(outlook.scenario, choose)
    return figures(outlook.scenario, FIRST_DRAWN, line, outlook).total


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
    scenario: Scenario, choose: Choose, start: Start = FIRST_DRAWN
) -> tuple[list[Move], list[list[Option]]]:
    """The moves made to the end, and the options that each of them took."""
    line, taken, situation = [], [], play.begin(scenario, start)
    while not play.has_ended(scenario, situation) and len(line) < MOST_MOVES:
        move = choose(situation)
        line.append(move)
        taken.append(scoring.options_of(scenario.scenes[situation.scene].act, move))
        situation, _ = play.after(scenario, situation, move)
    return line, taken
