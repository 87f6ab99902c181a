"""What a check gets to see: the file as written, the scenario as built, the sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from scenario_trainer.engine.scenario import Decision, Option, Pick, Scenario, Scene
from scenario_trainer.library.findings import Finding
from scenario_trainer.library.guard import Tree, path_of
from scenario_trainer.library.references import Reference
from scenario_trainer.library.schema import ScenarioFile
from scenario_trainer.library.ways import Way, ways


@dataclass(frozen=True)
class Story:
    """One scenario with everything known about it."""

    tree: Tree
    file: ScenarioFile
    scenario: Scenario
    texts: Mapping[str, str]
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

    def acts(self) -> Iterator[tuple[str, Scene, Decision | Pick]]:
        """Each scene with options: where they stand, the scene, the decision or pick."""
        for id, scene in self.scenario.scenes.items():
            if isinstance(scene.act, Decision | Pick):
                kind = "decision" if isinstance(scene.act, Decision) else "pick"
                yield f"scenes.{id}.{kind}", scene, scene.act

    def options(self) -> Iterator[tuple[str, Decision | Pick, Option]]:
        """Each option: where it stands, in what, and itself."""
        for at, _, act in self.acts():
            for id, option in act.options.items():
                yield f"{at}.options.{id}", act, option

    def worth(self, act: Decision | Pick, option: Option) -> int | None:
        """What the option earns of 100, as the scenario weighs; None if nothing here counts."""
        shares = {
            code: weight * self.file.weights.get(code, 0) for code, weight in act.assesses.items()
        }
        whole = sum(shares.values())
        if not whole:
            return None
        return sum(share * option.credit.get(code, 0) for code, share in shares.items()) // whole
