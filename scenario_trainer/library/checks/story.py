"""What a check gets to see: the file as written, the scenario as built, the sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any, NamedTuple

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.classify import Classify
from scenario_trainer.engine.kinds.kind import options_in
from scenario_trainer.engine.story.options import Option
from scenario_trainer.engine.story.scenario import Scenario, Scene
from scenario_trainer.library.file.guard import Tree, path_of
from scenario_trainer.library.file.schema import ScenarioFile
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.kinds import in_file
from scenario_trainer.library.map.ways import Way, ways
from scenario_trainer.library.references import Reference
from scenario_trainer.text import Text


class Found(NamedTuple):
    """What playing found: at the name of its place, which it keeps when lines move."""

    code: str
    at: str
    details: Mapping[str, object]


@dataclass(frozen=True)
class Story:
    """One scenario with everything known about it."""

    tree: Tree
    file: ScenarioFile
    scenario: Scenario
    texts: Mapping[str, str]
    spoken: Mapping[str, Text]
    references: Mapping[str, Reference] | None = None

    def finding(self, code: str, at: str, *, key: bool = True, **details: object) -> Finding:
        """A finding at the dotted name *at*."""
        return self.tree.finding(code, path_of(at), key=key, **details)

    @staticmethod
    def near(word: str, known: Iterable[str]) -> str | None:
        """The known name most like *word*, if one is like it at all."""
        return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every step from scene to scene."""
        return ways(self.scenario)

    @cached_property
    def onward(self) -> dict[str, set[str]]:
        """Where each scene may lead."""
        onward: dict[str, set[str]] = {id: set() for id in self.scenario.scenes}
        for way in self.ways:
            onward[way.start].add(way.to)
        return onward

    @cached_property
    def is_bank(self) -> bool:
        """Whether all that is scored are classifications: a bank of files, with nobody to talk to."""
        scored = [act for _, _, act in self.scored()]
        return bool(scored) and all(isinstance(act, Classify) for act in scored)

    def scored(self) -> Iterator[tuple[str, Scene, Any]]:
        """Each scene that assesses something: where its act stands, the scene, the act."""
        for id, scene in self.scenario.scenes.items():
            if hasattr(scene.act, "assesses"):
                yield f"scenes.{id}.{kind_of(scene.act).key}", scene, scene.act

    def acts(self) -> Iterator[tuple[str, Scene, Any]]:
        """Each scene with options: where they stand, the scene, the act."""
        for at, scene, act in self.scored():
            if hasattr(act, "options"):
                yield at, scene, act

    def options(self) -> Iterator[tuple[str, Any, Option]]:
        """Each option: where it stands, in what, and itself."""
        for _, scene, act in self.acts():
            for at, option in self.options_in(scene.id):
                yield at, act, option

    def options_in(self, scene: str) -> Iterator[tuple[str, Option]]:
        """Each option of one scene: where it stands, and itself."""
        act = self.scenario.scenes[scene].act
        for id, option in options_in(act).items():
            yield f"scenes.{scene}.{kind_of(act).key}.{in_file(act).ways(id)[-1][0]}", option

    def worth(self, act: Any, option: Option) -> int | None:
        """What the option earns of 100, as the scenario weighs; None if nothing here counts."""
        shares = {
            code: weight * self.file.weights.get(code, 0) for code, weight in act.assesses.items()
        }
        whole = sum(shares.values())
        if not whole:
            return None
        return sum(share * option.credit.get(code, 0) for code, share in shares.items()) // whole
