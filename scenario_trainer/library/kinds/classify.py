"""Classifications in a file: the answer is a step, with signs such as `for=slur` where named."""

from collections.abc import Iterator, Mapping, Sequence

from scenario_trainer.engine.kinds.classify import (
    MOST_SIGNS,
    MOTIVES,
    SIDES,
    Classify,
    Motive,
    fitting,
    right_motive,
    right_signs,
)
from scenario_trainer.engine.story.values import Condition, Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.kinds import items
from scenario_trainer.library.kinds.in_file import InFile, Part, Step, Way
from scenario_trainer.library.kinds.reading_time import count
from scenario_trainer.library.kinds.tastes import Choice as Liked
from scenario_trainer.library.kinds.tastes import Taste
from scenario_trainer.library.terms.terms import Terms
from scenario_trainer.text import Text, same

NONE, CUT = "none", 10


def build(terms: Terms, id: str, act: schema_acts.Classify, at: str, goes: str | None) -> Classify:
    """The classification as it is played, with the items of a board where it names one."""
    whole, where = items.board_meant(terms, act, at)
    columns = items.columns_of(terms, whole, where)
    for answer in MOTIVES:
        if answer not in act.why:
            terms.add("SCN202", f"{at}.why", what=answer)
    return Classify(
        prompt=terms.text(act.prompt, f"{at}.prompt"),
        hint=terms.text(act.hint, f"{at}.hint"),
        assesses=terms.competencies(act.assesses, f"{at}.assesses"),
        offences={o: terms.text(words, f"{at}.offences.{o}") for o, words in act.offences.items()},
        fits=tuple(_fits(terms, act, at)),
        motive=tuple(_motives(terms, act.motive, f"{at}.motive", reads_truth=False)),
        truth=tuple(_motives(terms, act.truth, f"{at}.truth", reads_truth=True)),
        columns=columns,
        items=items.items_of(terms, whole.items, where, columns),
        whys=_whys(terms, act, at),
        took={
            answer: terms.slots[f"took:{id}.{answer}"]
            for answer in MOTIVES
            if f"took:{id}.{answer}" in terms.slots
        },
        confidence=act.confidence,
    )


def _whys(terms: Terms, act: schema_acts.Classify, at: str) -> Mapping[str, Text]:
    return {answer: terms.text(words, f"{at}.why.{answer}") for answer, words in act.why.items()}


def _fits(
    terms: Terms, act: schema_acts.Classify, at: str
) -> Iterator[tuple[str, Condition | None]]:
    for n, fit in enumerate(act.fits):
        offence, when = (fit, None) if isinstance(fit, str) else (fit.offence, fit.when)
        if offence not in act.offences:
            terms.unknown("SCN329", f"{at}.fits.{n}", offence, act.offences)
        yield offence, terms.condition(when, f"{at}.fits.{n}.when")


def _motives(
    terms: Terms, motives: tuple[schema_acts.Motive, ...], at: str, *, reads_truth: bool
) -> Iterator[Motive]:
    if motives and motives[-1].when is not None:
        terms.add("SCN326", at, what=at.rpartition(".")[2])
    for n, motive in enumerate(motives):
        when = terms.condition(motive.when, f"{at}.{n}.when")
        if not reads_truth:
            items.never_the_truth(terms, when, f"{at}.{n}.when")
        yield Motive(motive.answer, when, motive.credit)


def answers(written: schema_acts.Classify) -> Iterator[str]:
    """The answer may be asked for later."""
    yield from MOTIVES


def move(act: Classify, values: Values, step: Step) -> Move | None:
    """The answer with the right signs, or with those named."""
    answer, *named = step
    if answer not in MOTIVES:
        return None
    offences, signs = fitting(act, values), right_signs(act, values)
    if named:
        pairs = [told.partition("=") for told in named if told != NONE]
        signs = tuple((item, side, 0) for side, _, item in pairs)
    return Move("classify", option=answer, options=offences, placed=signs)


def steps(act: Classify, values: Values, options: Step) -> Step:
    """The answers."""
    return MOTIVES


def parts(act: Classify, open_now: Step, step: Step) -> Iterator[Part]:
    """Each sign with its side."""
    first, *rest = step
    named = [told for told in rest if told != NONE] if first in MOTIVES else []
    for side, _, item in (told.partition("=") for told in named):
        yield side, (*SIDES, NONE)
        yield item, tuple(act.items)


def named(tree: Tree, scene: str, act: Classify, part: int, word: str) -> Iterator[Way]:
    """The sign of a word, where it is defined."""
    if part:
        side, _, item = word.partition("=")
        owner = tree.at(("scenes", scene, "classify", "items_of"))
        items = f"scenes.{owner}.board" if owner else f"scenes.{scene}.classify"
        yield f"{items}.items.{item}", len(side) + 1


def words(act: Classify) -> int:
    """The offences and the items."""
    items = [item.text for item in act.items.values()]
    return count(act.prompt, *act.offences.values(), *items)


def choose(act: Classify, values: Values, taste: Taste) -> Move:
    """The answer, the offence and the signs liked best."""
    right = right_motive(act, values).answer
    answers = [Liked(answer, same(answer), int(answer == right)) for answer in MOTIVES]
    offences = [Liked(id, name) for id, name in act.offences.items()]
    items = [Liked(item.id, item.text) for item in act.items.values()]
    return Move(
        "classify",
        option=taste.best(answers),
        options=(taste.best(offences),),
        placed=_signs([choice.id for choice in taste.rank(items)]),
    )


def _signs(items: Sequence[str]) -> tuple[tuple[str, str, int], ...]:
    """The first few signs for, the next few against."""
    return tuple((id, SIDES[n // MOST_SIGNS], 0) for n, id in enumerate(items[: 2 * MOST_SIGNS]))


def _cut(x: int, y: int, wide: int, high: int) -> str:
    right, low = x + wide, y + high
    return (
        f"M{x + CUT} {y}H{right - CUT}L{right} {y + CUT}V{low - CUT}L{right - CUT} {low}"
        f"H{x + CUT}L{x} {low - CUT}V{y + CUT}Z"
    )


KIND = InFile(
    build=build,
    answers=answers,
    move=move,
    steps=steps,
    parts=parts,
    named=named,
    words=words,
    choose=choose,
    outline=_cut,
    brackets='{{{{"{}"}}}}',
)
