"""The steps of a walk as an author writes them, and the moves they mean.

One word, or several where a scene takes several: the options of a pick, the tasks
of an order, what deviates from the right answer on a board or in a classification.
"""

from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Situation
from scenario_trainer.library.kinds import in_file
from scenario_trainer.library.kinds.in_file import Step


def move_of(scenario: Scenario, situation: Situation, step: Step) -> Move | None:
    """The move a step of a walk means in this scene; None where it means none."""
    act = scenario.scenes[situation.scene].act
    return in_file(act).move(act, situation.values, step)


def steps_open(scenario: Scenario, situation: Situation) -> Step:
    """The steps that could be taken here."""
    act = scenario.scenes[situation.scene].act
    names = tuple(option.id for option in play.open_options(scenario, situation))
    return in_file(act).steps(act, situation.values, names)


def unknown_in(scenario: Scenario, situation: Situation, step: Step) -> tuple[str, Step]:
    """The part of a step that cannot be taken that names nothing here, and what could stand there."""
    act, open_now = scenario.scenes[situation.scene].act, steps_open(scenario, situation)
    for word, known in in_file(act).parts(act, open_now, step):
        if word not in known:
            return word, known
    return ", ".join(step), open_now
