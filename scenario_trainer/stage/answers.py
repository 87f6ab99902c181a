"""From what a form says to the move it means: one short function for each kind.

What cannot be read is an `InputError` whose code says what is missing; a token
that stands for nothing here is `OptionNotOpen`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scenario_trainer.engine.kinds import classify, questions, talk
from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import MOTIVES, Classify
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.estimate import Estimate
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.order import Order
from scenario_trainer.engine.kinds.pick import Pick, fits
from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.play.play import Move
from scenario_trainer.engine.story.scenario import Scene
from scenario_trainer.engine.story.values import Values
from scenario_trainer.errors import InputError, OptionNotOpen
from scenario_trainer.stage.acting import ESTIMATES, LONGEST_REPORT, place_value
from scenario_trainer.stage.playing import Playing
from scenario_trainer.stage.tokens import column_name, name_of, offence_name, token_of

CONFIDENCES = ("unsure", "fairly", "certain")
STRENGTHS = (1, 2, 3)
LONGEST_REASON = 200
LONGEST_QUESTION = 300
LONGEST_REFLECTION = 2000
LONGEST_PLAN = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What the officer's form says; `turn` is where they stood, `key` is this tap's own."""

    kind: str
    turn: int
    key: str
    tokens: tuple[str, ...] = ()
    confidence: str | None = None
    reason: str | None = None
    words: str = ""
    to: int | None = None
    placed: tuple[tuple[str, str], ...] = ()  # (token, its place): of items, tasks or signs
    number: int | None = None
    motive: str | None = None
    topic: str | None = None
    question: str | None = None
    seen: int = 0
    sequence: int = 0

    @property
    def typed(self) -> "Typed":
        """The words with the window they were typed in; the key is that window's."""
        return Typed(self.key, self.words, self.seen, self.sequence)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a window, the revision of the draft it began from, and how far it has come."""

    window: str
    words: str
    seen: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """An answer together with the scene of the attempt it was given in, and how things stand there."""

    playing: Playing
    scene: Scene
    values: Values
    answer: Answer

    def name(self, token: str | None, names: Iterable[str]) -> str:
        """Which of the names a token stands for; it has to be one of them."""
        name = name_of(self.playing, self.scene.id, token, names)
        if name is None:
            raise OptionNotOpen("a token of another scene")
        return name

    def chosen(self, names: Iterable[str]) -> tuple[str, ...]:
        """What the tokens of the answer stand for."""
        return tuple(self.name(token, names) for token in self.answer.tokens)

    def one(self, names: Iterable[str]) -> str:
        """The one that was chosen."""
        if len(self.answer.tokens) != 1:
            raise InputError(code="choose_one")
        return self.chosen(names)[0]


def move_of(playing: Playing, scene: Scene, values: Values, answer: Answer) -> Move:
    """The move an answer means in this scene."""
    read = READERS.get(answer.kind)
    if read is None:
        raise InputError(code="unknown_move")
    kinds, reader = read
    if not isinstance(scene.act, kinds):
        raise OptionNotOpen(f"{answer.kind} in {scene.id}")
    return reader(Form(playing, scene, values, answer))


def words_of(move: Move, answer: Answer) -> str | None:
    """What they wrote, where the move asks for words; a form may send them with any."""
    wanted = answer.kind in ("decide", "reflect", "write") or move.question
    return answer.words.strip() or None if wanted else None


def _decide(form: Form) -> Move:
    act, answer = form.scene.act, form.answer
    option = form.one(act.options)
    no_longer_than(LONGEST_REASON, answer.words)
    if isinstance(act, Gaps):
        return Move("decide", option=option)
    return Move(
        "decide", option=option, confidence=_confidence(form), reason=_reason(form, act.reasons)
    )


def _confidence(form: Form) -> str | None:
    if not form.scene.act.confidence:
        return None
    if form.answer.confidence not in CONFIDENCES:
        raise InputError(code="say_how_sure")
    return form.answer.confidence


def _reason(form: Form, reasons: Iterable[str]) -> str | None:
    reason = name_of(form.playing, form.scene.id, form.answer.reason, reasons)
    if reasons and reason is None:
        raise InputError(code="give_a_reason")
    return reason


def _pick(form: Form) -> Move:
    act, chosen = form.scene.act, dict.fromkeys(form.chosen(form.scene.act.options))
    if not fits(act, [act.options[id] for id in chosen]):
        raise _no_pick(act, len(chosen))
    return Move("pick", options=tuple(chosen))


def _no_pick(act: Pick, chosen: int) -> InputError:
    """What keeps these from being a pick."""
    if act.count is not None:
        return InputError(code="pick_count", count=act.count)
    if not chosen:
        return InputError(code="pick_something")
    if act.most and chosen > act.most:
        return InputError(code="pick_fewer", most=act.most)
    return InputError(code="pick_within", budget=act.budget)


def _reflect(form: Form) -> Move:
    no_longer_than(LONGEST_REFLECTION, form.answer.words)
    choices = form.scene.act.choices
    return Move("reflect", option=form.one(choices) if choices else None)


def _ask(form: Form) -> Move:
    hub = form.scene.act
    if not (form.answer.question or form.answer.words):
        return Move("ask", option=form.one(hub.options))
    if not hub.typed:
        raise OptionNotOpen("no questions of one's own here")
    read_question(form.answer.words)
    if not form.answer.topic:
        raise InputError(code="choose_topic")
    if form.answer.question not in questions.GROUP_OF:
        raise InputError(code="choose_type")
    topic = form.name(form.answer.topic, hub.topics)
    option = talk.stand_in(hub, topic, form.answer.question, form.values)
    if option is None:
        raise InputError(code="nothing_to_say_to_it")
    return Move("ask", option=option, question=form.answer.question)


def read_question(words: str) -> str:
    """A question in the officer's own words, short enough to be one."""
    if not words.strip():
        raise InputError(code="say_question")
    no_longer_than(LONGEST_QUESTION, words)
    return words.strip()


