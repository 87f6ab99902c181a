"""Practise alone: begin an attempt, take decisions, come back later, look at the debrief.

Each change is one function and one transaction. An attempt is reached only
together with the officer it belongs to; there is no other way in.
"""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scenario_trainer.engine.play import play
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Situation
from scenario_trainer.errors import InputError, NotAllowed, OptionNotOpen, PlayError, TurnTaken
from scenario_trainer.records import attempts, editions, people
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.stage import stories
from scenario_trainer.stage.answers import move_of, words_of
from scenario_trainer.stage.form import LONGEST_REFLECTION, Answer, no_longer_than
from scenario_trainer.stage.scenes import is_hinted, is_too_long, scene_view, ways_back
from scenario_trainer.stage.suggestion import with_suggestion
from scenario_trainer.stage.views import SceneView
from scenario_trainer.training import clock, drafts, limits
from scenario_trainer.training.beside import open_attempt
from scenario_trainer.training.editions import scenario_in, scenario_of
from scenario_trainer.training.playing import playing_of
from scenario_trainer.training.shelf import MODES, under_way
from scenario_trainer.training.starts import start_of
from scenario_trainer.training.writing import (
    is_writing,
    keep_draft,
    own_words,
    with_draft,
)

A_MOMENT = timedelta(minutes=2)  # so long an attempt without a move counts as just begun


def begin(slug: str, officer_id: int, mode: str, known: str | None = None) -> str:
    """Open an attempt on the present edition and return its public id.

    While an assessment of the scenario is under way nothing else of it can be begun.
    A page says by *known* which attempt under way it shows: where there is another one, it is
    gone to if it was begun a moment ago, and told of first if it is older.
    """
    if mode not in MODES:
        raise InputError(code="unknown_mode")
    edition = editions.current(slug)
    if edition is None:
        raise NotAllowed(slug)
    scenario = scenario_in(edition)
    now = datetime.now(UTC)
    with transaction():
        people.hold(officer_id)
        begun = attempts.begun_since(now - A_MOMENT, officer_id, edition.id, mode)
        if begun and known not in (None, begun):  # pressed again: no answer came, or they went back
            return begun
        _check_may_begin(slug, officer_id, known)
        start = start_of(scenario, officer_id, mode)
        timers = clock.factor_for(officer_id, mode)
        opening = play.begin(scenario, start).scene
        return attempts.open(
            officer_id,
            edition.id,
            mode=mode,
            start=start,
            now=now,
            timers=timers,
            seconds_left=clock.seconds_in(scenario, opening, timers),
        ).public_id


def _check_may_begin(slug: str, officer_id: int, known: str | None) -> None:
    limits.check_begins(officer_id)
    if people.get(officer_id).privacy_accepted_at is None:
        raise InputError(code="privacy_first")
    if attempts.has_running_assessment(officer_id, slug):
        raise InputError(code="mode_closed")
    if known is not None and under_way(slug, officer_id) not in (None, known):
        raise InputError(code="under_way")


def scene(public_id: str, officer_id: int, past_stop: int | None = None) -> SceneView:
    """Where the officer stands in an attempt of theirs."""
    return _view(open_attempt(public_id, officer_id), past_stop)


def read_question(public_id: str, officer_id: int, words: str, language: str) -> SceneView:
    """The present scene with how a typed question is read; nothing is recorded."""
    attempt = open_attempt(public_id, officer_id)
    playing = playing_of(attempt, datetime.now(UTC))
    return with_suggestion(_view(attempt), playing, scenario_of(attempt), words, language)


def decide(public_id: str, officer_id: int, answer: Answer) -> SceneView:
    """Take one move and return the scene it leads to; the same key again changes nothing.

    A report is kept as a draft also where the move is refused: nothing written is lost.
    """
    now = datetime.now(UTC)
    try:
        with transaction():
            attempt = open_attempt(public_id, officer_id)
            if not attempt.has(answer.key):
                attempt = _take(attempt, answer, now)
    except InputError:
        if answer.kind == "write":
            keep_draft(public_id, officer_id, answer.typed, answer.turn)
        raise
    return _view(attempt)


def _take(attempt: StoredAttempt, answer: Answer, now: datetime) -> StoredAttempt:
    scenario = scenario_of(attempt)
    situation = stories.standing(scenario, attempt.start, attempt.moves)
    is_over = play.has_ended(scenario, situation) and answer.kind != "rewind"
    if answer.turn != attempt.turn or is_over:
        raise TurnTaken(attempt.public_id)
    if is_too_long(attempt.moves):
        raise PlayError(code="too_many_moves")
    move = _read_move(attempt, scenario, situation, answer, now)
    following = stories.standing(scenario, attempt.start, (*attempt.moves, move))
    ended = play.has_ended(scenario, following)
    _settle_draft(attempt, scenario, situation, answer, now)
    return attempts.record(
        attempt,
        move,
        key=answer.key,
        now=now,
        words=words_of(move, answer),
        seconds_left=clock.seconds_in(scenario, following.scene, clock.factor_of(attempt)),
        ended_at=now if ended else None,
    )


