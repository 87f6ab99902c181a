"""Major slips: raised, repaired in time, or still to be repaired (competencies.md 5)."""

from collections.abc import Mapping, Sequence

from scenario_trainer.engine.ahead.outlook import branches
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Situation, Step

Majors = Mapping[str, bool]  # raised -> repaired in time, or to be repaired still
REPAIR_WITHIN = 2  # decisions


def majors_of(steps: Sequence[Step]) -> dict[str, tuple[int, bool]]:
    """Every major slip, and whether one of the next two decisions repaired it."""
    taken = [(step.number, [e.what for e in step.events if e.kind == "took"]) for step in steps]
    taken = [(number, options) for number, options in taken if options]
    majors: dict[str, tuple[int, bool]] = {}
    for place, (number, options) in enumerate(taken):
        for option in options:
            if option.major:
                following = taken[place + 1 : place + 1 + REPAIR_WITHIN]
                repaired = any(o.repairs == option.major for _, them in following for o in them)
                earlier = majors.get(option.major, (number, True))
                majors[option.major] = (earlier[0], earlier[1] and repaired)
    return majors


def repaired_of(steps: Sequence[Step]) -> dict[str, bool]:
    """Every major slip of a whole line, and whether it was repaired."""
    return {major: repaired for major, (_, repaired) in majors_of(steps).items()}


def majors_standing(scenario: Scenario, steps: Sequence[Step]) -> dict[str, bool]:
    """Every major slip so far; True where it was repaired or the next decisions still may."""
    standing: dict[str, bool] = {}
    for major, (number, repaired) in majors_of(steps).items():
        since = sum(_is_decision(step) for step in steps if step.number > number)
        left = REPAIR_WITHIN - since
        standing[major] = repaired or _may_repair(scenario, steps[-1].after, major, left)
    return standing


def _is_decision(step: Step) -> bool:
    return any(event.kind == "took" for event in step.events)


def _may_repair(scenario: Scenario, situation: Situation, major: str, left: int) -> bool:
    """Whether some way of so many decisions from here repairs the slip."""
    scene = scenario.scenes.get(situation.scene)
    if left <= 0 or scene is None:
        return False
    for move, options in moves_open(scene, situation):
        if any(option.repairs == major for option in options):
            return True
        for _, following in branches(scenario, situation, move):
            goes_on = bool(options) or following.scene != situation.scene
            if goes_on and _may_repair(scenario, following, major, left - bool(options)):
                return True
    return False
