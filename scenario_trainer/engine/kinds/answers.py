"""What each kind of scene does with a move: one short function each, giving where it leads."""

from scenario_trainer.engine.kinds import judging, questions
from scenario_trainer.engine.kinds.acts import (
    MOTIVES,
    Board,
    Classify,
    Continue,
    Decision,
    Estimate,
    Gaps,
    Hub,
    Order,
    Pick,
    Reflect,
    Write,
)
from scenario_trainer.engine.play.moves import Happened, Move
from scenario_trainer.engine.play.turn import Turn, gap_open
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.errors import OptionNotOpen


def _decide(turn: Turn, scene: Scene, move: Move) -> str:
    option = scene.act.options.get(move.option)
    if option is None or not is_offered(option, turn.values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    turn.take(option)
    return option.goes


def is_offered(option: Option, values: Values) -> bool:
    """Whether the option may be taken now."""
    return option.offered and (option.when is None or bool(option.when.test(values)))


def _fall_silent(turn: Turn, scene: Scene, move: Move) -> str:
    if scene.act.timer is None:
        raise OptionNotOpen(f"{scene.id} has no timer")
    option = scene.act.options[scene.act.timer.silence]
    turn.take(option)
    return option.goes


def _pick(turn: Turn, scene: Scene, move: Move) -> str:
    chosen = set(move.options)
    options = [option for id, option in scene.act.options.items() if id in chosen]
    if len(move.options) != len(options) or not fits(scene.act, options):
        raise OptionNotOpen(f"{scene.id} does not take {move.options}")
    if not all(is_offered(option, turn.values) for option in options):
        raise OptionNotOpen(f"not all of {move.options} are open in {scene.id}")
    for option in options:
        turn.take(option)
    return scene.goes


def fits(act: Pick, options: list[Option]) -> bool:
    """Whether these options together are a pick: the right number, within the budget."""
    if act.budget is not None and sum(option.effort for option in options) > act.budget:
        return False
    if act.count is not None:
        return len(options) == act.count
    return 1 <= len(options) <= (act.most or len(act.options))


def _reflect(turn: Turn, scene: Scene, move: Move) -> str:
    if scene.act.choices and move.option not in scene.act.choices:
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    return scene.goes


def _continue(turn: Turn, scene: Scene, move: Move) -> str:
    return scene.goes


def _ask(turn: Turn, scene: Scene, move: Move) -> str:
    hub, values = scene.act, turn.values
    option = hub.options.get(move.option)
    if option is None or not _may_put(hub, option, move, values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    topic = questions.topic_of(hub, option.id)
    if values[topic.asked]:
        turn.change(hub.again)
    values[topic.asked] += 1
    _count(hub, option, move.question or option.question, values)
    turn.take(option)
    if values[topic.asked] <= len(topic.tells):
        turn.happened.append(Happened("told", topic.tells[values[topic.asked] - 1]))
    return scene.id


def _may_put(hub: Hub, option: Option, move: Move, values: Values) -> bool:
    """Whether the question is open; in the officer's own words it may come back to an old answer."""
    if move.question is None:
        return questions.is_open(hub, option, values)
    known = hub.typed and move.question in questions.GROUP_OF
    return known and questions.on_topic(hub, questions.topic_of(hub, option.id), values)


def _count(hub: Hub, option: Option, type: str, values: list[int]) -> None:
    tally = hub.tally
    values[tally.asked] += 1
    group = questions.GROUP_OF[type]
    if group != "avoid":
        values[tally.recommended if group == "recommended" else tally.neutral] += 1
    if type in questions.LED:
        values[tally.led] += 1
    for code, slot in hub.lost.items():
        values[slot] = max(values[slot], 100 - option.credit.get(code, 100))


def _leave(turn: Turn, scene: Scene, move: Move) -> str:
    return scene.goes


def _answer_back(turn: Turn, scene: Scene, move: Move) -> str:
    gap = gap_open(scene.act, turn.values)
    if gap is None or move.option not in gap.options:
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    option = scene.act.options[move.option]
    if not is_offered(option, turn.values):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    turn.values[gap.asked] = 1
    turn.values[scene.act.put] += 1
    turn.take(option)
    return scene.id


def _sort(turn: Turn, scene: Scene, move: Move) -> str:
    board = scene.act
    if not judging.is_complete(board.items, move.placed):
        raise OptionNotOpen(f"{scene.id} wants every item once")
    for _, column, strength in move.placed:
        if column not in board.columns:
            raise OptionNotOpen(f"no column {column} in {scene.id}")
        if board.columns[column].strength != (strength in (1, 2, 3)):
            raise OptionNotOpen(f"strength {strength} in {column} of {scene.id}")
    return scene.goes


def _put_in_order(turn: Turn, scene: Scene, move: Move) -> str:
    order = scene.act
    if sorted(move.options) != sorted(order.tasks):
        raise OptionNotOpen(f"{scene.id} wants every task once")
    done = judging.in_time(order, move.options, turn.values[order.clock])
    for task, early in judging.tasks_in_file_order(order, done):
        turn.change(task.changes if early else task.late)
        turn.happened.append(Happened("told", task.reply if early else task.late_reply))
    turn.values[order.clock] += sum(task.minutes for task in order.tasks.values())
    return scene.goes


def _estimate(turn: Turn, scene: Scene, move: Move) -> str:
    if move.number is None or not 0 <= move.number <= 100:
        raise OptionNotOpen(f"{move.number} in {scene.id}")
    return scene.goes


def _classify(turn: Turn, scene: Scene, move: Move) -> str:
    act = scene.act
    if move.option not in MOTIVES or not set(move.options) <= set(act.offences):
        raise OptionNotOpen(f"{move.option} in {scene.id}")
    named = [(id, side) for id, side, _ in move.placed]
    for side in judging.SIDES:
        if sum(each == side for _, each in named) > judging.MOST_SIGNS:
            raise OptionNotOpen(f"too many signs {side} in {scene.id}")
    known = all(id in act.items and side in judging.SIDES for id, side in named)
    if not known or len({id for id, _ in named}) != len(named):
        raise OptionNotOpen(f"no such signs in {scene.id}")
    if move.option in act.took:
        turn.values[act.took[move.option]] = 1
    return scene.goes


def _write(turn: Turn, scene: Scene, move: Move) -> str:
    if turn.values[scene.act.wrote]:
        raise OptionNotOpen(f"{scene.id} is written")
    turn.values[scene.act.wrote] = 1
    return scene.id


def _rate(turn: Turn, scene: Scene, move: Move) -> str:
    if not turn.values[scene.act.wrote] or not set(move.options) <= set(scene.act.checklist):
        raise OptionNotOpen(f"nothing to rate in {scene.id}")
    turn.values[scene.act.wrote] = 0
    return scene.goes


ANSWERS = {
    (Decision, "decide"): _decide,
    (Decision, "time_out"): _fall_silent,
    (Pick, "pick"): _pick,
    (Reflect, "reflect"): _reflect,
    (Continue, "continue"): _continue,
    (Hub, "ask"): _ask,
    (Hub, "leave"): _leave,
    (Gaps, "decide"): _answer_back,
    (Board, "sort"): _sort,
    (Order, "order"): _put_in_order,
    (Estimate, "estimate"): _estimate,
    (Classify, "classify"): _classify,
    (Write, "write"): _write,
    (Write, "rate"): _rate,
}
