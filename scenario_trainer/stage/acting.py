"""What there is to do in the present scene, made ready for its form.

Topics and columns stand as in the file; everything an officer chooses among is
shuffled, in an order that belongs to the attempt.
"""

from collections.abc import Iterable, Mapping, Sequence

from scenario_trainer.engine.kinds import classify, talk
from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import MOTIVES, Classify
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.gaps import Gaps, gap_open
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play import chance, play
from scenario_trainer.engine.play.play import Situation, Step
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.stage.act_views import (
    ActView,
    AskedView,
    BoardView,
    ClassifyView,
    ColumnView,
    DraftView,
    EstimateView,
    GapsView,
    HubView,
    ItemView,
    OrderView,
    PickView,
    PlaceView,
    RateView,
    TaskView,
    TopicView,
    WriteView,
)
from scenario_trainer.stage.heard import line_view, person_view, taken
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.tokens import column_name, offence_name, token_of
from scenario_trainer.stage.views import OptionView
from scenario_trainer.text import Text, same

Steps = Sequence[Step]
Words = Mapping[int, str]  # the officer's own, by the number of their move; empty once deleted

ESTIMATES = tuple(range(0, 101, 10))
LONGEST_REPORT = 10_000  # characters


def act_view(
    scenario: Scenario, situation: Situation, playing: Playing, steps: Steps, words: Words
) -> ActView | None:
    """What the form of the present scene needs beside plain options."""
    scene, values = scenario.scenes[situation.scene], situation.values
    match scene.act:
        case Pick() as act:
            return PickView(act.count, act.most, act.budget)
        case Talk():
            return _hub(scenario, scene, values, playing, steps, words)
        case Gaps() as act:
            question = gap_open(act, values).text
            return GapsView(line_view(scenario, question, act.who, values))
        case Board() as act:
            return _board(scene, act, playing, steps)
        case Order() as act:
            return _order(scene, act, playing)
        case Estimate():
            return EstimateView(ESTIMATES)
        case Classify() as act:
            return _classify(scene, act, playing)
        case Narrative() as act:
            return _write(scene, act, values, playing, steps, words)
    return None


def options_of(
    scenario: Scenario, situation: Situation, playing: Playing
) -> tuple[OptionView, ...]:
    """The options, answers or choices offered now; a talk has its own, by topic."""
    scene = scenario.scenes[situation.scene]
    if isinstance(scene.act, Talk):
        return ()
    offered = play.open_options(scenario, situation)
    views = [OptionView(token_of(playing, scene.id, o.id), o.text, o.effort) for o in offered]
    views += _named(playing, scene.id, getattr(scene.act, "choices", {}))
    return _shuffled(playing, f"order/{scene.id}", views)


def reasons_of(scene: Scene, playing: Playing) -> tuple[OptionView, ...]:
    """The reasons to choose from, where a decision asks for one."""
    reasons = _named(playing, scene.id, getattr(scene.act, "reasons", {}))
    return _shuffled(playing, f"reasons/{scene.id}", reasons)


def _named(playing: Playing, scene: str, named: Mapping[str, Text]) -> tuple[OptionView, ...]:
    return tuple(OptionView(token_of(playing, scene, id), text) for id, text in named.items())


def _shuffled(playing: Playing, purpose: str, views: Iterable) -> tuple:
    return tuple(chance.shuffled(playing.start.seed, purpose, views))


def _hub(
    scenario: Scenario,
    scene: Scene,
    values: Values,
    playing: Playing,
    steps: Steps,
    words: Words,
) -> HubView:
    hub = scene.act
    may_type = hub.typed and talk.may_ask(hub, values)
    may_ask = may_type or talk.questions_open(hub, values)
    asked = [step for step in steps if step.before.scene == scene.id and step.move.kind == "ask"]
    latest = asked[-1].move.option.partition(".")[0] if asked else None
    return HubView(
        topics=tuple(_topics(scenario, scene, values, playing, latest)),
        asked=tuple(
            AskedView(talk.topic_of(hub, step.move.option).name, said_in(step, words))
            for step in asked
        ),
        left=hub.most - values[hub.tally.asked] if may_ask else 0,
        most=hub.most,
        may_type=may_type,
        leave=hub.leave,
    )


