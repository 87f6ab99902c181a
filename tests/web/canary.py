"""Every text of a scenario replaced by its own id, so that each page says what it gives away.

What may be shown before the debrief, and when, stands in one table: a row for each
kind of text, named for where the text stands in a scenario. Whether it is so now is
worked out from what the officer did, by the engine and by nothing of the pages.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from scenario_trainer.engine.kinds.gaps import Gaps, gap_open
from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.cast import Line, Passage
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.story.values import TEMPERAMENT, Values
from scenario_trainer.engine.turn.moves import Situation, Step, settled_in
from scenario_trainer.library import reader
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import guard
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.text import Text

OTHER = {"sq": "en", "en": "sq"}
MARK = re.compile("⟦([^⟦⟧]+)⟧")


@dataclass(frozen=True)
class Place:
    """Where a text stands: the parts it lies in, from the scenario down, each with its field."""

    text: Text
    within: tuple[tuple[object, str], ...]

    @property
    def line(self) -> Line | Passage | None:
        """The line or passage that it is the words of."""
        part = self.within[-1][0]
        return part if isinstance(part, Line | Passage) else None

    @property
    def owner(self) -> tuple[object, str]:
        """What it is said of, and as what: an option's reply, a scene's narration."""
        return self.within[-2 if self.line else -1]

    @property
    def part(self) -> object:
        return self.owner[0]

    @property
    def kind(self) -> str:
        part, field = self.owner
        return f"{type(part).__name__}.{field}"

    def is_of(self, part: object) -> bool:
        """Whether it stands anywhere below a part."""
        return any(each is part for each, _ in self.within)

    def holds(self, values: Values) -> bool:
        """Whether the condition of its line holds, where it has one."""
        when = self.line and self.line.when
        return when is None or bool(when.test(values))


@dataclass(frozen=True)
class Canary:
    """A scenario that tells ids instead of sentences in one language."""

    language: str
    source: bytes
    catalogues: Mapping[str, Mapping[str, str]]
    scenario: Scenario
    places: Mapping[str, Sequence[Place]]  # by the id of the text; shared items stand twice

    @property
    def names(self) -> frozenset[str]:
        """Names in the file that no page has a use for: they would tell where something leads."""
        scenario = self.scenario
        named = {*scenario.scenes, *scenario.endings, *scenario.facts, *scenario.majors}
        named |= {*scenario.states, *(draw.id for draw in _draws(scenario))}
        for scene in scenario.scenes.values():
            for part in ("options", "topics", "tasks", "items", "questions", "reasons"):
                named |= set(getattr(scene.act, part, ()))
        return frozenset(named)


def canary_of(folder: Path, language: str) -> Canary:
    """The scenario of a folder, telling ids in *language*."""
    written = f"\nlanguage: {OTHER[language]}\n".encode()
    source = re.sub(rb"\nlanguage: \w+\n", written, (folder / reader.FILE).read_bytes(), count=1)
    texts = builder.compose(guard.read(source, reader.FILE), {}).texts
    catalogues = {language: {id: f"⟦{id}⟧" for id in texts}}
    scenario = builder.build(source, catalogues)
    places: dict[str, list[Place]] = {}
    for place in places_in(scenario):
        for id in MARK.findall(place.text.speak(language)):
            places.setdefault(id, []).append(place)
    return Canary(language, source, catalogues, scenario, places)


def _draws(scenario: Scenario) -> Iterator:
    yield from scenario.temperaments
    yield from scenario.truths


def places_in(part: object, within: tuple[tuple[object, str], ...] = ()) -> Iterator[Place]:
    """Every text below a part."""
    if isinstance(part, Text):
        yield Place(part, within)
    elif is_dataclass(part):
        for field in fields(part):
            yield from places_in(getattr(part, field.name), (*within, (part, field.name)))
    elif isinstance(part, Mapping):
        for each in part.values():
            yield from places_in(each, within)
    elif isinstance(part, tuple | list):
        for each in part:
            yield from places_in(each, within)


@dataclass(frozen=True)
class Moment:
    """Where an attempt stands: all that the rules below ask about."""

    scenario: Scenario
    mode: str
    steps: Sequence[Step]
    situation: Situation
    been: frozenset[str]  # scenes ever come to, also those taken back
    hinted: bool
    submitted: bool

    @property
    def values(self) -> Values:
        return self.situation.values

    @property
    def scene(self) -> object:
        """The present scene or ending."""
        at = self.situation.scene
        return self.scenario.scenes.get(at) or self.scenario.endings[at]

    @property
    def has_ended(self) -> bool:
        return play.has_ended(self.scenario, self.situation)

    @property
    def may_be_explained(self) -> bool:
        """Whether the time of the debrief has come."""
        return self.has_ended and (self.mode != "assessment" or self.submitted)

    @property
    def last(self) -> Sequence:
        """What came of the last move that stands."""
        return self.steps[-1].events if self.steps else ()

    def came(self, part: object) -> bool:
        """Whether this very part happened in the last move."""
        return any(event.what is part and event.came for event in self.last)

    def took(self, option: Option) -> bool:
        """Whether the option was taken, now or earlier, in the line that stands."""
        return any(event.what is option for step in self.steps for event in step.events)

    def offers(self, option: Option) -> bool:
        """Whether it can be taken now."""
        return not self.has_ended and option in play.open_options(self.scenario, self.situation)

    def did_something_in(self, scene: Scene) -> bool:
        """Whether a move was made there, in the line that stands."""
        return any(step.before.scene == scene.id for step in self.steps)


def moment_of(scenario: Scenario, attempt: StoredAttempt, been: Iterable[str]) -> Moment:
    """The moment a stored attempt stands at."""
    steps = play.story(scenario, attempt.start, attempt.moves)
    situation = steps[-1].after if steps else play.begin(scenario, attempt.start)
    hinted = any(move.kind == "hint" for move in attempt.moves)
    submitted = attempt.submitted_at is not None
    return Moment(scenario, attempt.mode, steps, situation, frozenset(been), hinted, submitted)


# --- the rules: may it be shown at this moment? -------------------------------------

Rule = Callable[[Moment, Place], bool]


def always(moment: Moment, place: Place) -> bool:
    return True


def never(moment: Moment, place: Place) -> bool:
    return False


def here(moment: Moment, place: Place) -> bool:
    """In the scene it belongs to, where its own condition holds."""
    return place.is_of(moment.scene) and place.holds(moment.values)


def done(moment: Moment, place: Place) -> bool:
    """Where the officer is, or has made a move that they may go back to."""
    scene = place.within[1][0]
    return here(moment, place) or moment.did_something_in(scene)


def hint_asked(moment: Moment, place: Place) -> bool:
    return moment.mode == "coach" and moment.hinted and here(moment, place)


def offered(moment: Moment, place: Place) -> bool:
    """What can be chosen now, and what was chosen."""
    option = place.part
    return moment.took(option) or (place.is_of(moment.scene) and moment.offers(option))


def just_came(moment: Moment, place: Place) -> bool:
    """What the last move brought: by choice, by chance, in time."""
    heard = [event.values for event in moment.last if event.values]
    settled = settled_in(moment.last, moment.situation)
    return moment.came(place.part) and any(place.holds(each) for each in (*heard, settled))


def just_told(moment: Moment, place: Place) -> bool:
    """What a topic or a task brought, which comes as a bundle of lines."""
    return any(event.kind == "told" and place.line in event.what for event in moment.last)


def coached(moment: Moment, place: Place) -> bool:
    """The coach's line on what was just done."""
    return moment.mode == "coach" and moment.came(place.part)


