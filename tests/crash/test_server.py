"""A server killed under officers: what it acknowledged is there, once.

`python3 -m bench kill` does it with forty officers, ten times on each database.
"""

import sys

import pytest

from tests.crash import server

pytestmark = pytest.mark.both_databases


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_what_a_killed_server_acknowledged_is_there_once(settings):
    losses = server.killed(settings, clients=8, kills=2, seconds=2, delay=0.1)

    assert losses.any == 0, losses
    assert losses.moves and losses.drafts
