"""What was seen and heard: lines, faces, signs, and all that came of a move."""

from collections.abc import Iterable, Iterator
from itertools import chain

from scenario_trainer.engine.story.cast import Character, Gauge, Line, Passage
from scenario_trainer.engine.story.options import Chance, Option
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.story.values import TEMPERAMENT, Values
from scenario_trainer.engine.turn.moves import Happened, Step, settled_in
from scenario_trainer.stage.views import LineView, PersonView, PresenceView, StopView
from scenario_trainer.text import Text


def taken(step: Step) -> tuple[Option, ...]:
    """The options a step took; none where nothing was chosen."""
    return tuple(event.what for event in step.events if event.kind == "took")


def lines_after(scenario: Scenario, step: Step) -> tuple[LineView, ...]:
    """All that was seen and heard after a move, in the order in which it happened."""
    settled = settled_in(step.events, step.after)
    return tuple(chain.from_iterable(_heard(scenario, event, settled) for event in step.events))


def _heard(scenario: Scenario, event: Happened, settled: Values) -> Iterable[LineView]:
    match event.kind:
        case "took":
            return line_views(scenario, event.what.reply, settled)
        case "told":
            return line_views(scenario, event.what, settled)
        case "chance" if event.came and isinstance(event.what, Chance):
            return line_views(scenario, event.what.lines, settled)
        case "event":
            return line_views(scenario, event.what.lines, event.values)
        case "deadline" | "later" if event.came and event.what.line:
            return (LineView(event.what.line),)
    return ()


def line_views(scenario: Scenario, lines: Iterable[Line], values: Values) -> tuple[LineView, ...]:
    """The lines whose conditions hold, each with who says it and how they look."""
    return tuple(
        line_view(scenario, line.text, line.speaker, values, face=line.face)
        for line in lines
        if line.when is None or line.when.test(values)
    )


def line_view(
    scenario: Scenario, words: Text, speaker: str | None, values: Values, face: str | None = None
) -> LineView:
    """One line as it is heard; told by the narrator where nobody speaks it."""
    if speaker is None:
        return LineView(words)
    person = scenario.people[speaker]
    return LineView(words, person_view(person), face or face_of(person, values))


def passages(parts: Iterable[Passage], values: Values) -> tuple[Text, ...]:
    """The paragraphs whose conditions hold."""
    return tuple(part.text for part in parts if part.when is None or part.when.test(values))


def person_view(person: Character) -> PersonView:
    """A character as drawn."""
    return PersonView(person.id, person.name, person.about, person.portrait)


def face_of(person: Character, values: Values) -> str:
    """The first expression whose condition holds."""
    faces = (face.face for face in person.faces if face.when is None or face.when.test(values))
    return next(faces, "neutral")


def presence_of(scenario: Scenario, id: str, values: Values) -> PresenceView:
    """Somebody in the scene, with what can be seen of how they are."""
    person = scenario.people[id]
    signs = (
        sign_of(gauge, shown_value(scenario, gauge, values))
        for gauge in scenario.gauges.values()
        if gauge.of == id
    )
    return PresenceView(
        person_view(person), face_of(person, values), tuple(sign for sign in signs if sign)
    )


def sign_of(gauge: Gauge, value: int) -> Text | None:
    """The words for a gauge's value."""
    reached = [words for least, words in gauge.shows if value >= least]
    return reached[-1] if reached else None


def shown_value(scenario: Scenario, gauge: Gauge, values: Values) -> int:
    """The value a gauge seems to have: some people show less, or more, than there is."""
    if not scenario.temperaments:
        return values[gauge.slot]
    shift = scenario.temperaments[values[TEMPERAMENT]].shows.get(gauge.id, 0)
    return min(max(values[gauge.slot] + shift, 0), 100)


def stop_cards(step: Step) -> Iterator[StopView]:
    """A card for every critical flag a step raised."""
    for event in step.events:
        if event.kind == "flag":
            flagged = (o for o in taken(step) if any(f.code == event.what for f in o.flags))
            card = next(option.stop for option in flagged if option.stop)
            yield StopView(event.what, card.happened, card.undone, card.duty, step.number)
