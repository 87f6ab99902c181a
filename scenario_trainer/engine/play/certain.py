"""Moves without a doubt: what a certain option does, compiled once into a flat program.

Many an option leads to the same scene whatever the numbers are, draws nothing, tells
nothing and sets nothing going. Whether anything else stirs (a deadline, an interrupt, what
was set going before) is seen by looking at the numbers: where nothing does, they shift, the
scene changes, and that is all. `play.after` runs such a program in a fifth of the time of
a whole `Turn`.

A turn decides everything else, and this too wherever something stirs, so the order in
which things happen is told there alone. What we gave up: two ways lead through a move,
and a law over random scenarios has to hold them together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.kind import offered_in, options_in
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import KNOWN, TEMPERAMENT, Changes, Effect, Op, Values
from scenario_trainer.engine.turn.moves import Happened, Situation

Shift = tuple[int, int, int, int]  # slot, what is added, the least and the most it then is
Shifts = tuple[tuple[Shift, ...], ...]  # for each temperament
Test = Callable[[Sequence[int]], object]
# The kind of move, whether it is offered, what shifts, what then stirs, what shifts on
# arriving, where it leads, what happened. A plain tuple: named ones unpack at half the speed.
Program = tuple[
    str, Test | None, Shifts, tuple[Test, ...], Shifts | None, str, tuple[Happened, ...]
]
Offer = Callable[[Values], Sequence[Option]]


def programs_of(scenario: Scenario, name: str) -> Mapping[str | None, Program]:
    """The programs of a scene's certain options."""
    scene = scenario.scenes.get(name)
    if scene is None:
        return {}
    follows = kind_of(scene.act).follows
    if follows is None:
        return {}
    programs = {
        id: _program(scenario, name, follows, option)
        for id, option in options_in(scene.act).items()
    }
    return {id: program for id, program in programs.items() if program is not None}


def _program(scenario: Scenario, name: str, follows: str, option: Option) -> Program | None:
    goes = scenario.scenes.get(option.goes)
    if goes is None or kind_of(goes.act).onward is not None or not _is_certain(option):
        return None
    arrives = () if option.goes == name else goes.arrives
    changes = option.changes + arrives
    if any(block.when is not None for block in changes) or not all(map(_is_shift, _of(changes))):
        return None
    return (
        follows,
        None if option.when is None else option.when.test,
        _shifts(scenario, option.changes, option.took),
        tuple(_stirring(scenario, changes)),
        _shifts(scenario, arrives, goes.visited) if arrives or goes.visited >= 0 else None,
        option.goes,
        (Happened("took", option),),
    )


def _is_certain(option: Option) -> bool:
    """Whether nothing is drawn, made known, set going or raised."""
    return option.offered and not (option.chance or option.opens or option.later or option.flags)


def _is_shift(effect: Effect) -> bool:
    return effect.op in (Op.ADD, Op.SET, Op.RAISE)


def _of(changes: Changes) -> Iterator[Effect]:
    """All effects, whatever temperament was drawn."""
    return chain.from_iterable(row for block in changes for row in block.effects)


def _shifts(scenario: Scenario, changes: Changes, mark: int) -> Shifts:
    """The changes for each temperament, after them the slot that remembers them, if there is one."""
    marked: tuple[Shift, ...] = ((mark, 0, 1, 1),) if mark >= 0 else ()
    return tuple(
        (*(_shift(effect) for block in changes for effect in block.effects[drawn]), *marked)
        for drawn in range(max(len(scenario.temperaments), 1))
    )


def _shift(effect: Effect) -> Shift:
    """Setting is adding nothing between equal bounds; raising has only a lower one."""
    slot, amount = effect.slot, effect.amount
    if effect.op == Op.ADD:
        return slot, amount, 0, effect.high
    return slot, 0, amount, amount if effect.op == Op.SET else max(amount, effect.high)


def _stirring(scenario: Scenario, changes: Changes) -> Iterator[Test]:
    """All that may come of itself once the numbers have shifted."""
    yield from {_is_capped(*at) for at in {(e.cap, e.high) for e in _of(changes) if e.cap >= 0}}
    yield from (itemgetter(later.armed) for later in scenario.later)
    for deadline in scenario.deadlines:
        yield _is_due(deadline.counter, deadline.at, deadline.fired)
    for slot, when in scenario.volunteered:
        yield _is_told(slot, None if when is None else when.test)
    for interrupt in scenario.interrupts:
        yield _breaks_in(interrupt.fired, interrupt.when.test)


def _is_capped(cap: int, high: int) -> Test:
    """Whether a gauge may not go as high as it could."""
    return lambda values: values[cap] < high


def _is_due(counter: int, at: int, fired: int) -> Test:
    return lambda values: values[counter] >= at and not values[fired]


def _is_told(slot: int, test: Test | None) -> Test:
    return lambda values: values[slot] != KNOWN and (test is None or test(values))


def _breaks_in(fired: int, test: Test) -> Test:
    return lambda values: not values[fired] and test(values)


def arrived(
    situation: Situation, program: Program, values: list[int]
) -> tuple[Situation, tuple[Happened, ...]] | None:
    """The end of a program whose arrival shifts numbers too; None where something stirs then."""
    _, _, _, stirring, arriving, goes, events = program
    assert arriving is not None
    settled = tuple(values)
    for slot, added, least, most in arriving[settled[TEMPERAMENT]]:
        values[slot] = min(max(values[slot] + added, least), most)
    if any(stirs(values) for stirs in stirring):
        return None
    _, _, turn, seed, back = situation
    following = Situation(goes, tuple(values), turn + 1, seed, back)
    if following.values == settled:
        return following, events
    return following, (*events, Happened("settled", None, settled))


def offer_in(scenario: Scenario, name: str) -> Offer:
    """What a scene offers: a row made beforehand where no more than one test decides."""
    act = scenario.scenes[name].act
    kind = kind_of(act)
    if kind.options_open is not offered_in:
        return lambda values: kind.options_open(act, values)
    options = [option for option in options_in(act).values() if option.offered]
    tested = [option.when.test for option in options if option.when is not None]
    whole, rest = tuple(options), tuple(option for option in options if option.when is None)
    if not tested:
        return lambda values: whole
    if len(tested) > 1:
        return lambda values: offered_in(act, values)
    test = tested[0]
    return lambda values: whole if test(values) else rest
