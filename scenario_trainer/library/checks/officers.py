"""Officers at play who do not read, each with a taste of their own."""

from random import Random

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Situation
from scenario_trainer.library.kinds import in_file
from scenario_trainer.library.kinds.tastes import Choice, Taste

FIRST = Taste(lambda choices: choices)


def longest(language: str) -> Taste:
    """Whoever takes what has the most words."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return sorted(choices, key=lambda choice: -len(choice.text.speak(language)))

    return Taste(rank)


def at_random(chance: Random) -> Taste:
    """Whoever takes anything, and leaves a talk at any moment."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return chance.sample(choices, len(choices))

    return Taste(rank, lambda asked, most: chance.randrange(most - asked + 1) > 0, in_turn=False)


def careful(chance: Random) -> Taste:
    """Whoever takes what earns most, and among equals anything."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return sorted(chance.sample(choices, len(choices)), key=lambda choice: -choice.worth)

    return Taste(rank)


def harsh(chance: Random) -> Taste:
    """Whoever takes what earns least, and among equals anything."""

    def rank(choices: list[Choice]) -> list[Choice]:
        return sorted(chance.sample(choices, len(choices)), key=lambda choice: choice.worth)

    return Taste(rank)


def move_by(taste: Taste, scenario: Scenario, situation: Situation) -> Move:
    """The move an officer of this taste makes."""
    act = scenario.scenes[situation.scene].act
    return in_file(act).choose(act, situation.values, taste)
