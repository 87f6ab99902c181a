"""One file while it is built: its names, texts and conditions, and what is wrong with them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from keyword import iskeyword

from scenario_trainer.engine.story.conditions import (
    ConditionError,
    Names,
    always,
    compile_condition,
    compile_number,
)
from scenario_trainer.engine.story.scenario import BACK, COMPETENCIES, END
from scenario_trainer.engine.story.values import TEMPERAMENT, TRUTH, Condition
from scenario_trainer.library.file import schema
from scenario_trainer.library.file.guard import Tree, path_of
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.text import LANGUAGES, Text

Catalogues = Mapping[str, Mapping[str, str]]  # language -> id of the text -> translation

NARRATOR = "narration"
_RESERVED = frozenset(
    ("learn", "suggest", "temperament", "truth", "when", "face", NARRATOR, END, BACK)
)
_PERCENT = re.compile(r"(0|[1-9][0-9]?|100)%")
_CODES = {
    "unknown_name": "SCN302",
    "unknown_value": "SCN305",
    "wrong_type": "SCN304",
    "not_a_condition": "SCN304",
    "not_a_number": "SCN304",
}


@dataclass(frozen=True, slots=True)
class Held:
    """What a story has to remember: where each number stands, and what can be asked about it."""

    slots: Mapping[str, int]
    start: tuple[int, ...]
    takeable: tuple[str, ...]  # every name that `took` may ask for
    topics: tuple[tuple[str, str], ...]  # every topic of a talk with its scene


class Terms:
    """What every part of the building asks: is there such a name, what does this sentence say?"""

    def __init__(
        self, file: schema.ScenarioFile, tree: Tree, catalogues: Catalogues, held: Held
    ) -> None:
        self.file, self.tree, self.held = file, tree, held
        self.findings: list[Finding] = []
        self.texts: dict[str, str] = {}
        self.spoken: dict[str, Text] = {}
        self.translations = [
            (language, catalogues.get(language, {}))
            for language in LANGUAGES
            if language != file.language
        ]
        self.compiled: dict[tuple[str, bool], Condition] = {}
        self.slots, self.start = held.slots, held.start
        self.temperaments = tuple(file.draws.temperament.values())
        self.factored = {name for draw in self.temperaments for name in (*draw.gain, *draw.loss)}
        self.targets = dict.fromkeys((*file.scenes, *file.endings, END, BACK))
        self.names = self._names()

    def _names(self) -> Names:
        file, slots = self.file, self.slots
        words = {name: (slots[name], state.values) for name, state in file.states.items()}
        if file.draws.temperament:
            words["temperament"] = (TEMPERAMENT, tuple(file.draws.temperament))
        if file.draws.truth:
            words["truth"] = (TRUTH, tuple(file.draws.truth))
        return Names(
            numbers={name: slots[name] for name in (*file.gauges, "minutes", *file.counters)},
            words=words,
            facts={fact: slots[f"fact:{fact}"] for fact in file.facts},
            visited={scene: slots.get(f"visited:{scene}", -1) for scene in file.scenes},
            took={name: slots.get(f"took:{name}", -1) for name in self.held.takeable},
            asked={topic: slots[f"asked:{topic}"] for _, topic in self.held.topics},
        )

    def check_names(self) -> None:
        """One name, one thing; and none that a condition could not say."""
        file, seen = self.file, set(_RESERVED)
        for part in ("gauges", "counters", "states"):
            for name in getattr(file, part):
                if name in seen or iskeyword(name):
                    self.add("SCN313", f"{part}.{name}", key=True, what=name)
                seen.add(name)
        endings = dict.fromkeys(file.endings, "endings")
        for name, part in (*dict.fromkeys(file.scenes, "scenes").items(), *endings.items()):
            doubled = part == "endings" and name in file.scenes
            if doubled or name in (END, BACK) or iskeyword(name):
                self.add("SCN313", f"{part}.{name}", key=True, what=name)
        for name in file.people:
            if name in ("when", "face", NARRATOR):
                self.add("SCN313", f"people.{name}", key=True, what=name)
        for name in filter(iskeyword, file.facts):
            self.add("SCN313", f"facts.{name}", key=True, what=name)
        topics: set[str] = set()
        for scene, name in self.held.topics:
            if name in topics or iskeyword(name):
                self.add("SCN313", f"scenes.{scene}.hub.topics.{name}", key=True, what=name)
            topics.add(name)

    def add(self, code: str, at: str, *, key: bool = False, offset: int = 0, **details) -> None:
        """Note a finding at the dotted name *at*."""
        self.findings.append(
            self.tree.finding(code, path_of(at), key=key, offset=offset, **details)
        )

    def text(self, words: str, at: str) -> Text:
        """The sentence with its translations; *at* is its id in the catalogues."""
        self.texts[at] = words
        if cut := self.tree.cut(path_of(at), words):
            self.findings.append(cut)
        spoken = {self.file.language: words}
        for language, translations in self.translations:
            if at in translations:
                spoken[language] = translations[at]
        self.spoken[at] = Text(spoken)
        return self.spoken[at]

    def condition(self, source: str | None, at: str) -> Condition | None:
        """A yes/no over names of this file; none where none is written."""
        return None if source is None else self._compile(source, at, compile_condition)

    def percent(self, source: str, at: str) -> Condition:
        """A chance: `30%` or an expression that gives the percentage."""
        if _PERCENT.fullmatch(source):
            return always(int(source[:-1]))
        return self._compile(source, at, compile_number)

    def _compile(
        self, source: str, at: str, compiler: Callable[[str, Names], Condition]
    ) -> Condition:
        known = (source, compiler is compile_number)
        if known not in self.compiled:
            try:
                self.compiled[known] = compiler(source, self.names)
            except ConditionError as problem:
                self._condition_finding(problem, source, at)
                return always(0)
        return self.compiled[known]

    def _condition_finding(self, problem: ConditionError, source: str, at: str) -> None:
        offset = problem.column + len(source) - len(source.lstrip())
        details = {"what": source[:60], **problem.details}
        if "known" in details:
            details["known"] = ", ".join(details["known"])
        code = _CODES.get(problem.code, "SCN303")
        self.add(code, at, offset=offset, **details)

    def unknown(
        self, code: str, at: str, what: str, known: Iterable[str], *, key: bool = False
    ) -> None:
        """A name that is not among *known*, with the nearest one that is."""
        known = list(known)
        near = next(iter(get_close_matches(what, known, n=1, cutoff=0.6)), None)
        self.add(code, at, key=key, what=what[:60], near=near, known=", ".join(known))

    def goes(self, target: str | None, at: str, what: str) -> str:
        """A target that exists; `what` leads there."""
        if target is None:
            self.add("SCN315", at, key=True, what=what)
            return END
        if target not in self.targets:
            self.unknown("SCN301", at, target, self.targets)
        return target

    def scene_named(self, name: str, at: str) -> str:
        """A scene that exists."""
        if name not in self.file.scenes:
            self.unknown("SCN301", at, name, self.file.scenes)
        return name

    def competencies(self, table: Mapping[str, int], at: str) -> Mapping[str, int]:
        """The table, whose keys are competencies."""
        for code in table:
            if code not in COMPETENCIES:
                self.unknown("SCN310", f"{at}.{code}", code, COMPETENCIES, key=True)
        return table

    def fact(self, name: str, at: str) -> int:
        """The slot of a fact."""
        if name not in self.file.facts:
            self.unknown("SCN309", at, name, self.file.facts)
        return self.slots.get(f"fact:{name}", 0)


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """A condition that holds when both do; none where there is none."""
    if first is None or second is None:
        return first or second
    one, other = first.test, second.test
    return Condition(
        f"({first.source}) and ({second.source})",
        lambda values: one(values) and other(values),
        first.reads | second.reads,
    )
