"""The figures of an attempt by the telescoping sum are those of its whole score."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.play.play import after, begin
from scenario_trainer.engine.play.possible import moves_open
from scenario_trainer.engine.score import totals
from scenario_trainer.engine.score.scoring import score
from scenario_trainer.engine.turn.moves import Start
from tests.engine.scenarios import scenarios


@settings(max_examples=50, deadline=None)
@given(
    st.one_of(scenarios(), scenarios(talk=True)),
    st.integers(0, 10_000),
    st.booleans(),
    st.integers(0, 12),
    st.data(),
)
def test_the_figures_alone_are_those_of_the_score(scenario, seed, assessment, most, data):
    start, moves = Start(seed, seed % 2), []
    situation = begin(scenario, start)
    while situation.scene in scenario.scenes and len(moves) < most:
        open_now = list(moves_open(scenario.scenes[situation.scene], situation))
        moves.append(data.draw(st.sampled_from(open_now))[0])
        situation, _ = after(scenario, situation, moves[-1])

    alone = totals.figures(scenario, start, moves, Outlook(scenario, assessment=assessment))

    assert alone == score(scenario, start, moves, Outlook(scenario, assessment=assessment)).figures
