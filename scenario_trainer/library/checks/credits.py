"""Weights, credits and dilemmas: is what is assessed assessed fairly?"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.classify import Classify
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.talk import Talk
from scenario_trainer.engine.story.options import Option
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.kinds import in_file
from scenario_trainer.text import LANGUAGES

CLOSE = 15  # points between the two sides of a dilemma
FEWEST_DILEMMAS = 2
CONFIDENCE, REASONS = (3, 5), (2, 4)
AT_THE_ENDING = ("EVI", "ASK")


def weights(story: Story) -> Iterator[Finding]:
    """Three to six competencies that sum to 100; two will do for a bank of files."""
    given = story.file.weights
    fewest = 2 if story.is_bank else 3
    if sum(given.values()) != 100:
        yield story.finding("SCN401", "weights", sum=sum(given.values()))
    if not fewest <= len(given) <= 6:
        yield story.finding("SCN402", "weights", count=len(given))


def credits(story: Story) -> Iterator[Finding]:
    """Every option says what it earns in each competency assessed, and in no other.

    A question says it only where it earns less than everything.
    """
    for at, act, option in story.options():
        for code in () if isinstance(act, Talk) else act.assesses:
            if code not in option.credit:
                yield story.finding("SCN403", f"{at}.credit", option=option.id, what=code)
        for code in option.credit:
            if code not in act.assesses:
                yield story.finding("SCN404", f"{at}.credit.{code}", option=option.id, what=code)


def weighed(story: Story) -> Iterator[Finding]:
    """What is assessed has weight in the scenario."""
    for at, _, act in story.scored():
        for code in act.assesses:
            if code not in story.file.weights:
                yield story.finding("SCN405", f"{at}.assesses.{code}", what=code)
        for id, topic in getattr(act, "topics", {}).items():
            for code in topic.must:
                if code not in story.file.weights:
                    yield story.finding("SCN405", f"{at}.topics.{id}.must.{code}", what=code)


def quality(story: Story) -> Iterator[Finding]:
    """The quality word and the credits tell the same story."""
    for at, act, option in story.options():
        if isinstance(act, Talk):
            continue
        if option.credit and not _fits(option.quality, list(option.credit.values())):
            earned = sum(option.credit.values()) // len(option.credit)
            yield story.finding(
                "SCN406", f"{at}.quality", option=option.id, what=option.quality, earned=earned
            )


def _fits(word: str, credit: list[int]) -> bool:
    mean = sum(credit) / len(credit)
    match word:
        case "strong":
            return max(credit) >= 90
        case "acceptable":
            return 40 <= mean <= 95
        case "weak":
            return mean <= 50
        case _:
            return mean <= 15


def dilemmas(story: Story) -> Iterator[Finding]:
    """A dilemma has two best answers that give up different things; a scenario has at least two."""
    count = 0
    for at, _, act in story.acts():
        if isinstance(act, Decision) and act.dilemma:
            count += 1
            gap = _gap(story, act)
            if gap is None or gap > CLOSE:
                yield story.finding("SCN418", f"{at}.dilemma", gap="-" if gap is None else gap)
    if count < FEWEST_DILEMMAS and not story.is_bank:
        yield story.finding("SCN419", "scenes", count=count)


def _gap(story: Story, decision: Decision) -> int | None:
    """How far the best option is from the next that trades differently."""
    worth = {id: story.worth(decision, option) for id, option in decision.options.items()}
    best = max((value for value in worth.values() if value is not None), default=None)
    if best is None:
        return None
    gaps = [
        best - min(worth[one], worth[other])
        for one, other in combinations(decision.options, 2)
        if best in (worth[one], worth[other])
        and decision.options[one].credit != decision.options[other].credit
    ]
    return min(gaps, default=None)


def outcome(story: Story) -> Iterator[Finding]:
    """What the facts weigh at the ending: EVI and ASK only, at most a tenth."""
    if story.file.outcome is None:
        return
    for code, share in story.file.outcome.assesses.items():
        at = f"outcome.assesses.{code}"
        if code not in AT_THE_ENDING:
            yield story.finding("SCN435", at, what=code)
        scored = (act for _, scene, act in story.scored() if not scene.extra)
        whole = share + sum(_weight(act, code) for act in scored)
        if share * 10 > whole:
            yield story.finding("SCN426", at, what=code, share=f"{100 * share // whole}%")


def _weight(act: Any, code: str) -> int:
    musts = sum(topic.must.get(code, 0) for topic in getattr(act, "topics", {}).values())
    taken = (act.count or act.most or 1) if isinstance(act, Pick) else 1
    return act.assesses.get(code, 0) * taken + musts


def asked(story: Story) -> Iterator[Finding]:
    """Confidence and reasons are asked now and then, not always."""
    decisions = [act for _, _, act in story.acts() if isinstance(act, Decision)]
    if len(decisions) < CONFIDENCE[1]:
        return
    sure = [act for _, _, act in story.scored() if isinstance(act, Decision | Classify)]
    for what, count, (low, high) in (
        ("confidence", sum(act.confidence for act in sure), CONFIDENCE),
        ("reasons", sum(bool(act.reasons) for act in decisions), REASONS),
    ):
        if not low <= count <= high:
            yield story.finding("SCN427", "scenes", what=what, count=count, low=low, high=high)


def offered(story: Story) -> Iterator[Finding]:
    """There is always something to choose between, and more to pick from than is picked."""
    for at, _, act in story.acts():
        always = [o for o in act.options.values() if o.offered and o.when is None]
        if isinstance(act, Pick):
            fewest = act.count or 1
            if len(always) < fewest or len(act.options) <= fewest:
                yield story.finding("SCN433", at, count=fewest, all=len(always))
    for id, scene in story.scenario.scenes.items():
        for row in in_file(scene.act).rows(scene.act):
            if sum(option.when is None for option in row.options) < 2:
                at = f"scenes.{id}.{kind_of(scene.act).key}.{row.at}"
                yield story.finding("SCN430", at)


def length(story: Story) -> Iterator[Finding]:
    """The strong option is not the longest more often than chance, in any language."""
    for language in LANGUAGES:
        decisions = list(_choices(story))
        longest = sum(_longest_is_strong(options, language) for options in decisions)
        if longest >= 3 and longest * 3 > len(decisions):
            yield story.finding("SCN421", "scenes", count=longest, all=len(decisions))
            return


def _longest_is_strong(options: list[Option], language: str) -> bool:
    sizes = sorted((len(option.text.speak(language)), option.quality) for option in options)
    return sizes[-1][1] == "strong" and sizes[-1][0] > sizes[-2][0]


def position(story: Story) -> Iterator[Finding]:
    """The strong option does not always stand in the same place."""
    decisions = list(_choices(story))
    places = [
        next((n for n, option in enumerate(options, 1) if option.quality == "strong"), 0)
        for options in decisions
    ]
    for place in sorted(set(places) - {0}):
        if places.count(place) >= 3 and places.count(place) * 2 > len(decisions):
            yield story.finding(
                "SCN422", "scenes", count=places.count(place), all=len(decisions), place=place
            )


def _choices(story: Story) -> Iterator[list[Option]]:
    """Every row of scored options of which one is taken."""
    for _, _, act in story.acts():
        for row in in_file(act).rows(act):
            if len(row.options) > 1:
                yield list(row.options)


CHECKS = (
    weights, credits, weighed, quality, dilemmas, outcome, asked, offered, length, position,
)  # fmt: skip
