"""Is there anything nobody ever meets? The story is played some hundred times to see.

The officers differ: some choose at random, some nearly always what earns most,
so that the ways of the careful and of the careless are both looked for. What
none of them met is advice, not an error: playing is not a proof.
"""

from collections.abc import Iterator
from random import Random

from scenario_trainer.engine import play
from scenario_trainer.engine.outlook import moves_open
from scenario_trainer.engine.play import Happened, Situation, Start
from scenario_trainer.engine.values import Condition, Values
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings import Finding

OFFICERS = 1200
SKILLS = (0, 40, 70, 90)  # in how many of 100 decisions an officer takes what earns most
MOST_MOVES = 200

_Waiting = dict[str, Condition]  # what is still to be met: where it stands, and when it shows


def never_met(story: Story) -> Iterator[Finding]:
    """Endings, options and words that no officer came to."""
    scenes, waiting = _left_over(story)
    for id in story.scenario.endings:
        if id not in scenes:
            yield story.finding("SCN439", f"endings.{id}", what=id, count=OFFICERS)
    for at in waiting:
        code = "SCN440" if at.split(".")[-2] == "options" else "SCN441"
        yield story.finding(code, f"{at}.when", what=at.split(".")[-1], count=OFFICERS)


def _left_over(story: Story) -> tuple[set[str], _Waiting]:
    """The scenes and endings reached, and what still waits after all officers."""
    scenes: set[str] = set()
    told, offered, said = _told(story), _offered(story), _said(story)
    for officer in range(OFFICERS):
        for situation, events in _way(story, officer):
            scenes.add(situation.scene)
            _meet(told.get(situation.scene), situation.values)
            _meet(offered.get(situation.scene), situation.values)
            _hear(said, situation.scene, events)
    tables = (*told.values(), *offered.values(), *said.values())
    return scenes, {at: when for table in tables for at, when in table.items()}


def _meet(waiting: _Waiting | None, values: Values) -> None:
    if waiting:
        for at in [at for at, when in waiting.items() if when.test(values)]:
            del waiting[at]


def _hear(said: dict[str, _Waiting], scene: str, events: tuple[Happened, ...]) -> None:
    """Replies are read once all that the move changed has settled."""
    settled = next((event.values for event in events if event.kind == "settled"), ())
    for event in events:
        if event.kind == "took":
            _meet(said.get(f"{scene}.{event.what.id}"), settled)


def _told(story: Story) -> dict[str, _Waiting]:
    """Conditional narration and lines of each scene that waits for a move."""
    return {
        id: {
            f"scenes.{id}.{part}.{n}": each.when
            for part in ("narration", "lines")
            for n, each in enumerate(getattr(scene, part))
            if each.when is not None
        }
        for id, scene in story.scenario.scenes.items()
    }


def _offered(story: Story) -> dict[str, _Waiting]:
    return {
        scene.id: {
            f"{at}.options.{id}": option.when
            for id, option in act.options.items()
            if option.offered and option.when is not None
        }
        for at, scene, act in story.acts()
    }


def _said(story: Story) -> dict[str, _Waiting]:
    return {
        f"{scene.id}.{id}": {
            f"{at}.options.{id}.reply.{n}": line.when
            for n, line in enumerate(option.reply)
            if line.when is not None
        }
        for at, scene, act in story.acts()
        for id, option in act.options.items()
        if option.offered
    }


def _way(story: Story, officer: int) -> Iterator[tuple[Situation, tuple[Happened, ...]]]:
    """Every situation one officer comes to, with what came of the move made there."""
    scenario, chance = story.scenario, Random(officer)
    start = Start(
        officer,
        officer % max(len(scenario.temperaments), 1),
        officer // 3 % max(len(scenario.truths), 1),
    )
    situation = play.begin(scenario, start)
    for _ in range(MOST_MOVES):
        if play.has_ended(scenario, situation):
            break
        moves = list(moves_open(scenario.scenes[situation.scene], situation))
        if chance.randrange(100) < SKILLS[officer % len(SKILLS)]:
            move = max(moves, key=lambda entry: sum(sum(o.credit.values()) for o in entry[1]))[0]
        else:
            move = chance.choice(moves)[0]
        following, events = play.after(scenario, situation, move)
        yield situation, events
        situation = following
    yield situation, ()
