"""What was done with a file, as the debrief tells it: boards, orders, classifications, reports."""

from collections.abc import Iterator, Mapping, Sequence

from scenario_trainer.debrief.decisions import calibrated
from scenario_trainer.debrief.entry_views import (
    ClassifiedOffenceView,
    ClassifiedSignView,
    ClassifiedView,
    DeductionView,
    OrderedTaskView,
    OrderedView,
    SortedItemView,
    SortedPlaceView,
    SortedView,
    WeightView,
    WrittenCheckView,
    WrittenView,
)
from scenario_trainer.debrief.patterns import outcome_of
from scenario_trainer.debrief.played import Played
from scenario_trainer.engine.kinds import classify
from scenario_trainer.engine.kinds.board import Board, Mark, board_credit, marks
from scenario_trainer.engine.kinds.classify import Classify, Verdict
from scenario_trainer.engine.kinds.items import Placed
from scenario_trainer.engine.kinds.order import Order, in_time, order_credit
from scenario_trainer.engine.play.play import Step
from scenario_trainer.engine.story.values import Values

SIDES = classify.SIDES
NO_STRENGTH = 1  # what an item weighs in a column that asks for no strength


def board_view(played: Played, step: Step) -> SortedView:
    """Every item in its place beside the one where it belongs, and the balance of them all."""
    board = played.scene(step).act
    marked = marks(board, step.move.placed, step.before.values)
    earlier = _earlier(played, board, step)
    before = (
        {id: (column, strength) for id, column, strength in earlier.move.placed} if earlier else {}
    )
    items = tuple(_item(board, id, marked[id], before.get(id)) for id in board.items)
    balance = _balance(board, marked, before)
    return SortedView(
        items=items,
        sum=sum(mark.credit for mark in marked.values()),
        mean=board_credit(board, step.move.placed, step.before.values),
        again=earlier is not None,
        moved=sum(item.before is not None for item in items),
        mean_before=_mean(played, earlier) if earlier else None,
        balance=balance,
        view_box=_view_box(balance),
    )


def _earlier(played: Played, board: Board, step: Step) -> Step | None:
    """The last time the same items were sorted before."""
    if board.first is None:
        return None
    return next(
        (
            other
            for other in reversed(played.steps)
            if other.number < step.number
            and other.move.kind == "sort"
            and other.before.scene == board.first
        ),
        None,
    )


def _mean(played: Played, step: Step) -> int:
    return board_credit(played.scene(step).act, step.move.placed, step.before.values)


def _item(board: Board, id: str, mark: Mark, before: tuple[str, int] | None) -> SortedItemView:
    moved = before is not None and before != (mark.column, mark.strength)
    return SortedItemView(
        text=board.items[id].text,
        yours=_place(board, mark.column, mark.strength),
        key=_place(board, mark.key.column, mark.key.strength),
        points=mark.credit,
        why=board.items[id].why,
        before=_place(board, *before) if moved else None,
    )


def _place(board: Board, column: str, strength: int) -> SortedPlaceView:
    return SortedPlaceView(board.columns[column].name, strength)


def _balance(board: Board, marks: dict[str, Mark], before: dict) -> tuple[WeightView, ...]:
    """What lies on either side: yours the first time, yours, and what the file bears."""
    if not any(column.side in SIDES for column in board.columns.values()):
        return ()
    lying = [("before", list(before.values()))] if before else []
    lying.append(("yours", [(mark.column, mark.strength) for mark in marks.values()]))
    lying.append(("key", [(mark.key.column, mark.key.strength) for mark in marks.values()]))
    return tuple(_weight(board, whose, places) for whose, places in lying)


def _view_box(balance: Sequence[WeightView]) -> str | None:
    heaviest = max((max(bar.against, bar.in_favour) for bar in balance), default=0)
    return f"-{heaviest} 0 {2 * heaviest} 1" if heaviest else None


def _weight(board: Board, whose: str, places: Sequence[tuple[str, int]]) -> WeightView:
    lying = [(board.columns[column].side, strength or NO_STRENGTH) for column, strength in places]
    on = {side: sorted((n for s, n in lying if s == side), reverse=True) for side in SIDES}
    return WeightView(
        whose=whose,
        against=sum(on["against"]),
        in_favour=sum(on["for"]),
        blocks=tuple(_blocks(on)),
    )


