"""Which of the hidden variants an attempt is drawn from."""

import secrets
from collections.abc import Sequence

from scenario_trainer.engine.play import chance
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Start
from scenario_trainer.records import attempts

Draws = tuple[int, int]  # the places of a temperament and a truth


def start_of(scenario: Scenario, officer_id: int, mode: str) -> Start:
    """Coach is always alike; practice is drawn; assessment takes a variant not seen before.

    So that there is one, practice leaves out a variant of each officer's own
    until their first assessment. Their order is fixed and without coach mode's,
    so that deleting attempts makes nothing unseen again.
    """
    if mode == "coach":
        return Start(seed=1)
    variants = [
        (temperament, truth)
        for temperament in range(max(len(scenario.temperaments), 1))
        for truth in range(max(len(scenario.truths), 1))
    ]
    met = attempts.draws_met(officer_id, scenario.id)
    ranked = chance.shuffled(officer_id, f"kept/{scenario.id}", variants[1:] or variants)
    kept = [variant for variant in ranked if variant not in met][:1]
    if mode == "practice":
        pool = _least_met([variant for variant in variants if variant not in kept], met)
    else:
        pool = kept or variants
    return Start(secrets.randbits(53), *secrets.choice(pool or variants))


def _least_met(variants: list[Draws], met: Sequence[Draws]) -> list[Draws]:
    """Those with another truth than the last time, and of these the ones met least often."""
    others = [variant for variant in variants if met and variant[1] != met[-1][1]] or variants
    least = min((met.count(variant) for variant in others), default=0)
    return [variant for variant in others if met.count(variant) == least]
