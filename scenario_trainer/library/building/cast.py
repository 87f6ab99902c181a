"""The people and all that changes around them: gauges, facts, draws, deadlines, interruptions."""

from collections.abc import Iterator, Mapping

from scenario_trainer.engine.story import cast, scenario
from scenario_trainer.engine.story.scenario import COMPETENCIES
from scenario_trainer.engine.story.values import TEMPERAMENT, TRUTH, Condition
from scenario_trainer.library.file import schema
from scenario_trainer.library.terms import effects, words
from scenario_trainer.library.terms.options import types_of
from scenario_trainer.library.terms.terms import Terms, both


def person(terms: Terms, id: str, person: schema.Person) -> cast.Character:
    at = f"people.{id}"
    portrait = {
        name: "yes" if value is True else value
        for name, value in person.portrait
        if value is not False
    }
    return cast.Character(
        id=id,
        name=terms.text(person.name, f"{at}.name"),
        about=terms.text(person.about, f"{at}.about"),
        of_concern=person.of_concern,
        portrait=portrait,
        faces=tuple(
            cast.Face(rule.face, terms.condition(rule.when, f"{at}.faces.{n}.when"))
            for n, rule in enumerate(person.faces)
        ),
    )


def gauge(terms: Terms, id: str, gauge: schema.Gauge) -> cast.Gauge:
    at = f"gauges.{id}"
    if gauge.of is not None and gauge.of not in terms.file.people:
        terms.unknown("SCN308", f"{at}.of", gauge.of, terms.file.people)
    if 0 not in gauge.shows:
        terms.add("SCN214", f"{at}.shows", key=True, what=id)
    shows = ((low, terms.text(words, f"{at}.shows.{low}")) for low, words in gauge.shows.items())
    return cast.Gauge(
        id=id,
        name=terms.text(gauge.name, f"{at}.name"),
        slot=terms.slots[id],
        start=gauge.start,
        of=gauge.of,
        better=gauge.better,
        shows=tuple(sorted(shows, key=lambda pair: pair[0])),
    )


def fact(terms: Terms, id: str, fact: schema.Fact) -> cast.Fact:
    at = f"facts.{id}"
    return cast.Fact(
        id=id,
        slot=terms.slots[f"fact:{id}"],
        text=words.passages(terms, fact.text, f"{at}.text"),
        suggested=None if fact.suggested is None else terms.text(fact.suggested, f"{at}.suggested"),
        opens=tuple(
            _opening(terms, opening, f"{at}.opens.{n}") for n, opening in enumerate(fact.opens)
        ),
        when=_of_the_draw(terms, fact.when, f"{at}.when"),
    )


def _of_the_draw(terms: Terms, when: str | None, at: str) -> Condition | None:
    """A condition that only the hidden draws decide."""
    condition = terms.condition(when, at)
    if condition is not None and not condition.reads <= {TEMPERAMENT, TRUTH}:
        terms.add("SCN321", at, what=when[:60])
    return condition


def _opening(terms: Terms, opening: schema.Opening, at: str) -> cast.Opening:
    if not (opening.question or opening.topic or opening.volunteered):
        terms.add("SCN215", at)
    return cast.Opening(
        when=terms.condition(opening.when, f"{at}.when"),
        questions=types_of(opening),
        topic=opening.topic,
        volunteered=opening.volunteered,
    )


def volunteered(terms: Terms) -> Iterator[tuple[int, Condition | None]]:
    for id, fact in terms.file.facts.items():
        for n, opening in enumerate(fact.opens):
            if opening.volunteered:
                when = terms.condition(opening.when, f"facts.{id}.opens.{n}.when")
                drawn = terms.condition(fact.when, f"facts.{id}.when")
                yield terms.slots[f"fact:{id}"], both(drawn, when)


def draws(terms: Terms, draws: Mapping[str, schema.Draw], at: str) -> tuple[cast.Draw, ...]:
    return tuple(_draw(terms, id, draw, f"{at}.{id}") for id, draw in draws.items())


def _draw(terms: Terms, id: str, draw: schema.Draw, at: str) -> cast.Draw:
    for part in ("start", "gain", "loss", "shows"):
        for name in getattr(draw, part):
            if name not in terms.file.gauges:
                terms.unknown("SCN319", f"{at}.{part}.{name}", name, terms.file.gauges, key=True)
    return cast.Draw(
        id=id,
        title=terms.text(draw.title, f"{at}.title"),
        about=terms.text(draw.about, f"{at}.about"),
        start=tuple((terms.slots.get(name, 0), added) for name, added in draw.start.items()),
        shows=draw.shows,
    )


def major(terms: Terms, id: str, major: schema.Major) -> scenario.Major:
    at = f"majors.{id}"
    if major.competency not in COMPETENCIES:
        terms.unknown("SCN310", f"{at}.competency", major.competency, COMPETENCIES)
    return scenario.Major(id, major.competency, terms.text(major.text, f"{at}.text"))


def deadline(terms: Terms, n: int, deadline: schema.Deadline) -> scenario.Deadline:
    at = f"deadlines.{n}"
    ((counter, number),) = deadline.at.items()
    if counter != "minutes" and counter not in terms.file.counters:
        known = ["minutes", *terms.file.counters]
        terms.unknown("SCN318", f"{at}.at.{counter}", counter, known, key=True)
    if any(earlier.id == deadline.id for earlier in terms.file.deadlines[:n]):
        terms.add("SCN313", f"{at}.id", what=deadline.id)
    line = deadline.line
    return scenario.Deadline(
        id=deadline.id,
        counter=terms.slots.get(counter, 0),
        at=number,
        fired=terms.slots[f"deadline:{deadline.id}"],
        changes=effects.changes(terms, deadline.changes, f"{at}.changes"),
        line=None if line is None else terms.text(line, f"deadlines.{deadline.id}.line"),
    )


def interrupt(terms: Terms, n: int, interrupt: schema.Interrupt) -> scenario.Interrupt:
    at = f"interrupts.{n}"
    if any(earlier.id == interrupt.id for earlier in terms.file.interrupts[:n]):
        terms.add("SCN313", f"{at}.id", what=interrupt.id)
    scene = terms.file.scenes.get(interrupt.goes)
    if scene is not None and (scene.event or scene.gate or scene.gaps):
        terms.add("SCN320", f"{at}.goes", what=interrupt.goes)
    return scenario.Interrupt(
        id=interrupt.id,
        when=terms.condition(interrupt.when, f"{at}.when"),
        fired=terms.slots[f"interrupt:{interrupt.id}"],
        goes=terms.scene_named(interrupt.goes, f"{at}.goes"),
    )


def outcome(terms: Terms) -> scenario.FactCount | None:
    outcome = terms.file.outcome
    if outcome is None:
        return None
    terms.competencies(outcome.assesses, "outcome.assesses")
    facts = (_counted(terms, name, f"outcome.facts.{n}") for n, name in enumerate(outcome.facts))
    return scenario.FactCount(outcome.assesses, tuple(facts))


def _counted(terms: Terms, name: str, at: str) -> tuple[int, Condition | None]:
    slot, fact = terms.fact(name, at), terms.file.facts.get(name)
    return slot, terms.condition(fact and fact.when, f"facts.{name}.when")
