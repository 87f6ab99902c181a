"""Classifications on the stage: the answer, the offences, and a few signs on either side."""

from dataclasses import dataclass

from scenario_trainer.engine.kinds.classify import MOST_SIGNS, MOTIVES, SIDES, Classify
from scenario_trainer.engine.turn.moves import Move, Step
from scenario_trainer.errors import InputError
from scenario_trainer.stage.form import Form, confidence
from scenario_trainer.stage.kinds.moment import Moment
from scenario_trainer.stage.kinds.on_stage import OnStage
from scenario_trainer.stage.tokens import offence_name
from scenario_trainer.stage.views import OptionView
from scenario_trainer.text import Text


@dataclass(frozen=True, slots=True)
class ClassifyView:
    """The answers, the offences to tick, and the signs of which a few can be named."""

    answers: tuple[str, ...]
    offences: tuple[OptionView, ...]
    items: tuple[OptionView, ...]
    most_signs: int


def view(moment: Moment[Classify]) -> ClassifyView:
    """The answers as they are known, offences and signs shuffled."""
    act, scene = moment.act, moment.scene.id
    offences = moment.named({offence_name(id): text for id, text in act.offences.items()})
    items = moment.named({id: item.text for id, item in act.items.items()})
    return ClassifyView(
        answers=MOTIVES,
        offences=moment.shuffled(f"offences/{scene}", offences),
        items=moment.shuffled(f"order/{scene}", items),
        most_signs=MOST_SIGNS,
    )


def classify(form: Form[Classify]) -> Move:
    """An answer, an offence at least, and the signs that speak for and against it."""
    act, answer = form.act, form.answer
    if answer.motive not in MOTIVES:
        raise InputError(code="choose_answer")
    ticked = form.chosen([offence_name(id) for id in act.offences])
    if not ticked:
        raise InputError(code="name_an_offence")
    return Move(
        "classify",
        option=answer.motive,
        options=tuple(id for id in act.offences if offence_name(id) in ticked),
        placed=_signs(form),
        confidence=confidence(form),
    )


def _signs(form: Form[Classify]) -> tuple[tuple[str, str, int], ...]:
    """The signs named on each side, in the order of the file."""
    named = {(form.name(token, form.act.items), side) for token, side in form.answer.placed}
    for side in SIDES:
        if sum(each == side for _, each in named) > MOST_SIGNS:
            raise InputError(code="fewer_signs", most=MOST_SIGNS)
    if len({item for item, _ in named}) < len(named):
        raise InputError(code="sign_on_both_sides")
    return tuple((id, side, 0) for id in form.act.items for side in SIDES if (id, side) in named)


def note(act: Classify, step: Step) -> Text | None:
    """What there is to say to the answer given."""
    return act.whys.get(step.move.option or "")


KIND: OnStage[Classify] = OnStage(reads={"classify": classify}, view=view, note=note)
