"""Options as they are written, wherever they stand, and as they are played."""

from collections.abc import Iterator, Mapping
from keyword import iskeyword

from scenario_trainer.engine.kinds.questions import GROUPS
from scenario_trainer.engine.story import options as engine
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.values import Block, Condition, Effect, Op
from scenario_trainer.library.file import schema, schema_acts
from scenario_trainer.library.file.values import QUESTION_QUALITY
from scenario_trainer.library.terms import effects, words
from scenario_trainer.library.terms.terms import Terms, both

Choice = schema_acts.Option | schema_acts.Wording


def option(
    terms: Terms, scene: str, id: str, option: schema_acts.Option, at: str, onward: str | None
) -> engine.Option:
    """One option; *onward* is where the scene leads if the option does not say."""
    if iskeyword(id):
        terms.add("SCN313", at, key=True, what=id)
    if option.goes is not None:
        goes = terms.goes(option.goes, f"{at}.goes", id)
    else:
        goes = onward or terms.goes(None, at, id)
    return engine.Option(
        **_common(terms, scene, id, option, at),
        quality=option.quality,
        goes=goes,
        offered=option.offered,
        question=option.question,
        topic=option.topic,
        effort=option.effort or 0,
        tests=option.tests,
        opens=tuple(_opened_by(terms, option.question, option.topic)),
    )


def wording(
    terms: Terms, scene: str, topic: str, id: str, wording: schema_acts.Wording, at: str, spent: int
) -> engine.Option:
    """One question of a talk; it costs so many minutes and stays in the scene."""
    common = _common(terms, scene, f"{topic}.{id}", wording, at)
    if spent:
        passing = (Effect(Op.ADD, terms.slots["minutes"], spent, effects.MOST_COUNT),)
        block = Block((passing,) * max(len(terms.temperaments), 1))
        common["changes"] = (*common["changes"], block)
    return engine.Option(
        **common,
        quality="harmful" if wording.flags else QUESTION_QUALITY[wording.question],
        goes=scene,
        question=wording.question,
        topic=topic,
        opens=tuple(_opened_by(terms, wording.question, topic)),
    )


def _common(terms: Terms, scene: str, id: str, choice: Choice, at: str) -> dict:
    """What options and questions have in common."""
    for name in (choice.major, choice.repairs):
        if name is not None and name not in terms.file.majors:
            key = "major" if name == choice.major else "repairs"
            terms.unknown("SCN312", f"{at}.{key}", name, terms.file.majors)
    stop, other, chance = choice.stop, choice.other_view, choice.chance
    return dict(
        id=id,
        text=terms.text(choice.text, f"{at}.text"),
        credit=terms.competencies(choice.credit, f"{at}.credit"),
        changes=effects.changes(terms, choice.changes, f"{at}.changes"),
        chance=chance and _chance(terms, f"{scene}.{id}", chance, f"{at}.chance"),
        later=tuple(
            _later(terms, f"{scene}.{id}.{n}", later, f"{at}.later.{n}")
            for n, later in enumerate(choice.later)
        ),
        reply=words.lines(terms, choice.reply, f"{at}.reply"),
        why=None if choice.why is None else terms.text(choice.why, f"{at}.why"),
        other_view=None if other is None else terms.text(other, f"{at}.other_view"),
        stop=stop
        and engine.Stop(
            terms.text(stop.happened, f"{at}.stop.happened"),
            terms.text(stop.undone, f"{at}.stop.undone"),
            terms.text(stop.duty, f"{at}.stop.duty"),
        ),
        when=terms.condition(choice.when, f"{at}.when"),
        cites=choice.cites,
        flags=tuple(_flag(terms, flag, f"{at}.flags.{n}") for n, flag in enumerate(choice.flags)),
        major=choice.major,
        repairs=choice.repairs,
        tag=choice.tag,
        took=terms.slots.get(f"took:{scene}.{id}", -1),
    )


def _opened_by(
    terms: Terms, question: str | None, topic: str | None
) -> Iterator[tuple[int, Condition | None]]:
    """The facts a question of this type on this topic may open."""
    if question is None and topic is None:
        return
    for id, fact in terms.file.facts.items():
        for n, opening in enumerate(fact.opens):
            if opens(opening, question, topic):
                when = terms.condition(opening.when, f"facts.{id}.opens.{n}.when")
                drawn = terms.condition(fact.when, f"facts.{id}.when")
                yield terms.slots[f"fact:{id}"], both(drawn, when)


def _flag(terms: Terms, flag: str | Mapping[str, str], at: str) -> engine.Flag:
    code, when = (flag, None) if isinstance(flag, str) else next(iter(flag.items()))
    if code not in RED_FLAGS:
        terms.unknown("SCN311", at, code, RED_FLAGS)
    return engine.Flag(code, terms.condition(when, f"{at}.{code}"))


def _chance(terms: Terms, purpose: str, chance: schema_acts.Chance, at: str) -> engine.Chance:
    line = chance.line
    return engine.Chance(
        purpose=purpose,
        percent=terms.percent(chance.percent, f"{at}.percent"),
        changes=effects.changes(terms, chance.changes, f"{at}.changes"),
        lines=() if line is None else (Line(terms.text(line, f"{at}.line")),),
    )


def _later(terms: Terms, name: str, later: schema_acts.Later, at: str) -> engine.Later:
    """Something set going; *name* is its option's and its number."""
    ways = [way for way in ("after", "at", "ending") if getattr(later, way)]
    if len(ways) != 1:
        terms.add("SCN322", at, what=", ".join(ways) or "-")
    counter, mark = next(iter((later.at or {}).items()), (None, 0))
    if counter is not None and counter != "minutes" and counter not in terms.file.counters:
        known = ["minutes", *terms.file.counters]
        terms.unknown("SCN318", f"{at}.at.{counter}", counter, known, key=True)
    chance = later.chance
    option, _, number = name.rpartition(".")
    return engine.Later(
        purpose=f"{option}.later.{number}",
        armed=terms.slots[f"later:{name}"],
        changes=effects.changes(terms, later.changes, f"{at}.changes"),
        after=later.after,
        counter=None if counter is None else terms.slots.get(counter, 0),
        at=mark,
        when=terms.condition(later.when, f"{at}.when"),
        percent=None if chance is None else terms.percent(chance, f"{at}.chance"),
        line=None if later.line is None else terms.text(later.line, f"{at}.line"),
    )


def types_of(opening: schema.Opening) -> tuple[str, ...]:
    """The question types that open the fact; a group stands for all of its types."""
    return tuple(type for word in opening.question for type in GROUPS.get(word, (word,)))


def opens(opening: schema.Opening, question: str | None, topic: str | None) -> bool:
    """Whether a question of this type on this topic is one that opens the fact."""
    if opening.volunteered or not (opening.question or opening.topic):
        return False
    fits = not opening.question or question in types_of(opening)
    return fits and opening.topic in (None, topic)
