"""What it is like to read: long lines, long scenes, words to avoid, things nobody uses."""

import re
from collections.abc import Iterator

from scenario_trainer.engine.scenario import Decision, Scene
from scenario_trainer.library.building.scenes import opens
from scenario_trainer.library.building.slots import all_changes
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings import Finding

MOST_WORDS = 25  # in one spoken line
WORDS_A_MINUTE = 200

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
_QUOTED = re.compile('“[^”]*”|„[^”“]*[”“]|"[^"]*"|«[^»]*»|‘[^’]*’')


def spoken(story: Story) -> Iterator[Finding]:
    """Nobody says more than a breath holds."""
    for at, line in _lines(story):
        speaker = line.speaker
        count = len(story.texts[at].split())
        if speaker is not None and count > MOST_WORDS:
            yield story.finding("SCN423", f"{at}.{speaker}", key=False, who=speaker, count=count)


def _lines(story: Story):
    for id, scene in story.scenario.scenes.items():
        yield from ((f"scenes.{id}.lines.{n}", line) for n, line in enumerate(scene.lines))
    for at, _, option in story.options():
        yield from ((f"{at}.reply.{n}", line) for n, line in enumerate(option.reply))


def minutes(story: Story) -> Iterator[Finding]:
    """The best way through can be read in the minutes the card promises."""
    words = len(story.file.setting.split())
    seen, scene = set(), story.scenario.scenes.get(story.scenario.opening)
    while scene is not None and scene.id not in seen:
        seen.add(scene.id)
        words += _words(scene)
        scene = story.scenario.scenes.get(_best_way(story, scene))
    needed = -(-words // WORDS_A_MINUTE)
    if needed > story.file.minutes:
        yield story.finding("SCN424", "minutes", what=needed, minutes=story.file.minutes)


def _words(scene: Scene) -> int:
    texts = [part.text for part in (*scene.narration, *scene.lines)]
    if isinstance(scene.act, Decision):
        best = max(scene.act.options.values(), key=lambda option: sum(option.credit.values()))
        texts += [scene.act.prompt, *(option.text for option in scene.act.options.values())]
        texts += [line.text for line in best.reply]
    return sum(len(text.speak("en").split()) for text in texts)


def _best_way(story: Story, scene: Scene) -> str:
    if isinstance(scene.act, Decision):
        return max(scene.act.options.values(), key=lambda option: sum(option.credit.values())).goes
    exits = [way.to for way in story.ways if way.start == scene.id]
    return exits[-1] if exits else ""


def words_to_avoid(story: Story) -> Iterator[Finding]:
    """The narrator keeps to the glossary; only people who are quoted may not."""
    said = {at for at, line in _lines(story) if line.speaker is not None}
    harsh = {
        f"{at}.text" for at, _, option in story.options() if option.quality in ("weak", "harmful")
    }
    for at, words in story.texts.items():
        if at in said or at in harsh or at.endswith(".suggested"):
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
    options = [
        option
        for scene in file.scenes.values()
        for option in (
            (scene.decision or scene.pick).options.values() if scene.decision or scene.pick else ()
        )
    ]
    for name, fact in file.facts.items():
        told = any(way.volunteered or any(opens(way, o) for o in options) for way in fact.opens)
        if name not in learned and not told:
            yield story.finding("SCN429", f"facts.{name}", what=name)


CHECKS = (spoken, minutes, words_to_avoid, unused)
