"""The stop card of a red flag that ends the story, and the way back from it."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.engine.kinds.decision import Decision
from scenario_trainer.engine.kinds.event import Event
from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.story.scenario import END, Scenario
from scenario_trainer.errors import OptionNotOpen, PlayError
from scenario_trainer.library import reader
from scenario_trainer.library.map.ways import exits
from scenario_trainer.records import attempts, editions
from scenario_trainer.stage import scenes
from scenario_trainer.stage.tokens import token_of
from scenario_trainer.training import practice
from scenario_trainer.training.debrief import debrief
from scenario_trainer.training.results import score_of
from tests import stored
from tests.library.examples import scenario_in
from tests.training.playing import an_answer, as_played, take
from tests.training.wandering import a_move

SHIPPED = data_folder("scenarios")
END_THE_STORY = (
    ("night-on-the-promenade", "light_blows", "nothing_serious"),
    ("night-on-the-promenade", "over_your_shoulder", "joke_about_bread"),
    ("the-lease", "half_way_out", "next_please"),
    ("the-lease", "he_stops", "nobody_is_kept"),
    ("the-locked-door", "december", "settle_it"),
    ("the-locked-door", "the_report", "one_line"),
    ("the-locked-door", "tonight", "his_word"),
    ("the-locked-door", "window_night", "father_and_she"),
    ("the-parking-space", "on_the_stairs", "take_down"),
    ("the-photo", "no_answer", "let_him_sleep"),
    ("the-photo", "the_close", "summons"),
    ("the-photo", "the_leak", "tell_the_head"),
    ("ward-four", "he_says_stop", "close_case"),
)
MOST_WAYS = 3000  # tried until one leads to the option and ends with it


@cache
def shipped(slug: str) -> Scenario:
    return scenario_in(SHIPPED / slug)


def flags_that_end(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """The flagged options from which only events and gates lie before an ending."""
    for scene in scenario.scenes.values():
        options = scene.act.options.values() if isinstance(scene.act, Decision | Pick) else ()
        for option in options:
            goes = option.goes if isinstance(scene.act, Decision) else scene.goes
            if option.flags and _may_end(scenario, goes):
                yield scenario.id, scene.id, option.id


def _may_end(scenario: Scenario, goes: str, passed: tuple[str, ...] = ()) -> bool:
    if goes == END or goes in scenario.endings:
        return True
    scene = scenario.scenes.get(goes)
    if scene is None or goes in passed or not isinstance(scene.act, Event | Gate):
        return False
    return any(_may_end(scenario, onward, (*passed, goes)) for _, onward in exits(scene))


@cache
def a_way_to(slug: str, scene: str, option: str) -> tuple[play.Start, tuple[play.Move, ...]]:
    """A start and moves of which the last takes the option, raises its flag and ends the story."""
    scenario = shipped(slug)
    for seed in range(MOST_WAYS):
        chance = Random(seed)
        draws = (scenario.temperaments, scenario.truths)
        start = play.Start(seed, *(chance.randrange(max(len(each), 1)) for each in draws))
        moves, situation = [], play.begin(scenario, start)
        while situation.scene not in scenario.endings:
            moves.append(_towards(scenario, situation, scene, option, chance))
            before = situation.scene
            situation, events = play.after(scenario, situation, moves[-1])
            if before == scene and option in (moves[-1].option, *moves[-1].options):
                raised = any(event.kind == "flag" for event in events)
                if raised and situation.scene in scenario.endings:
                    return start, tuple(moves)
    raise AssertionError(f"no way to {option} in {scene} of {slug} ends with it")


def _towards(
    scenario: Scenario, situation: play.Situation, scene: str, option: str, chance: Random
) -> play.Move:
    """The option where it is open, else anything."""
    if situation.scene == scene:
        open_now = [move for move, _ in moves_open(scenario.scenes[scene], situation)]
        wanted = [move for move in open_now if option in (move.option, *move.options)]
        if wanted:
            return chance.choice(wanted)
    return a_move(scenario, situation, chance)


def test_every_shipped_flag_that_can_end_the_story_is_tried():
    slugs = [folder.parent.name for folder in SHIPPED.glob("*/scenario.yaml")]

    found = [each for slug in slugs for each in flags_that_end(shipped(slug))]

    assert sorted(found) == list(END_THE_STORY)


@pytest.mark.parametrize(("slug", "scene", "option"), END_THE_STORY)
def test_a_red_flag_that_ends_the_story_can_be_taken_again(officer, slug, scene, option):
    start, moves = a_way_to(slug, scene, option)
    attempt = at_the_last_move(officer, slug, start, moves)

    ended = practice.decide(attempt, officer.id, the_answer(attempt, officer, scene, moves[-1]))
    again = practice.decide(attempt, officer.id, back(ended))

    assert ended.kind == "ending" and ended.stop.may_take_again
    assert again.scene == scene and again.options and again.stop is None
    held = attempts.of_officer(attempt, officer.id)
    assert held.ended_at is None
    assert [move.kind for move in held.moves[-2:]] == [moves[-1].kind, "rewind"]


def at_the_last_move(officer, slug, start, moves) -> str:
    edition = editions.load(slug, (SHIPPED / slug / reader.FILE).read_bytes(), {})
    return stored.an_attempt(officer, *moves[:-1], edition=edition, start=start).public_id


def the_answer(attempt, officer, scene, move):
    held = attempts.of_officer(attempt, officer.id)
    names = move.options or (move.option,)
    tokens = tuple(token_of(as_played(held), scene, name) for name in names)
    shown = practice.scene(attempt, officer.id, past_stop=held.turn - 1)
    return an_answer(shown, kind=move.kind, tokens=tokens)


def back(scene):
    """The button of the stop card."""
    return an_answer(scene, kind="rewind", tokens=(), to=scene.stop.back_to)


@pytest.fixture
def ended(counter, officer) -> str:
    """An attempt that a red flag has ended."""
    attempt = practice.begin("the-counter", officer.id, "practice")
    take(attempt, officer.id, "Come with me")
    assert take(attempt, officer.id, "Is it a family matter").kind == "ending"
    return attempt


@pytest.mark.both_databases
def test_afterwards_the_new_way_is_scored_and_the_first_choice_stays(ended, officer):
    practice.decide(ended, officer.id, back(practice.scene(ended, officer.id)))
    take(ended, officer.id, "Tell me what happened")
    start = attempts.of_officer(ended, officer.id).start
    straight = stored.an_attempt(officer, start=start, edition=stored.the_counter()).public_id
    for option in ("Come with me", "Tell me what happened"):
        take(straight, officer.id, option)

    scores = [score_of(attempts.of_officer(each, officer.id)) for each in (ended, straight)]
    own = debrief(ended, officer.id)

    assert (
        scores[0].figures.total == scores[1].figures.total
        and scores[0].figures.flags == scores[1].figures.flags == ()
    )
    assert scores[0].figures.competencies == scores[1].figures.competencies
    first = own.debrief.entries[1].body.first_choice
    assert [text.speak("en")[:21] for text in first] == ["Is it a family matter"]
    assert own.counts == "rewound"


def test_only_the_flag_that_ended_it_can_be_taken_again(ended, officer):
    scene = practice.scene(ended, officer.id)

    assert [rewind.number for rewind in scene.rewinds] == [1]
    with pytest.raises(OptionNotOpen):
        practice.decide(ended, officer.id, an_answer(scene, kind="rewind", tokens=(), to=0))


def test_an_ending_without_a_flag_stays(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "practice")
    take(attempt, officer.id, "Come with me")
    scene = take(attempt, officer.id, "Tell me what happened")

    with pytest.raises(OptionNotOpen):
        practice.decide(attempt, officer.id, an_answer(scene, kind="rewind", tokens=(), to=1))
    assert attempts.of_officer(attempt, officer.id).ended_at is not None


def test_an_assessment_that_a_flag_ended_has_no_card_and_no_way_back(counter, officer):
    attempt = practice.begin("the-counter", officer.id, "assessment")
    take(attempt, officer.id, "Come with me")

    scene = take(attempt, officer.id, "Is it a family matter")

    assert scene.kind == "ending" and scene.stop is None
    with pytest.raises(OptionNotOpen):
        practice.decide(attempt, officer.id, an_answer(scene, kind="rewind", tokens=(), to=1))


def test_where_no_move_is_taken_any_more_the_card_has_no_button(ended, officer, monkeypatch):
    monkeypatch.setattr(scenes, "MOST_MOVES", 2)

    scene = practice.scene(ended, officer.id)

    assert scene.stop and not scene.stop.may_take_again
    with pytest.raises(PlayError):
        practice.decide(ended, officer.id, back(scene))


LOUD = b"          major: overheard\n"
CARD = b"""          flags: [RF1]
          stop: {happened: They heard., undone: They know., duty: Speak apart.}
