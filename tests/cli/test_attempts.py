"""An attempt is replayed for its officer and for nobody else."""

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.records import editions, opening, people
from scenario_trainer.training import accounts
from tests import stored
from tests.library.examples import scenario_in


@pytest.fixture
def attempt(settings):
    """An attempt of the officer arta, one move in."""
    scenario = scenario_in(data_folder("scenarios") / "the-lease")
    with opening.opened(settings):
        edition = stored.edition_of(data_folder("scenarios") / "the-lease")
        first = next(iter(scenario.scenes[scenario.opening].act.options))
        return stored.an_attempt(
            stored.a_person("arta"), Move("decide", option=first), edition=edition
        )


def replay(run_here, attempt, name, password=stored.PASSWORD):
    return run_here("attempts", "replay", attempt.public_id, "--name", name, input=f"{password}\n")


@pytest.mark.both_databases
def test_an_officer_sees_their_own_attempt(run_here, attempt):
    told = replay(run_here, attempt, "arta")

    assert told.exit_code == 0
    assert attempt.moves[0].option in told.output


@pytest.mark.parametrize("grant", ["administrator", "trainer", "author", "officer"])
def test_nobody_else_can_open_it(run_here, settings, attempt, grant):
    with opening.opened(settings):
        stored.a_person("other", grant)

    told = replay(run_here, attempt, "other")

    assert told.exit_code == 1
    assert "There is no such thing here, or it is not yours." in told.output
    assert attempt.moves[0].option not in told.output


def test_beside_an_assessment_it_is_closed(run_here, settings, attempt):
    with opening.opened(settings):
        assessed = stored.an_attempt(
            people.get(attempt.person_id),
            mode="assessment",
            edition=editions.current("the-lease"),
        )

    other, own = (replay(run_here, each, "arta") for each in (attempt, assessed))

    assert other.exit_code == 1 and own.exit_code == 0
    assert "opens again once it is handed in" in other.output
    assert attempt.moves[0].option not in other.output


def test_a_wrong_password_opens_nothing(run_here, attempt):
    told = replay(run_here, attempt, "arta", "not the pass phrase")

    assert told.exit_code == 1
    assert "The name or the password is not right." in told.output


def test_the_officer_is_signed_out_again(run_here, settings, attempt):
    replay(run_here, attempt, "arta")

    with opening.opened(settings):
        assert not accounts.sign_ins(attempt.person_id)


def test_an_id_may_begin_with_a_dash(run_here):
    told = run_here("attempts", "replay", "-h1dden", "--name", "nobody", input="no password\n")

    assert "The name or the password is not right." in told.output