def _blocks(on: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, int, int]]:
    """The strengths on each side, laid out from the middle: against to the left, for to the right."""
    for side, strengths in on.items():
        far = 0
        for strength in strengths:
            yield side, far if side == "for" else -far - strength, strength
            far += strength


def order_view(played: Played, step: Step) -> OrderedView:
    """The tasks one after another with the minute at which each was finished."""
    order, clock = played.scene(step).act, step.before.values[played.scene(step).act.clock]
    tasks = tuple(_tasks(order, step.move.options, clock))
    won = sum(task.worth for task in tasks if task.in_time)
    done = in_time(order, step.move.options, clock)
    whole = sum(task.worth for task in tasks)
    return OrderedView(tasks, clock, won, whole, order_credit(order, done))


def _tasks(order: Order, ids: Sequence[str], clock: int) -> Iterator[OrderedTaskView]:
    for place, task in enumerate((order.tasks[id] for id in ids), 1):
        clock += task.minutes
        yield OrderedTaskView(
            place=place,
            text=task.text,
            minutes=task.minutes,
            finished=clock,
            by=task.by,
            in_time=task.by is None or clock <= task.by,
            worth=task.worth,
            why=task.why,
        )


def classify_view(played: Played, step: Step) -> ClassifiedView:
    """The answer beside the right one, what was taken off, and what was really so."""
    act, move, values = played.scene(step).act, step.move, step.before.values
    verdict = classify.verdict(act, move.option, move.placed, values)
    truth = classify.true_motive(act, values)
    right = move.option == verdict.right
    return ClassifiedView(
        answer=move.option,
        right=verdict.right,
        motive=verdict.motive,
        deductions=tuple(_deductions(act, verdict, move.placed)),
        points=verdict.credit,
        signs=_signs(act, move.placed, values),
        strongest=_signs(act, classify.right_signs(act, values), values),
        offences=_offences(act, move.options, values),
        why=act.whys.get(move.option),
        truth=truth,
        outcome=outcome_of(move.option, truth),
        confidence=move.confidence,
        calibrated=calibrated(move.confidence, right=right, best=right),
    )


def _deductions(act: Classify, verdict: Verdict, named: Placed) -> Iterator[DeductionView]:
    for side in verdict.missed:
        yield DeductionView("missed", side, classify.SIDE_MISSED)
    sides = {id: side for id, side, _ in named}
    for id in verdict.wrong:
        yield DeductionView("wrong", sides[id], classify.WRONG_SIDE, act.items[id].text)


def _signs(act: Classify, named: Placed, values: Values) -> tuple[ClassifiedSignView, ...]:
    return tuple(
        ClassifiedSignView(act.items[id].text, side, classify.side_of(act, id, values))
        for id, side, _ in named
    )


def _offences(
    act: Classify, ticked: Sequence[str], values: Values
) -> tuple[ClassifiedOffenceView, ...]:
    fitting = classify.fitting(act, values)
    return tuple(
        ClassifiedOffenceView(words, id in ticked, id in fitting)
        for id, words in act.offences.items()
    )


def write_view(played: Played, steps: Sequence[Step]) -> WrittenView:
    """The report in the officer's own words, and the checklist they went through with it."""
    write, first = played.scene(steps[0]).act, steps[0]
    looked_over = steps[-1].move.kind == "rate"
    ticked = steps[-1].move.options if looked_over else ()
    words = played.words.get(first.number)
    return WrittenView(
        words=words,
        count=len((words or "").split()),
        least=write.least,
        most=write.most,
        checks=tuple(
            WrittenCheckView(
                check.text,
                check.when is None or bool(check.when.test(first.before.values)),
                check.id in ticked,
                check.why,
            )
            for check in write.checklist.values()
        ),
        looked_over=looked_over,
        example=write.example,
        rated=rating_of(played, steps),
    )


def rating_of(played: Played, steps: Sequence[Step]) -> int | None:
    """What a person gave the report, in percent."""
    return next((played.ratings[s.number] for s in steps if s.number in played.ratings), None)
