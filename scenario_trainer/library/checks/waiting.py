"""What there is to be met in a story: each condition, where it stands, and whether it ever held."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.order import Order, orders
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Happened, Situation
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.kinds import in_file

OPTION, WORDS = "SCN440", "SCN441"


class Met(NamedTuple):
    """One thing to be met: where it stands, what it is called, when it shows, what leads to it."""

    at: str
    code: str
    when: Condition | None = None
    by: tuple[str, ...] = ()  # options, as "scene.option"

    def holds(self, values: Values) -> bool:
        """Whether it shows now."""
        return self.when is None or bool(self.when.test(values))


@dataclass(slots=True)
class Waiting:
    """All that nobody has met yet; whatever is seen or heard is struck off."""

    endings: set[str]
    seen: dict[str, list[Met]]  # scene -> what shows there
    said: dict[int, Met]  # the line's identity -> its words
    set_going: dict[str, Met]  # the purpose of a later effect -> it
    orders: set[str]  # scenes in which no order made a difference yet
    ordered: set[str] = field(default_factory=set)  # such scenes as were reached at all
    wanted: Counter[str] = field(default_factory=Counter)  # option -> how much it may still show

    def is_empty(self) -> bool:
        """Whether everything was met."""
        return not (self.endings or self.said or self.set_going or self.orders or self.seen)

    def left(self) -> Iterator[Met]:
        """What nobody met, but for endings and orders."""
        for mets in (*self.seen.values(), self.said.values(), self.set_going.values()):
            yield from mets

    def see(self, scenario: Scenario, situation: Situation) -> None:
        """Somebody stands in this situation."""
        scene, values = situation.scene, situation.values
        self.endings.discard(scene)
        if scene in self.seen:
            left = [met for met in self.seen.pop(scene) if not met.holds(values)]
            self.seen |= {scene: left} if left else {}
        if scene in self.orders:
            order = scenario.scenes[scene].act
            self.ordered.add(scene)
            if len(orders(order, values[order.clock])) > 1:
                self.orders.discard(scene)

    def hear(self, events: tuple[Happened, ...], settled: Values) -> None:
        """Words are read once all that the move changed has settled."""
        for event in events:
            if event.kind == "later":
                self._strike(self.set_going.pop(event.what.purpose, None))
            for line in _lines_of(event):
                met = self.said.get(id(line))
                if met is not None and met.holds(event.values or settled):
                    self._strike(self.said.pop(id(line)))

    def _strike(self, met: Met | None) -> None:
        for option in met.by if met else ():
            self.wanted[option] -= 1


def _lines_of(event: Happened) -> tuple[Line, ...]:
    match event.kind:
        case "took":
            return event.what.reply
        case "event":
            return event.what.lines
        case "told":
            return event.what
    return ()


def waiting_in(story: Story) -> Waiting:
    """Everything there is to be met in a story."""
    said = {id(line): met for line, met in _said(story)}
    set_going = dict(_set_going(story))
    acts = {id: scene.act for id, scene in story.scenario.scenes.items()}
    wanted = Counter(option for met in (*said.values(), *set_going.values()) for option in met.by)
    return Waiting(
        endings=set(story.scenario.endings),
        seen={id: mets for id in acts if (mets := [*_told(story, id), *_offered(story, id)])},
        said=said,
        set_going=set_going,
        orders={id for id, act in acts.items() if isinstance(act, Order)},
        wanted=wanted,
    )


def _told(story: Story, id: str) -> Iterator[Met]:
    """Conditional narration and lines of a scene that waits for a move."""
    scene = story.scenario.scenes[id]
    for part in ("narration", "lines"):
        for n, each in enumerate(getattr(scene, part)):
            if each.when is not None:
                yield Met(f"scenes.{id}.{part}.{n}", WORDS, each.when)


def _offered(story: Story, id: str) -> Iterator[Met]:
    """What is only offered, or asked back, under a condition."""
    act = story.scenario.scenes[id].act
    for at, option in story.options_in(id):
        if option.offered and option.when is not None:
            when = in_file(act).offered_when(act, option.id, option.when)
            yield Met(at, OPTION, when)
    for shown in in_file(act).shown(act):
        code = OPTION if shown.offered else WORDS
        yield Met(f"scenes.{id}.{kind_of(act).key}.{shown.at}", code, shown.when)


def _said(story: Story) -> Iterator[tuple[Line, Met]]:
    """Conditional words of replies, running accounts, tasks and events."""
    for place, lines, by in _spoken(story):
        for n, line in enumerate(lines):
            if line.when is not None:
                yield line, Met(f"{place}.{n}", WORDS, line.when, by)


def _spoken(story: Story) -> Iterator[tuple[str, tuple[Line, ...], tuple[str, ...]]]:
    for id, scene in story.scenario.scenes.items():
        for at, option in story.options_in(id):
            if option.offered:
                yield f"{at}.reply", option.reply, (f"{id}.{option.id}",)
        for said in in_file(scene.act).said(scene.act):
            at = f"scenes.{id}.{kind_of(scene.act).key}.{said.at}"
            yield at, said.lines, tuple(f"{id}.{option}" for option in said.by)


def _set_going(story: Story) -> Iterator[tuple[str, Met]]:
    """Later effects: each should come at some time."""
    for id in story.scenario.scenes:
        for at, option in story.options_in(id):
            for n, later in enumerate(option.later):
                yield later.purpose, Met(f"{at}.later.{n}", WORDS, by=(f"{id}.{option.id}",))