def coached_on_the_answer(moment: Moment, place: Place) -> bool:
    """The coach's line on the classification just made, and on no other answer."""
    if moment.mode != "coach" or not moment.steps:
        return False
    step = moment.steps[-1]
    act = moment.scenario.scenes[step.before.scene].act
    return act is place.part and act.whys.get(step.move.option) is place.text


def stopped(moment: Moment, place: Place) -> bool:
    """The card of a red flag that the last move raised, and never in an assessment."""
    option = next(part for part, _ in reversed(place.within) if isinstance(part, Option))
    flagged = any(event.kind == "flag" for event in moment.last)
    return moment.mode != "assessment" and flagged and moment.came(option)


def asked_back(moment: Moment, place: Place) -> bool:
    """The one thing that somebody asks now."""
    act = getattr(moment.scene, "act", None)
    return isinstance(act, Gaps) and gap_open(act, moment.values) is place.part


def on_the_table(moment: Moment, place: Place) -> bool:
    """A topic that can be talked about here, or was."""
    topic = place.part
    is_open = topic.when is None or topic.when.test(moment.values)
    return place.is_of(moment.scene) and bool(is_open or moment.values[topic.asked])


def report_written(moment: Moment, place: Place) -> bool:
    """The checklist, once the report stands or there is to be none, and what the file holds."""
    check = place.part
    held = check.when is None or bool(check.when.test(moment.values))
    return held and here(moment, place) and bool(moment.values[moment.scene.act.wrote])