def said_in(step: Step, words: Words) -> Text:
    """What was said in a step: the officer's own question, else the option as it is written."""
    own = words.get(step.number) if step.move.question else None
    return same(own) if own else taken(step)[0].text


def _topics(
    scenario: Scenario, scene: Scene, values: Values, playing: Playing, latest: str | None
) -> Iterable[TopicView]:
    """The topics open now, also those with nothing left to choose; who is asked is said where it is a choice."""
    hub = scene.act
    open_now = {option.id for option in talk.questions_open(hub, values)}
    several = len({topic.of for topic in hub.topics.values()}) > 1
    for topic in talk.topics_open(hub, values):
        options = [hub.options[id] for id in topic.options]
        yield TopicView(
            token=token_of(playing, scene.id, topic.id),
            name=topic.name,
            person=person_view(scenario.people[topic.of]) if several and topic.of else None,
            asked=values[topic.asked],
            is_latest=topic.id == latest,
            wordings=_wordings(playing, scene.id, topic.id, options, open_now),
        )


def _wordings(
    playing: Playing, scene: str, topic: str, options: Sequence[Option], open_now: set[str]
) -> tuple[OptionView, ...]:
    """Shuffled before any is left out, so that they keep their places during the talk."""
    shuffled = _shuffled(playing, f"order/{scene}/{topic}", options)
    return tuple(
        OptionView(token_of(playing, scene, option.id), option.text)
        for option in shuffled
        if option.id in open_now
    )


def _board(scene: Scene, board: Board, playing: Playing, steps: Steps) -> BoardView:
    before = _placed_before(scene, board, playing, steps)
    items = [
        ItemView(token_of(playing, scene.id, item.id), item.text, before.get(item.id))
        for item in board.items.values()
    ]
    return BoardView(
        items=_shuffled(playing, f"order/{board.first or scene.id}", items),
        columns=tuple(
            ColumnView(column_token(playing, scene.id, id), column.name, column.strength)
            for id, column in board.columns.items()
        ),
    )


def _placed_before(
    scene: Scene, board: Board, playing: Playing, steps: Steps
) -> dict[str, PlaceView]:
    """Where each item was put when the same items were sorted for the first time."""
    first = [step for step in steps if step.before.scene == board.first and board.first]
    if not first:
        return {}
    return {
        item: PlaceView(
            place_value(column_token(playing, scene.id, column), strength),
            board.columns[column].name,
            strength,
        )
        for item, column, strength in first[-1].move.placed
    }


def column_token(playing: Playing, scene: str, column: str) -> str:
    """The token of a column."""
    return token_of(playing, scene, column_name(column))


def place_value(column: str, strength: int) -> str:
    """What a form field says for a column, with its strength where it asks for one."""
    return f"{column}.{strength}" if strength else column


def _order(scene: Scene, order: Order, playing: Playing) -> OrderView:
    tasks = [
        TaskView(token_of(playing, scene.id, task.id), task.text, task.minutes)
        for task in order.tasks.values()
    ]
    return OrderView(_shuffled(playing, f"order/{scene.id}", tasks))


def _classify(scene: Scene, act: Classify, playing: Playing) -> ClassifyView:
    offences = {offence_name(id): text for id, text in act.offences.items()}
    items = _named(playing, scene.id, {id: item.text for id, item in act.items.items()})
    return ClassifyView(
        answers=MOTIVES,
        offences=_shuffled(playing, f"offences/{scene.id}", _named(playing, scene.id, offences)),
        items=_shuffled(playing, f"order/{scene.id}", items),
        most_signs=classify.MOST_SIGNS,
    )


def _write(
    scene: Scene,
    act: Narrative,
    values: Values,
    playing: Playing,
    steps: Steps,
    words: Words,
) -> WriteView | RateView:
    if not values[act.wrote]:
        may_pass = playing.mode != "assessment"
        return WriteView(act.least, act.most, LONGEST_REPORT, DraftView(), may_pass=may_pass)
    checks = {
        check.id: check.text
        for check in act.checklist.values()
        if check.when is None or check.when.test(values)
    }
    written = next(step for step in reversed(steps) if step.move.kind == "write")
    return RateView(words.get(written.number), _named(playing, scene.id, checks))