def _sort(form: Form) -> Move:
    board, put = form.scene.act, dict(form.answer.placed)
    placed = []
    for item in board.items:
        value = put.get(token_of(form.playing, form.scene.id, item))
        if value:
            placed.append((item, *_place(form, board, value)))
    if len(placed) < len(board.items):
        raise InputError(code="place_everything", missing=len(board.items) - len(placed))
    return Move("sort", placed=tuple(placed))


def _place(form: Form, board: Board, value: str) -> tuple[str, int]:
    """The column and the strength a field says."""
    for id, column in board.columns.items():
        token = token_of(form.playing, form.scene.id, column_name(id))
        for strength in STRENGTHS if column.strength else (0,):
            if value == place_value(token, strength):
                return id, strength
    raise OptionNotOpen("no such place")


def _order(form: Form) -> Move:
    tasks, put = form.scene.act.tasks, dict(form.answer.placed)
    places = {task: put.get(token_of(form.playing, form.scene.id, task)) for task in tasks}
    wanted = [str(number) for number in range(1, len(tasks) + 1)]
    if sorted(places.values(), key=str) != sorted(wanted):
        raise InputError(code="one_place_each")
    return Move("order", options=tuple(sorted(tasks, key=lambda task: int(places[task]))))


def _estimate(form: Form) -> Move:
    if form.answer.number not in ESTIMATES:
        raise InputError(code="choose_estimate")
    return Move("estimate", number=form.answer.number)


def _classify(form: Form) -> Move:
    act, answer = form.scene.act, form.answer
    if answer.motive not in MOTIVES:
        raise InputError(code="choose_answer")
    ticked = form.chosen([offence_name(id) for id in act.offences])
    if not ticked:
        raise InputError(code="name_an_offence")
    return Move(
        "classify",
        option=answer.motive,
        options=tuple(id for id in act.offences if offence_name(id) in ticked),
        placed=_signs(form, act),
        confidence=_confidence(form),
    )


def _signs(form: Form, act: Classify) -> tuple[tuple[str, str, int], ...]:
    """The signs named on each side, in the order of the file."""
    named = {(form.name(token, act.items), side) for token, side in form.answer.placed}
    for side in classify.SIDES:
        if sum(each == side for _, each in named) > classify.MOST_SIGNS:
            raise InputError(code="fewer_signs", most=classify.MOST_SIGNS)
    if len({item for item, _ in named}) < len(named):
        raise InputError(code="sign_on_both_sides")
    return tuple(
        (id, side, 0) for id in act.items for side in classify.SIDES if (id, side) in named
    )


def _write(form: Form) -> Move:
    """A report within its limits, or none at all, which is said openly."""
    if form.answer.kind == "pass":
        if form.playing.mode == "assessment":
            raise OptionNotOpen("a report is asked for in an assessment")
        return Move("write")
    act, words = form.scene.act, form.answer.words
    no_longer_than(LONGEST_REPORT, words)
    count = len(words.split())
    if count < act.least:
        raise InputError(code="too_few_words", count=count, least=act.least)
    if count > act.most:
        raise InputError(code="too_many_words", count=count, most=act.most)
    return Move("write")


def _rate(form: Form) -> Move:
    return Move("rate", options=form.chosen(form.scene.act.checklist))


def no_longer_than(most: int, words: str) -> None:
    """Refuse words that are longer; nothing is cut without a word."""
    if len(words) > most:
        raise InputError(code="too_long", most=most)


def _plain(form: Form) -> Move:
    return Move(form.answer.kind)


READERS: dict[str, tuple[object, Callable[[Form], Move]]] = {
    "decide": (Decision | Gaps, _decide),
    "pick": (Pick, _pick),
    "reflect": (Reflect, _reflect),
    "ask": (Talk, _ask),
    "leave": (Talk, _plain),
    "sort": (Board, _sort),
    "order": (Order, _order),
    "estimate": (Estimate, _estimate),
    "classify": (Classify, _classify),
    "write": (Narrative, _write),
    "pass": (Narrative, _write),
    "rate": (Narrative, _rate),
    "continue": (object, _plain),
    "time_out": (object, _plain),
}
