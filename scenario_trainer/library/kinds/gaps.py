"""Somebody who asks back, in a file: gaps with their answers."""

from collections.abc import Iterator, Mapping

from scenario_trainer.engine.kinds.gaps import Gap, Gaps, gap_open, options_open
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.kinds.in_file import InFile, Row, Shown, Step, Way
from scenario_trainer.library.kinds.outlines import bubble
from scenario_trainer.library.kinds.reading_time import choice, count
from scenario_trainer.library.kinds.tastes import Taste, choices_of
from scenario_trainer.library.terms.options import Choice, option
from scenario_trainer.library.terms.terms import Terms, both


def build(terms: Terms, id: str, gaps: schema_acts.Gaps, at: str, goes: str | None) -> Gaps:
    """Somebody who asks back, as it is played."""
    if gaps.who is not None and gaps.who not in terms.file.people:
        terms.unknown("SCN308", f"{at}.who", gaps.who, terms.file.people)
    return Gaps(
        prompt=terms.text(gaps.prompt, f"{at}.prompt"),
        hint=terms.text(gaps.hint, f"{at}.hint"),
        most=gaps.most,
        put=terms.slots[f"put:{id}"],
        assesses=terms.competencies(gaps.assesses, f"{at}.assesses"),
        questions={
            g: _gap(terms, id, g, gap, f"{at}.questions.{g}") for g, gap in gaps.questions.items()
        },
        options={
            f"{g}.{name}": option(
                terms, id, f"{g}.{name}", each, f"{at}.questions.{g}.options.{name}", id
            )
            for g, gap in gaps.questions.items()
            for name, each in gap.options.items()
        },
        who=gaps.who,
    )


def _gap(terms: Terms, scene: str, id: str, gap: schema_acts.Gap, at: str) -> Gap:
    for name, each in gap.options.items():
        if each.goes is not None:
            terms.add("SCN316", f"{at}.options.{name}.goes", key=True)
    return Gap(
        id=id,
        text=terms.text(gap.text, f"{at}.text"),
        asked=terms.slots[f"gap:{scene}.{id}"],
        options=tuple(f"{id}.{name}" for name in gap.options),
        when=terms.condition(gap.when, f"{at}.when"),
    )


def options(written: schema_acts.Gaps) -> Mapping[str, Choice]:
    """What can be answered, as `gap.answer`."""
    gaps = written.questions.items()
    return {f"{g}.{o}": each for g, gap in gaps for o, each in gap.options.items()}


def ways(option: str) -> tuple[Way, ...]:
    """The gap, and the answer in it."""
    gap, _, answer = option.partition(".")
    if not answer:
        return ()
    return (f"questions.{gap}", 0), (f"questions.{gap}.options.{answer}", len(gap) + 1)


def remembers(id: str, written: schema_acts.Gaps) -> Iterator[str]:
    """How many were put, and which."""
    yield f"put:{id}"
    yield from (f"gap:{id}.{gap}" for gap in written.questions)


def move(act: Gaps, values: Values, step: Step) -> Move | None:
    """One answer."""
    word, *rest = step
    return None if rest else Move("decide", option=word)


def words(act: Gaps) -> int:
    """As many gaps as may be put, each with its answers and a reply."""
    put = min(act.most, len(act.questions))
    asked = sum(
        count(gap.text) + choice([act.options[id] for id in gap.options], 1)
        for gap in act.questions.values()
    )
    return count(act.prompt) + put * asked // len(act.questions)


def choose(act: Gaps, values: Values, taste: Taste) -> Move:
    """The answer liked best."""
    return Move("decide", option=taste.best(choices_of(options_open(act, values))))


def rows(act: Gaps) -> Iterator[Row]:
    """The answers to each gap."""
    for gap in act.questions.values():
        answers = (act.options[id] for id in gap.options)
        row = tuple(option for option in answers if option.offered)
        yield Row(f"questions.{gap.id}.options", row)


def shown(act: Gaps) -> Iterator[Shown]:
    """What is asked back under a condition."""
    for gap in act.questions.values():
        if gap.when is not None:
            yield Shown(f"questions.{gap.id}", _when_put(act, gap.id))


def offered_when(act: Gaps, option: str, when: Condition) -> Condition:
    """An answer is offered while its gap is put."""
    return both(_when_put(act, option.partition(".")[0]), when) or when


def _when_put(act: Gaps, gap: str) -> Condition:
    return Condition(gap, lambda values: gap_open(act, values) is act.questions[gap])


KIND = InFile(
    build=build,
    options=options,
    ways=ways,
    remembers=remembers,
    move=move,
    words=words,
    choose=choose,
    rows=rows,
    shown=shown,
    offered_when=offered_when,
    outline=bubble(1),
    brackets='("{}")',
)
