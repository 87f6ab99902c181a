"""What is done with a file: sorting, ordering, estimating, classifying, writing."""

from collections.abc import Iterator, Mapping

from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import Classify, Motive
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.items import Column, Item, Key
from scenario_trainer.engine.kinds.narrative import Check, Narrative
from scenario_trainer.engine.kinds.order import Order, Task
from scenario_trainer.engine.story.values import TRUTH
from scenario_trainer.library.building import effects, words
from scenario_trainer.library.building.slots import ANSWERS
from scenario_trainer.library.building.terms import Terms
from scenario_trainer.library.file import schema_acts
from scenario_trainer.text import Text, same

USUAL_STRENGTH = 2
# Where the signs of a classification can stand that brings its own.
_SIDES = {
    name: Column(same(name), side)
    for name, side in (("for", "for"), ("against", "against"), ("neutral", "none"))
}


def board(terms: Terms, id: str, board: schema_acts.Board, at: str) -> Board:
    whole, where = _board_meant(terms, board, at)
    return Board(
        prompt=terms.text(board.prompt, f"{at}.prompt"),
        hint=terms.text(board.hint, f"{at}.hint"),
        assesses=terms.competencies(board.assesses, f"{at}.assesses"),
        columns=_columns(terms, whole, where),
        items=_items(terms, whole.items, where, _columns(terms, whole, where)),
        first=board.items_of,
    )


def _board_meant(
    terms: Terms, act: schema_acts.Board | schema_acts.Classify, at: str
) -> tuple[schema_acts.Board | schema_acts.Classify, str]:
    """The board whose items are meant, and where it stands: another scene's, or the act itself."""
    if act.items_of is None:
        if not act.items:
            terms.add("SCN324", at, key=True)
        return act, at
    other = terms.file.scenes.get(act.items_of)
    if other is None or other.board is None or not other.board.items:
        boards = [id for id, scene in terms.file.scenes.items() if scene.board is not None]
        terms.unknown("SCN325", f"{at}.items_of", act.items_of, boards)
        return act, at
    return other.board, f"scenes.{act.items_of}.board"


def _columns(
    terms: Terms, board: schema_acts.Board | schema_acts.Classify, at: str
) -> Mapping[str, Column]:
    if isinstance(board, schema_acts.Classify):
        return _SIDES
    return {
        id: Column(terms.text(column.name, f"{at}.columns.{id}.name"), column.side, column.strength)
        for id, column in board.columns.items()
    }


def _items(
    terms: Terms,
    items: Mapping[str, schema_acts.Item],
    at: str,
    columns: Mapping[str, Column],
) -> Mapping[str, Item]:
    return {id: _item(terms, id, item, f"{at}.items.{id}", columns) for id, item in items.items()}


def _item(
    terms: Terms, id: str, item: schema_acts.Item, at: str, columns: Mapping[str, Column]
) -> Item:
    if item.key[-1].when is not None:
        terms.add("SCN326", f"{at}.key", what=id)
    return Item(
        id=id,
        text=terms.text(item.text, f"{at}.text"),
        key=tuple(_key(terms, key, f"{at}.key.{n}", columns) for n, key in enumerate(item.key)),
        why=None if item.why is None else terms.text(item.why, f"{at}.why"),
    )


def _key(terms: Terms, key: schema_acts.Key, at: str, columns: Mapping[str, Column]) -> Key:
    if key.column not in columns:
        terms.unknown("SCN327", f"{at}.column", key.column, columns)
    weighed = key.column in columns and columns[key.column].strength
    strength = (key.strength or USUAL_STRENGTH) if weighed else key.strength or 0
    when = terms.condition(key.when, f"{at}.when")
    _never_the_truth(terms, when, f"{at}.when")
    return Key(key.column, strength, when)


def _never_the_truth(terms: Terms, when, at: str) -> None:
    """What an answer is worth never reads what the officer cannot know."""
    if when is not None and TRUTH in when.reads:
        terms.add("SCN328", at, what=when.source[:60])


def order(terms: Terms, id: str, order: schema_acts.Order, at: str) -> Order:
    return Order(
        prompt=terms.text(order.prompt, f"{at}.prompt"),
        hint=terms.text(order.hint, f"{at}.hint"),
        assesses=terms.competencies(order.assesses, f"{at}.assesses"),
        tasks={id: _task(terms, id, task, f"{at}.items.{id}") for id, task in order.items.items()},
        clock=terms.slots["minutes"],
    )


def _task(terms: Terms, id: str, task: schema_acts.Task, at: str) -> Task:
    return Task(
        id=id,
        text=terms.text(task.text, f"{at}.text"),
        minutes=task.minutes,
        by=task.by,
        worth=task.worth,
        changes=effects.changes(terms, task.changes, f"{at}.changes"),
        late=effects.changes(terms, task.late, f"{at}.late"),
        reply=words.lines(terms, task.reply, f"{at}.reply"),
        late_reply=words.lines(terms, task.late_reply, f"{at}.late_reply"),
        why=None if task.why is None else terms.text(task.why, f"{at}.why"),
    )


def estimate(terms: Terms, id: str, estimate: schema_acts.Estimate, at: str) -> Estimate:
    return Estimate(terms.text(estimate.prompt, f"{at}.prompt"))


def classify(terms: Terms, id: str, act: schema_acts.Classify, at: str) -> Classify:
    whole, where = _board_meant(terms, act, at)
    columns = _columns(terms, whole, where)
    for answer in ANSWERS:
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
        items=_items(terms, whole.items, where, columns),
        whys=_whys(terms, act, at),
        took={
            answer: terms.slots[f"took:{id}.{answer}"]
            for answer in ANSWERS
            if f"took:{id}.{answer}" in terms.slots
        },
        confidence=act.confidence,
    )


def _whys(terms: Terms, act: schema_acts.Classify, at: str) -> Mapping[str, Text]:
    return {answer: terms.text(words, f"{at}.why.{answer}") for answer, words in act.why.items()}


def _fits(terms: Terms, act: schema_acts.Classify, at: str) -> Iterator[tuple]:
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
            _never_the_truth(terms, when, f"{at}.{n}.when")
        yield Motive(motive.answer, when, motive.credit)


def write(terms: Terms, id: str, write: schema_acts.Narrative, at: str) -> Narrative:
    if write.words.least >= write.words.most:
        terms.add("SCN330", f"{at}.words", least=write.words.least, most=write.words.most)
    return Narrative(
        prompt=terms.text(write.prompt, f"{at}.prompt"),
        hint=terms.text(write.hint, f"{at}.hint"),
        least=write.words.least,
        most=write.words.most,
        assesses=terms.competencies(write.assesses, f"{at}.assesses"),
        checklist={
            id: _check(terms, id, check, f"{at}.checklist.{id}")
            for id, check in write.checklist.items()
        },
        wrote=terms.slots[f"wrote:{id}"],
        example=None if write.example is None else terms.text(write.example, f"{at}.example"),
    )


def _check(terms: Terms, id: str, check: schema_acts.Check, at: str) -> Check:
    return Check(
        id=id,
        text=terms.text(check.text, f"{at}.text"),
        when=terms.condition(check.when, f"{at}.when"),
        why=None if check.why is None else terms.text(check.why, f"{at}.why"),
    )