def to_be_seen(moment: Moment, place: Place) -> bool:
    """The sign of a gauge as it seems to stand now."""
    gauge, temperaments = place.part, moment.scenario.temperaments
    shift = temperaments[moment.values[TEMPERAMENT]].shows.get(gauge.id, 0) if temperaments else 0
    seen = min(max(moment.values[gauge.slot] + shift, 0), 100)
    return place.text is [words for least, words in gauge.shows if seen >= least][-1]


def been_there(moment: Moment, place: Place) -> bool:
    """Of a scene or an ending that the officer came to, even if they went back from it."""
    return place.within[1][0].id in moment.been


# What a text is: when a page of the attempt may tell it, and when the debrief may.
MAY_BE_SHOWN: Mapping[str, tuple[Rule, Rule]] = {
    "Scenario.title": (always, always),
    "Scenario.summary": (always, always),
    "Scenario.content_note": (always, always),
    "Scenario.objectives": (always, always),
    "Scenario.setting": (always, always),
    "Character.name": (always, always),
    "Character.about": (always, always),
    "Scenario.truth": (never, always),
    "Draw.title": (never, always),
    "Draw.about": (never, always),
    "Gauge.name": (never, always),
    "Gauge.shows": (to_be_seen, always),
    "Fact.text": (never, always),
    "Fact.suggested": (never, always),
    "Major.text": (never, always),
    "Deadline.line": (just_came, always),
    "Scene.title": (been_there, always),
    "Scene.narration": (here, been_there),
    "Scene.lines": (here, been_there),
    "Ending.title": (here, always),
    "Ending.narration": (here, been_there),
    "Ending.one_month_later": (never, been_there),
    "Ending.her_side": (never, been_there),
    "Option.text": (offered, been_there),
    "Option.reply": (just_came, been_there),
    "Option.why": (coached, been_there),
    "Option.other_view": (never, been_there),
    "Stop.happened": (stopped, been_there),
    "Stop.undone": (stopped, been_there),
    "Stop.duty": (stopped, been_there),
    "Chance.lines": (just_came, been_there),
    "Later.line": (just_came, always),
    "Outcome.lines": (just_came, always),
    "Decision.prompt": (done, been_there),
    "Decision.hint": (hint_asked, been_there),
    "Decision.reasons": (here, been_there),
    "Pick.prompt": (done, been_there),
    "Pick.hint": (hint_asked, been_there),
    "Reflect.prompt": (here, been_there),
    "Reflect.choices": (here, been_there),
    "Talk.prompt": (done, been_there),
    "Talk.hint": (hint_asked, been_there),
    "Talk.leave": (done, been_there),
    "Topic.name": (on_the_table, been_there),
    "Topic.words": (never, never),
    "Topic.tells": (just_told, been_there),
    "Gaps.prompt": (done, been_there),
    "Gaps.hint": (hint_asked, been_there),
    "Gap.text": (asked_back, been_there),
    "Board.prompt": (done, been_there),
    "Board.hint": (hint_asked, been_there),
    "Column.name": (here, been_there),
    "Item.text": (here, been_there),
    "Item.why": (never, been_there),
    "Order.prompt": (done, been_there),
    "Order.hint": (hint_asked, been_there),
    "Task.text": (here, been_there),
    "Task.why": (never, been_there),
    "Task.reply": (just_told, been_there),
    "Task.late_reply": (just_told, been_there),
    "Estimate.prompt": (here, been_there),
    "Classify.prompt": (done, been_there),
    "Classify.hint": (hint_asked, been_there),
    "Classify.offences": (here, been_there),
    "Classify.whys": (coached_on_the_answer, been_there),
    "Narrative.prompt": (done, been_there),
    "Narrative.hint": (hint_asked, been_there),
    "Narrative.example": (never, been_there),
    "Check.text": (report_written, been_there),
    "Check.why": (never, been_there),
}


def allowed(place: Place, moment: Moment, *, in_debrief: bool) -> bool:
    """What the table says; a kind of text that it does not know fails here."""
    before, told = MAY_BE_SHOWN[place.kind]
    return told(moment, place) if in_debrief else before(moment, place)