"""
GONE = b"          goes: gone\n"
LAMP = b"""  lamp:
    event: [{goes: gone}]
  close:
"""


def a_counter(**changes) -> str:
    """The example changed as told, on the shelf."""
    return stored.the_counter(*changes.values()).slug


def test_the_card_of_an_earlier_flag_does_not_come_back(counter, officer):
    slug = a_counter(flag=(LOUD, LOUD + CARD))
    attempt = practice.begin(slug, officer.id, "practice")
    assert take(attempt, officer.id, "Speak up").stop.flag == "RF1"
    second = take(attempt, officer.id, "Is it a family matter")

    again = practice.decide(attempt, officer.id, back(second))

    assert second.stop.flag == "RF3"
    assert again.stop is None and len(again.options) == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"end": (GONE, b"          goes: end\n")},
        {"gate": (GONE, b"          goes: close\n")},
        {"event": (GONE, b"          goes: lamp\n"), "lamp": (b"  close:\n", LAMP)},
    ],
    ids=["end", "gate", "event"],
)
def test_whatever_leads_to_the_ending_the_decision_can_be_taken_again(counter, officer, changes):
    attempt = practice.begin(a_counter(**changes), officer.id, "coach")
    take(attempt, officer.id, "Come with me")
    ended = take(attempt, officer.id, "Is it a family matter")

    again = practice.decide(attempt, officer.id, back(ended))

    assert ended.kind == "ending"
    assert (again.scene, len(again.options)) == ("asking", 4)
