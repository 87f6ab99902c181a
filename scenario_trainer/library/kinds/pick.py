"""Picks in a file: several options in one step."""

from collections.abc import Iterator, Mapping

from scenario_trainer.engine.kinds.kind import offered_in
from scenario_trainer.engine.kinds.pick import Pick, fits
from scenario_trainer.engine.story.scenario import END
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.kinds.in_file import InFile, Part, Step
from scenario_trainer.library.kinds.reading_time import choice, count
from scenario_trainer.library.kinds.tastes import Taste, choices_of
from scenario_trainer.library.terms.options import Choice, option
from scenario_trainer.library.terms.terms import Terms


def build(terms: Terms, id: str, pick: schema_acts.Pick, at: str, goes: str | None) -> Pick:
    """The pick as it is played; its options lead nowhere of their own."""
    for name, each in pick.options.items():
        if each.goes is not None:
            terms.add("SCN316", f"{at}.options.{name}.goes", key=True)
    if not (pick.count or pick.most or pick.budget):
        terms.add("SCN323", at, key=True)
    return Pick(
        prompt=terms.text(pick.prompt, f"{at}.prompt"),
        hint=terms.text(pick.hint, f"{at}.hint"),
        count=pick.count,
        most=pick.most,
        budget=pick.budget,
        assesses=terms.competencies(pick.assesses, f"{at}.assesses"),
        options={
            name: option(terms, id, name, each, f"{at}.options.{name}", END)
            for name, each in pick.options.items()
        },
    )


def options(written: schema_acts.Pick) -> Mapping[str, Choice]:
    """What can be taken."""
    return written.options


def move(act: Pick, values: Values, step: Step) -> Move | None:
    """All options of the step."""
    return Move("pick", options=step)


def parts(act: Pick, open_now: Step, step: Step) -> Iterator[Part]:
    """Each word is an option."""
    yield from ((word, open_now) for word in step)


def words(act: Pick) -> int:
    """The prompt, the options and a reply to each that is taken."""
    return count(act.prompt) + choice(list(act.options.values()), act.count or 2)


def choose(act: Pick, values: Values, taste: Taste) -> Move:
    """As many as are asked for, or as fit."""
    ranked = [choice.id for choice in taste.rank(choices_of(offered_in(act, values)))]
    if act.count is not None:
        return Move("pick", options=tuple(ranked[: act.count]))
    taken: list[str] = []
    for id in ranked:
        if fits(act, [act.options[name] for name in (*taken, id)]):
            taken.append(id)
    return Move("pick", options=tuple(taken))


KIND = InFile(
    build=build, options=options, move=move, parts=parts, words=words, choose=choose, rounded=8
)
