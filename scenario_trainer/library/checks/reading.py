"""What it is like to read: long lines, words to avoid, things nobody uses."""

import re
from collections.abc import Iterator

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.kinds.gaps import Gaps
from scenario_trainer.engine.story.cast import Line
from scenario_trainer.library.building.slots import all_changes, options_of
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.kinds import in_file
from scenario_trainer.library.terms.options import opens

MOST_WORDS = 25  # in one spoken line

# From the glossary: what a narrator never says. People may still be quoted saying it.
AVOID = {
    "sexual preference": "sexual orientation",
    "homosexualism": "gay people, lesbian women; sexual orientation",
    "hermaphrodite": "intersex person",
    "transsexual": "trans person",
    "transvestite": "trans person",
    "sex change": "transition",
    "real name": "legal name",
    "real gender": "gender assigned at birth",
    "gay lifestyle": "identity, orientation",
    "admitted he is gay": "said that he is gay",
    "admitted she is": "said that she is",
    "preferencë seksuale": "orientim seksual",
    "homoseksualizëm": "orientim seksual",
    "homoseksualist": "person gej, lesbike",
    "hermafrodit": "person interseks",
    "transeksual": "person trans",
    "travestit": "person trans",
    "ndërrim seksi": "tranzicion",
    "operacion seksi": "tranzicion",
    "emri i vërtetë": "emri ligjor",
    "gjinia e vërtetë": "gjini e caktuar në lindje",
    "jonormal": "-",
    "stil jetese": "identitet, orientim",
    "pranoi se është gej": "tha se është gej",
    "krim pasioni": "krim urrejtjeje i dyshuar; sulm",
}
_AVOID = re.compile("|".join(rf"\b{re.escape(word)}" for word in AVOID), re.IGNORECASE)
# A false version is somebody's, and so are the words by which a typed question is recognised.
_AS_OTHERS_SAY = re.compile(r"\.suggested$|\.topics\.\w+\.words$")
_QUOTED = re.compile('“[^”]*”|„[^”“]*[”“]|"[^"]*"|«[^»]*»|‘[^’]*’')


def spoken(story: Story) -> Iterator[Finding]:
    """Nobody says more than a breath holds."""
    for at, speaker in _speakers(story).items():
        count = len(story.texts[at].split())
        if count > MOST_WORDS:
            place = f"{at}.{speaker}" if at[-1].isdecimal() else at
            yield story.finding("SCN423", place, key=False, who=speaker, count=count)


def _speakers(story: Story) -> dict[str, str]:
    """Every sentence that somebody says: where it stands, and who."""
    said = {
        f"{at}.{n}": line.speaker
        for at, lines in _rows(story)
        for n, line in enumerate(lines)
        if line.speaker is not None
    }
    for at, _, act in story.scored():
        if isinstance(act, Gaps) and act.who is not None:
            said |= {f"{at}.questions.{gap}.text": act.who for gap in act.questions}
    return said


def _rows(story: Story) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Every row of lines."""
    for id, scene in story.scenario.scenes.items():
        yield f"scenes.{id}.lines", scene.lines
        for said in in_file(scene.act).said(scene.act):
            yield f"scenes.{id}.{kind_of(scene.act).key}.{said.at}", said.lines
    for at, _, option in story.options():
        yield f"{at}.reply", option.reply


def words_to_avoid(story: Story) -> Iterator[Finding]:
    """The narrator keeps to the glossary; only people who are quoted may not."""
    said = _speakers(story)
    harsh = {
        f"{at}.text" for at, _, option in story.options() if option.quality in ("weak", "harmful")
    }
    for at, words in story.texts.items():
        if at in said or at in harsh or _AS_OTHERS_SAY.search(at):
            continue
        for found in _AVOID.finditer(_QUOTED.sub("", words)):
            instead = AVOID[found[0].lower()]
            yield story.finding("SCN425", at, key=False, what=found[0], instead=instead)


def unused(story: Story) -> Iterator[Finding]:
    """What is declared is changed or asked for, and every fact can be learned."""
    file = story.file
    changed = {name for changes in all_changes(file) for name in changes}
    learned = {fact for changes in all_changes(file) for fact in changes.get("learn", ())}
    for part in ("gauges", "counters", "states"):
        for name in getattr(file, part):
            if name not in changed and name != "minutes":
                yield story.finding("SCN428", f"{part}.{name}", what=name)
    asked = [
        (option.question, getattr(option, "topic", None) or id.partition(".")[0])
        for scene in file.scenes.values()
        for id, option in options_of(scene).items()
    ]
    for name, fact in file.facts.items():
        told = any(
            way.volunteered or any(opens(way, *each) for each in asked) for way in fact.opens
        )
        if name not in learned and not told:
            yield story.finding("SCN429", f"facts.{name}", what=name)


CHECKS = (spoken, words_to_avoid, unused)
