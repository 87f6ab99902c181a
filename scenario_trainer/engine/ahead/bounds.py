"""The most that can lie ahead: never less than what does, and cheap to say.

The outlook does not follow a move when even this could not beat the best way it
has. Conditions are read generously: whatever might be open, known or avoided, is.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from scenario_trainer.engine.ahead.liveness import Liveness
from scenario_trainer.engine.ahead.rings import Ring, Rings
from scenario_trainer.engine.ahead.worth import Worth
from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.credit import FULL, Number
from scenario_trainer.engine.kinds.questions import GROUP_OF
from scenario_trainer.engine.kinds.talk import Talk, Topic, is_met, points_left, type_of, worth
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import BACK, END, Scenario, Scene
from scenario_trainer.engine.story.values import KNOWN, SUGGESTED, Op, Values
from scenario_trainer.engine.turn.moves import Move, Situation

ENDLESS = 10**15  # credit no scenario reaches: "no bound known"


class Bound(NamedTuple):
    """Never less credit and never more moves than what really lies ahead."""

    credit: Number
    moves: int


class Bounds:
    """Bounds for one scenario, each worked out once."""

    def __init__(self, scenario: Scenario, live: Liveness, worth: Worth) -> None:
        self.scenario, self.live, self.worth = scenario, live, worth
        self.rings = Rings(scenario)
        self._of: dict[str, Bound] = {}
        self._most_in = lru_cache(maxsize=None)(self._work_out_most_in)
        self._talks: dict[str, _Talk] = {}
        self._harvest = lru_cache(maxsize=None)(self._work_out_harvest)
        self._all_facts = worth.of_facts(1, 0, 1)
        self._interrupts = sum(
            self.of(interrupt.goes).credit - self._all_facts for interrupt in scenario.interrupts
        )

    def ahead(self, situation: Situation) -> Number:
        """The most credit from a situation on."""
        passed = self.rings.passed(self.rings.of(situation.scene), situation.values)
        bound = self._without(situation.scene, passed - {situation.scene}).credit
        return bound + self._interrupts + self._facts_ahead(situation) - self._all_facts

    def of_moves(
        self, scene: Scene[Any], situation: Situation, moves: Iterable[tuple[Move, list[Option]]]
    ) -> list[Bound]:
        """For each move open in the scene, the most it and all behind it can be."""
        beyond: dict[str, Bound] = {}
        known: dict[tuple[object, ...], int] = {}
        found = []
        for move, options in moves:
            goes = options[0].goes if kind_of(scene.act).branches else scene.goes
            if goes not in beyond:
                beyond[goes] = self._beyond(scene, goes, situation)
            here: Number
            if move.kind == "ask":
                here = self._talk(scene).most(options[0], situation.values, known)
            else:
                here = self.worth.of_move(scene, move, options, situation.values)[1]
            still = move.kind == "write"  # to be looked at with the checklist
            found.append(Bound(here + beyond[goes].credit, beyond[goes].moves + 1 + still))
        return found

    def _beyond(self, scene: Scene[Any], goes: str, situation: Situation) -> Bound:
        """The most that can come where a scene leads, the facts among it."""
        back = goes == BACK
        goes = situation.back or END if back else goes
        passed = self.rings.passed(self.rings.of(goes), situation.values)
        ahead = self._without(goes, passed - ({goes} if back else set()) | {scene.id})
        facts = self._facts_ahead(situation) - self._all_facts
        return ahead._replace(credit=ahead.credit + facts + self._interrupts)

    def of(self, target: str) -> Bound:
        """The most credit and the fewest moves from *target* on, whatever the conditions say."""
        if target in (END, BACK) or target in self.scenario.endings:
            return Bound(self._all_facts, 0)
        if target not in self._of:
            ring = self.rings.of(target)
            found = self._of_ring(ring) if ring else self._work_out(self.scenario.scenes[target])
            self._of[target] = found
        return self._of[target]

    def _of_ring(self, ring: Ring) -> Bound:
        """Each scene of the ring once, then the best way out of it."""
        exits = [self.of(target) for target in self.rings.exits(ring)]
        if not exits:
            return Bound(ENDLESS, 0)
        whole = sum(self._most_in(name) for name in ring)
        return Bound(whole + max(way.credit for way in exits), min(way.moves for way in exits))

    def _without(self, target: str, passed: Ring) -> Bound:
        """From *target* on, without what the scenes of its ring that were passed could earn."""
        bound, ring = self.of(target), self.rings.of(target)
        return bound._replace(credit=bound.credit - sum(map(self._most_in, ring & passed)))

    def _work_out_most_in(self, name: str) -> Number:
        """The most one scene can earn by itself."""
        scene = self.scenario.scenes[name]
        kind = kind_of(scene.act)
        if kind.choices is None:
            return 0 if scene.extra else self.worth.weigh(kind.most(scene.act))
        choices = kind.choices(scene.act)
        return max((self.worth.of_options(scene, options)[1] for options in choices), default=0)

    def _work_out(self, scene: Scene[Any]) -> Bound:
        ways = list(self._ways(scene))
        if not ways:
            return Bound(ENDLESS, 0)
        return Bound(max(way.credit for way in ways), min(way.moves for way in ways))

    def _ways(self, scene: Scene[Any]) -> Iterator[Bound]:
        """By each choice, or else by each way out; what goes on by itself takes no move."""
        kind = kind_of(scene.act)
        if kind.choices is None:
            whole = self._most_in(scene.id)
            for by, goes in kind.exits(scene, scene.act):
                chosen = kind.waits and by is not None
                ahead = self.of(goes)
                yield Bound(whole + ahead.credit, ahead.moves + (chosen or kind.onward is None))
            return
        for options in kind.choices(scene.act):
            yield self._step(scene, options, options[0].goes if kind.branches else scene.goes)

    def _step(self, scene: Scene[Any], options: list[Option], goes: str) -> Bound:
        ahead = self.of(goes)
        return Bound(self.worth.of_options(scene, options)[1] + ahead.credit, ahead.moves + 1)

    def _talk(self, scene: Scene[Any]) -> "_Talk":
        if scene.id not in self._talks:
            self._talks[scene.id] = _Talk(scene, self.scenario.weights)
        return self._talks[scene.id]

    def facts_at_stake(self, situation: Situation) -> Number:
        """What the facts can still bring, above what those already known are worth."""
        held = list(self._held(situation.values).values())
        now = self.worth.of_facts(held.count(KNOWN), held.count(SUGGESTED), len(held))
        return self._facts_ahead(situation) - now

    def _held(self, values: Values) -> dict[int, int]:
        """How it stands with every fact that counts in this draw."""
        facts = self.scenario.outcome.facts if self.scenario.outcome else ()
        return {slot: values[slot] for slot, when in facts if when is None or when.test(values)}

    def _facts_ahead(self, situation: Situation) -> Number:
        """The most the facts can be worth at the ending."""
        values = situation.values
        held = self._held(values)
        harvest = self._harvest(situation.scene, situation.back)
        missing = {slot for slot, value in held.items() if value != KNOWN} & harvest.learnable
        gain = len(missing)
        for talk in harvest.talks:
            only_here = len(missing & talk.facts)
            left = (talk.act.most - values[talk.act.asked]) * talk.at_once
            gain -= max(only_here - max(left, 0), 0)
        all = list(held.values())
        led = all.count(SUGGESTED)
        return self.worth.of_facts(all.count(KNOWN) + gain, max(led - gain, 0), len(all))

    def _work_out_harvest(self, scene: str, back: str | None) -> "_Harvest":
        outcome, ahead = self.scenario.outcome, self.live.ahead(scene, back)
        counted = {slot for slot, _ in outcome.facts} if outcome else set()
        talks_of = {
            name: act for name in ahead if isinstance(act := self.scenario.scenes[name].act, Talk)
        }
        told = {
            name: [_tells(option) for option in act.options.values()]
            for name, act in talks_of.items()
        }
        talks = []
        for name, act in talks_of.items():
            elsewhere = self.live.learnable(frozenset(ahead - {name}))
            only_here = (set().union(*told[name]) & counted) - elsewhere
            at_once = max((len(facts & only_here) for facts in told[name]), default=0)
            talks.append(_OnlyHere(act, frozenset(only_here), at_once))
        return _Harvest(self.live.learnable(frozenset(ahead)) & counted, tuple(talks))


def _tells(option: Option) -> set[int]:
    """The facts one question can make known at once."""
    changes = (*option.changes, *(option.chance.changes if option.chance else ()))
    learned = {e.slot for block in changes for e in block.effects[0] if e.op == Op.LEARN}
    return learned | {slot for slot, _ in option.opens}


class _OnlyHere(NamedTuple):
    """Facts that only the questions of one talk tell, and how many one question can tell."""

    act: Talk
    facts: frozenset[int]
    at_once: int


class _Harvest(NamedTuple):
    """What can still become known from a scene on."""

    learnable: frozenset[int]
    talks: tuple[_OnlyHere, ...]


class _Talk:
    """What a talk can still earn, with all that does not change worked out before."""

    def __init__(self, scene: Scene[Any], weights: Mapping[str, int]) -> None:
        self.act: Talk = scene.act
        self.topics = list(self.act.topics.values())
        self.codes = {} if scene.extra else self._weights(weights)
        self.tops = {
            code: {topic.id: _top(self.act, topic, code) for topic in self.topics}
            for code in self.codes
        }
        self.musts = {
            topic.id: FULL * sum(weights.get(code, 0) * each for code, each in topic.must.items())
            for topic in self.topics
            if topic.must and not scene.extra
        }

    def _weights(self, weights: Mapping[str, int]) -> dict[str, int]:
        """What a point weighs: competencies in which questions earn the same stand together."""
        together: dict[int, tuple[str, int]] = {}
        for code, each in self.act.assesses.items():
            slot = self.topics[0].best[code]
            first, weight = together.get(slot, (code, 0))
            together[slot] = (first, weight + weights.get(code, 0) * each)
        return {code: weight for code, weight in together.values() if weight}

    def most(self, question: Option, values: Values, known: dict[tuple[object, ...], int]) -> int:
        """The most once this question is asked and all that may follow are the best on their topic.

        Questions that are worth the same on the same topic come to the same; *known* holds them.
        """
        type, topic = type_of(question), self.act.topics[question.topic or ""]
        avoid = GROUP_OF[type] == "avoid"
        here = [worth(question, type, code) for code in self.codes]
        key = (topic.id, avoid, *here)
        if key not in known:
            more = max(self.act.most - values[self.act.asked] - 1, 0)
            known[key] = self._musts_kept(topic.id, avoid, values, more) + sum(
                weight * self._points(topic, code, each, values, more, avoid=avoid)
                for (code, weight), each in zip(self.codes.items(), here, strict=True)
            )
        return known[key]

    def _points(
        self, asked: Topic, code: str, here: int, values: Values, more: int, *, avoid: bool
    ) -> int:
        """The most points in one competency, with *more* questions after the one asked."""
        tops = self.tops[code]
        earned = 0
        gains: list[int] = []
        for topic in self.topics:
            has, top = values[topic.best[code]], tops[topic.id]
            if topic.tells:
                left = topic.parts - values[topic.asked]
                if topic is asked and left > 0:
                    has, left = has + here, left - 1
                gains += [top] * left
            else:
                if topic is asked and here > has:
                    has = here
                if top > has:
                    gains.append(top - has)
            earned += has
        if len(gains) > more:
            gains.sort(reverse=True)
            del gains[more:]
        return points_left(self.act, earned + sum(gains), values, more=avoid)

    def _musts_kept(self, asked: str, avoid: bool, values: Values, more: int) -> int:
        """The topics not to be missed that were asked well, and as many more as can be."""
        kept = 0
        missed: list[int] = []
        for topic, weight in self.musts.items():
            if is_met(self.act.topics[topic], values) or topic == asked and not avoid:
                kept += weight
            else:
                missed.append(weight)
        missed.sort(reverse=True)
        return kept + sum(missed[:more])


def _top(act: Talk, topic: Topic, code: str) -> int:
    """The most one question on a topic can be worth in a competency."""
    options = [act.options[id] for id in topic.options]
    return max(worth(option, type_of(option), code) for option in options)
