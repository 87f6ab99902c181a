"""Whatever an officer does, in whatever order: what is stored is what was played."""

import itertools
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scenario_trainer.config import Settings
from scenario_trainer.engine.play import play
from scenario_trainer.errors import PlayError, TurnTaken
from scenario_trainer.records import attempts, opening, people
from scenario_trainer.records.database import transaction
from scenario_trainer.training import practice
from scenario_trainer.training.editions import scenario_of
from scenario_trainer.training.results import score_of
from tests import stored
from tests.training.playing import an_answer
from tests.training.wandering import the_bench

pytestmark = pytest.mark.slow

_keys = itertools.count()


class AnyPlay(RuleBasedStateMachine):
    """An officer with a weak line: choices, taps sent twice, old tabs, hints, going back."""

    @initialize(
        mode=st.sampled_from(practice.MODES), slug=st.sampled_from(["the-counter", "the-bench"])
    )
    def begin(self, mode, slug):
        self.open = ExitStack()
        folder = Path(tempfile.mkdtemp())
        self.open.callback(shutil.rmtree, folder, ignore_errors=True)
        given = Settings.read({"TRAINER_DATA": str(folder)})
        opening.upgrade(given)
        self.open.enter_context(opening.opened(given))
        self.mode, self.officer = mode, stored.a_person("arta").id
        stored.the_counter()
        the_bench()
        with transaction():
            people.update_person(self.officer, privacy_accepted_at=stored.NOON)
        self.attempt = practice.begin(slug, self.officer, mode)
        self.sent, self.moves = [], 0

    def teardown(self):
        if hasattr(self, "open"):
            self.open.close()

    @property
    def scene(self):
        return practice.scene(self.attempt, self.officer)

    def send(self, answer):
        """Send it and note whether it was taken."""
        before = self.held.turn
        try:
            practice.decide(self.attempt, self.officer, answer)
        except (PlayError, TurnTaken):
            assert self.held.turn == before
        else:
            self.sent.append(answer)
        return self.held.turn - before

    @property
    def held(self):
        return attempts.of_officer(self.attempt, self.officer)

    @precondition(lambda self: self.held.ended_at is None)
    @rule(place=st.integers(0, 2))
    def choose(self, place):
        last = max(len(self.scene.options) - 1, 0) if self.scene.act is None else place
        self.moves += self.send(an_answer(self.scene, min(place, last)))

    @precondition(lambda self: self.held.ended_at is None)
    @rule()
    def leave_the_talk(self):
        self.moves += self.send(an_answer(self.scene, kind="leave", tokens=()))

    @precondition(lambda self: self.sent)
    @rule(which=st.integers(0, 9))
    def tap_again(self, which):
        again = self.sent[which % len(self.sent)]
        assert self.send(again) == 0

    @precondition(lambda self: self.sent)
    @rule(which=st.integers(0, 9))
    def come_from_an_old_tab(self, which):
        stale = replace(self.sent[which % len(self.sent)], key=f"old-{next(_keys)}")
        assert self.send(stale) == 0

    @precondition(lambda self: self.held.ended_at is None)
    @rule()
    def ask_for_a_hint(self):
        self.moves += self.send(an_answer(self.scene, kind="hint", tokens=()))

    @precondition(lambda self: self.held.ended_at is None)
    @rule(to=st.integers(0, 6))
    def go_back(self, to):
        taken = self.send(an_answer(self.scene, kind="rewind", tokens=(), to=to))
        assert not (taken and self.mode == "assessment")
        self.moves += taken

    @invariant()
    def nothing_is_lost_or_counted_twice(self):
        if hasattr(self, "attempt"):
            assert self.held.turn == self.moves
            assert len(set(self.held.keys)) == self.moves

    @invariant()
    def replay_equals_what_is_shown(self):
        if hasattr(self, "attempt"):
            situation = play.replay(scenario_of(self.held), self.held.start, self.held.moves)
            assert situation.scene == self.scene.scene
            assert (self.scene.kind == "ending") == (self.held.ended_at is not None)

    @invariant()
    def the_score_is_in_bounds(self):
        if hasattr(self, "attempt"):
            score = score_of(self.held)
            assert 0 <= score.figures.total <= score.figures.uncapped <= 100


AnyPlay.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestAnyPlay = AnyPlay.TestCase