def _settle_draft(
    attempt: StoredAttempt,
    scenario: Scenario,
    situation: Situation,
    answer: Answer,
    now: datetime,
) -> None:
    """A draft goes once the report is written; what stands in the form beside another move is kept."""
    if not is_writing(scenario, situation):
        return
    if answer.kind == "write":
        drafts.hand_over(attempt, situation.scene, answer.typed)
    elif answer.words.strip():
        drafts.keep(attempt, situation.scene, answer.typed, now)


def _read_move(
    attempt: StoredAttempt,
    scenario: Scenario,
    situation: Situation,
    answer: Answer,
    now: datetime,
) -> Move:
    """The move the form means; a choice that came too late is silence."""
    if answer.kind == "hint":
        return _hint(attempt, scenario, situation)
    if answer.kind == "rewind":
        return _rewind(attempt, scenario, answer, now)
    if clock.stands(attempt):
        raise OptionNotOpen("the clock was not started", code="clock_stands")
    if answer.kind == "decide" and clock.is_past(attempt, now):
        return Move("time_out")
    if answer.kind == "time_out" and not clock.is_up(attempt, now):
        raise OptionNotOpen("there is time left")
    playing = playing_of(attempt, now)
    return move_of(playing, scenario.scenes[situation.scene], situation.values, answer)


def _hint(attempt: StoredAttempt, scenario: Scenario, situation: Situation) -> Move:
    """A hint, once for each stay in a scene that has one."""
    scene = scenario.scenes[situation.scene]
    steps = stories.story(scenario, attempt.start, attempt.moves)
    hint = getattr(scene.act, "hint", None)
    if attempt.mode != "coach" or hint is None or is_hinted(attempt.moves, steps, scene):
        raise OptionNotOpen("no hint here")
    return Move("hint")


def _rewind(attempt: StoredAttempt, scenario: Scenario, answer: Answer, now: datetime) -> Move:
    steps = stories.story(scenario, attempt.start, attempt.moves)
    if answer.to not in {step.number for step in ways_back(playing_of(attempt, now), steps)}:
        raise OptionNotOpen("no decision to go back to")
    return Move("rewind", to=answer.to)


def start_clock(public_id: str, officer_id: int, turn: int) -> SceneView:
    """Show the choices of a timed decision, whose clock runs from now on."""
    now = datetime.now(UTC)
    with transaction():
        attempt = open_attempt(public_id, officer_id)
        if turn != attempt.turn:
            raise TurnTaken(public_id)
        attempt = clock.started(attempt, now)
    return _view(attempt)


def pause(public_id: str, officer_id: int) -> None:
    """Stop for now: a running clock keeps the seconds that are left, and no choice is taken.

    In an assessment it runs on, since stopping would be time to think.
    """
    now = datetime.now(UTC)
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        if attempt.mode != "assessment":
            clock.stopped(attempt, now)


def delete(public_id: str, officer_id: int) -> None:
    """Delete an attempt at practice with all it holds; an assessment stays."""
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        if attempt.mode == "assessment":
            raise PlayError(code="assessment_stays")
        attempts.delete(attempt)


def remark(public_id: str, officer_id: int, words: str) -> None:
    """Tell the authors that something is wrong in a scene; who and what they answered stays out."""
    if not words.strip():
        raise InputError(code="say_what_is_wrong")
    no_longer_than(LONGEST_REFLECTION, words)
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        situation = play.replay(scenario_of(attempt), attempt.start, attempt.moves)
        limits.count_remark(officer_id)
        attempts.remark(
            attempt.edition_id,
            situation.scene,
            words.strip(),
            day=datetime.now(UTC).date(),
        )


def _view(attempt: StoredAttempt, past_stop: int | None = None) -> SceneView:
    scenario = scenario_of(attempt)
    view = scene_view(
        playing_of(attempt, datetime.now(UTC)),
        scenario,
        key=secrets.token_urlsafe(12),
        past_stop=past_stop,
        words=own_words(attempt),
    )
    if view.kind == "narrative":
        return with_draft(view, attempt, scenario)
    return replace(view, submitted=attempt.submitted_at is not None)
