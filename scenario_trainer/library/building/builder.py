"""From a checked file to a `Scenario` ready to be played.

Everything is looked up here, once: names become slots, conditions closures,
changes tuples of effects with each temperament's factors worked in, so that
playing never has to ask again. What cannot be resolved becomes a finding with
its line and column. The result is cached by the content of the file and its
translations; an edition never changes, so neither does what was built from it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256

from scenario_trainer.engine.kinds.kind import options_in
from scenario_trainer.engine.story.options import Later
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.errors import ScenarioError
from scenario_trainer.library.building import cast, scenes
from scenario_trainer.library.building.slots import held
from scenario_trainer.library.file import guard, schema, shape
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.findings.finding import Finding, in_order
from scenario_trainer.library.terms.terms import Catalogues, Terms
from scenario_trainer.text import Text

_HEAD = ("title", "summary", "content_note", "setting", "truth")


def build(source: bytes, catalogues: Catalogues, sha: str | None = None) -> Scenario:
    """The scenario in *source*, cached; *sha* saves working out `content_hash` again.

    Raises `ScenarioError` with all findings if it cannot be played.
    """
    return _built(_Content(sha or content_hash(source, catalogues), source, catalogues))


def content_hash(source: bytes, catalogues: Catalogues) -> str:
    """The name of exactly this file with exactly these translations."""
    words = {language: dict(sorted(texts.items())) for language, texts in catalogues.items()}
    told = json.dumps(words, sort_keys=True, ensure_ascii=False).encode()
    return sha256(sha256(source).digest() + sha256(told).digest()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Content:
    """What is built from; two are the same when their hash is."""

    sha: str
    source: bytes = field(compare=False)
    catalogues: Catalogues = field(compare=False)


@lru_cache(maxsize=64)
def _built(content: _Content) -> Scenario:
    draft = compose(guard.read(content.source, "scenario.yaml"), content.catalogues)
    if draft.findings or draft.scenario is None:
        raise ScenarioError(draft.findings)
    return draft.scenario


@dataclass(frozen=True, slots=True)
class Draft:
    """What came of one file: as much as could be made of it, and what is wrong with it."""

    tree: Tree
    file: schema.ScenarioFile | None = None
    scenario: Scenario | None = None
    texts: Mapping[str, str] = field(default_factory=dict)  # id -> words, in story order
    spoken: Mapping[str, Text] = field(default_factory=dict)  # the same with their translations
    findings: tuple[Finding, ...] = ()


def compose(tree: Tree, catalogues: Catalogues) -> Draft:
    """Shape, names and conditions of a file that was read; never raises for what is in it."""
    if tree.findings:
        return Draft(tree, findings=tree.findings)
    file, findings = shape.check(schema.ScenarioFile, tree)
    if file is None:
        return Draft(tree, findings=in_order(findings))
    terms = Terms(file, tree, catalogues, held(file, tree.source))
    scenario = _scenario(terms)
    found = in_order(terms.findings)
    return Draft(tree, file, scenario, terms.texts, terms.spoken, found)


def _scenario(terms: Terms) -> Scenario:
    """The scenario; only to be used if there are no findings."""
    file = terms.file
    terms.check_names()
    terms.competencies(file.weights, "weights")
    head = {name: terms.text(getattr(file, name), name) for name in _HEAD}
    whole = Scenario(
        id=file.id,
        family=file.family,
        level=file.level,
        minutes=file.minutes,
        **head,
        objectives=tuple(
            terms.text(words, f"objectives.{n}") for n, words in enumerate(file.objectives)
        ),
        weights=file.weights,
        people={id: cast.person(terms, id, person) for id, person in file.people.items()},
        gauges={id: cast.gauge(terms, id, gauge) for id, gauge in file.gauges.items()},
        states={id: state.values for id, state in file.states.items()},
        facts={id: cast.fact(terms, id, fact) for id, fact in file.facts.items()},
        temperaments=cast.draws(terms, file.draws.temperament, "draws.temperament"),
        truths=cast.draws(terms, file.draws.truth, "draws.truth"),
        majors={id: cast.major(terms, id, major) for id, major in file.majors.items()},
        deadlines=tuple(cast.deadline(terms, n, each) for n, each in enumerate(file.deadlines)),
        interrupts=tuple(cast.interrupt(terms, n, each) for n, each in enumerate(file.interrupts)),
        opening=terms.scene_named(file.opening, "opening"),
        scenes={id: scenes.scene(terms, id, scene) for id, scene in file.scenes.items()},
        endings={id: scenes.ending(terms, id, ending) for id, ending in file.endings.items()},
        slots=terms.slots,
        start=terms.start,
        volunteered=tuple(cast.volunteered(terms)),
        outcome=cast.outcome(terms),
        next=file.next,
    )
    return replace(whole, later=tuple(_set_going(whole.scenes.values())))


def _set_going(scenes: Iterable[Scene]) -> Iterator[Later]:
    """All that options can set going, in file order."""
    for scene in scenes:
        for option in options_in(scene.act).values():
            yield from option.later
