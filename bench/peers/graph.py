"""The graph all engines play: thirty scenes, three gauges, a guard in every scene.

That is five times as many guards as the shipped scenarios have. Guards are written in the language of our conditions; it is close enough to the others
that each engine gets the same sentence, spelled as it is there. Which option is taken
comes from numbers drawn beforehand, so that all engines walk the same way.
"""

import re
from random import Random
from typing import NamedTuple

import yaml

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library.building import builder
from scenario_trainer.library.file import guard

SEED = 2026
SCENES = 30
MOVES = 40  # in one walk
GAUGES = {"trust": 50, "calm": 40, "evidence": 30}
EVEN = 12  # numbers drawn are below this, so that one of two, three or four options is as likely


class Way(NamedTuple):
    """One option: where it leads, when it is offered, what it adds to the gauges."""

    id: str
    goes: str
    guard: str | None
    gains: dict[str, int]


class Graph(NamedTuple):
    """What every engine is given: the ways out of each scene, the last of them guarded."""

    opening: str
    scenes: dict[str, list[Way]]


def a_graph(seed: int = SEED) -> Graph:
    """The same graph for the same seed, on every machine."""
    chance = Random(seed)
    names = [f"s{place:02}" for place in range(SCENES)]
    return Graph(names[0], {name: _ways(chance, name, names) for name in names})


def _ways(chance: Random, scene: str, names: list[str]) -> list[Way]:
    others = [name for name in names if name != scene]
    ids = "abcd"[: chance.choice((3, 4))]
    return [
        Way(id, chance.choice(others), _guard(chance) if id == ids[-1] else None, _gains(chance))
        for id in ids
    ]


def _guard(chance: Random) -> str:
    clauses = [
        f"{gauge} {chance.choice(('>=', '<'))} {chance.randrange(30, 71)}"
        for gauge in chance.sample(list(GAUGES), chance.choice((1, 2)))
    ]
    return f" {chance.choice(('and', 'or'))} ".join(clauses)


def _gains(chance: Random) -> dict[str, int]:
    gauges = chance.sample(list(GAUGES), chance.choice((1, 2, 3)))
    return {gauge: chance.choice((-15, -8, 4, 6, 10)) for gauge in gauges}


def walks(count: int, seed: int = SEED) -> list[list[int]]:
    """For each walk the numbers that choose among what is offered, move by move."""
    chance = Random(seed + 1)
    return [[chance.randrange(EVEN) for _ in range(MOVES)] for _ in range(count)]


def spelled(guard: str, of: str, *, both: str = " and ", either: str = " or ") -> str:
    """A guard in another language; *of* is what the gauges are fields of there."""
    words = re.sub(r"\b(trust|calm|evidence)\b", rf"{of}\1", guard)
    return words.replace(" and ", both).replace(" or ", either)


def as_scenario(graph: Graph) -> Scenario:
    """The graph written down as an author would and built as every scenario is."""
    draft = builder.compose(guard.read(yaml.safe_dump(_file(graph)).encode(), "scenario.yaml"), {})
    assert draft.scenario is not None and not draft.findings, draft.findings
    return draft.scenario


def _file(graph: Graph) -> dict:
    return {
        "id": "common-graph",
        "family": "incident_response",
        "language": "en",
        "title": "A graph",
        "level": 1,
        "minutes": 5,
        "summary": "Thirty scenes.",
        "content_note": "Nothing happens.",
        "weights": {"COM": 100},
        "objectives": ["To be walked through"],
        "setting": "Nowhere.",
        "truth": "There is none.",
        "people": {"rea": {"name": "Rea", "about": "a passer-by", "of_concern": "yes"}},
        "gauges": {
            gauge: {"start": start, "name": gauge, "shows": {0: "Low.", 50: "High."}}
            for gauge, start in GAUGES.items()
        },
        "opening": graph.opening,
        "scenes": {name: _scene(ways) for name, ways in graph.scenes.items()},
        "endings": {"over": _ending()},
    }


def _scene(ways: list[Way]) -> dict:
    return {
        "title": "A scene",
        "narration": "Something is to be done.",
        "decision": {
            "prompt": "What do you do?",
            "hint": "Do something.",
            "assesses": {"COM": 1},
            "options": {way.id: _option(way) for way in ways},
        },
    }


def _option(way: Way) -> dict:
    option = {
        "text": f"Way {way.id}",
        "quality": "strong",
        "credit": {"COM": 100},
        "changes": {gauge: f"{amount:+}" for gauge, amount in way.gains.items()},
        "reply": [{"rea": "Yes."}],
        "why": "It leads on.",
        "goes": way.goes,
    }
    return option | ({"when": way.guard} if way.guard else {})


def _ending() -> dict:
    return {
        "title": "Over",
        "narration": "It is over.",
        "one_month_later": "Nothing more.",
        "her_side": "It was short.",
        "tone": "good",
    }
